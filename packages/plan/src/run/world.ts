import { type Spans, spansTogether } from './spans.ts';

/**
 * How things turn out instead of as the scenario says; vehicles, ways, sites and checkpoints by their places in the
 * scenario. It has to answer the same question alike, for it may be asked twice.
 */
export interface World {
  /** Minutes of driving, without waits at checkpoints. `nominal`: what the scenario says. */
  readonly legMinutes: (
    vehicle: number,
    way: number,
    isBack: boolean,
    departs: number,
    nominal: number,
  ) => number;
  /** How long a passage takes at this checkpoint throughout; asked once in each run. */
  readonly passageMinutes?: (checkpoint: number, isLoaded: boolean, nominal: number) => number;
  readonly boardingMinutes?: (
    vehicle: number,
    site: number,
    from: number,
    nominal: number,
  ) => number;
  /** From this minute on the vehicle cannot be sent any more: it breaks down as soon as nobody is in it. */
  readonly lost?: readonly (number | null)[];
  /** Nobody departs within: from this site, or (null) from anywhere. Who is on the road comes to the end of the leg. */
  readonly closings?: readonly Closing[];
  /** Trips of lost vehicles, and trips that wait for a busy vehicle while another is idle, go to whichever suitable one is free. */
  readonly takeOver: boolean;
}

export interface Closing {
  readonly site: number | null;
  readonly from: number;
  readonly to: number | null;
}

export const closingsBySite = (
  closings: readonly Closing[],
  sites: number,
): readonly Spans[] | null =>
  closings.length === 0
    ? null
    : Array.from({ length: sites }, (_, at) =>
        spansTogether(closings.filter(({ site }) => site === null || site === at)),
      );
