/**
 * The bare problem inside every evacuation: equal vehicles carry loads from sources to sinks, over and over, and the last one is to be done as
 * early as possible. Sources, sinks and starts are numbered from 0; times are whole units (the caller chooses which), rounded up by whoever makes a
 * problem of a scenario so that what is found can be driven.
 */
export interface ShuttleProblem {
  readonly sources: number;
  readonly sinks: number;
  readonly starts: number;
  /** Full vehicles to be taken from each source. */
  readonly loads: Int32Array;
  /** How many loads each sink can take. */
  readonly room: Int32Array;
  /** `[start * sources + source]`: from where a vehicle stands to a source. `NO_WAY` where there is none. */
  readonly out: Int32Array;
  /** `[source * sinks + sink]`: with people, boarding and alighting included. */
  readonly there: Int32Array;
  /** `[sink * sources + source]`: empty. */
  readonly back: Int32Array;
  /** Where each vehicle stands. */
  readonly start: Int32Array;
  /** From when on each vehicle can be sent. */
  readonly ready: Int32Array;
  /** `exactly`: as many trips as loads. `at-least`: a vehicle may make a trip more than needed, which takes room too. */
  readonly demand: 'exactly' | 'at-least';
}

export const NO_WAY = 1 << 29;

/** Of each vehicle, its trips in order: source and sink alternate, `[source, sink, source, sink, …]`. */
export type ShuttleRoutes = readonly (readonly number[])[];

export interface ShuttleResult {
  readonly routes: ShuttleRoutes;
  /** When the last vehicle is done; those without a trip do not count. */
  readonly ends: number;
  /** No plan ends before. */
  readonly bound: number;
  /** `ends` is the optimum: it equals a bound, or a proof was run. */
  readonly proven: boolean;
  /** Moves tried; the same seed and as many moves give the same routes. */
  readonly moves: number;
}
