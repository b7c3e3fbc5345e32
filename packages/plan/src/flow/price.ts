import { NO_WAY } from '../shuttle/types.ts';
import type { Legs } from './legs.ts';

/**
 * What a load of each source is worth, and what each sink asks of a load (≤ 0 as a worth). Whole numbers below 2^46, so that all
 * sums along a route are exact and a bound drawn from them needs no tolerance.
 */
export interface Prices {
  readonly sources: Float64Array;
  readonly sinks: Float64Array;
}

/** The most any vehicle can still earn, by where it stands and by how many steps are left. */
export interface Worths {
  /** The steps left for which it was worked out. */
  readonly horizon: number;
  /** `[source * stride + left]`; `NOTHING` where no trip can be made any more. */
  readonly atSource: Float64Array;
  /** `[sink * stride + left]`, ≥ 0: it may stay. */
  readonly atSink: Float64Array;
  readonly stride: number;
}

export const NOTHING = -(2 ** 52);

interface Leg {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

export const loadedLegs = ({ there, sinks }: Legs): readonly Leg[] => legsAmong(there, sinks);
export const emptyLegs = ({ back, sources }: Legs): readonly Leg[] => legsAmong(back, sources);

const legsAmong = (times: Int32Array, ends: number): readonly Leg[] =>
  [...times.entries()].flatMap(([leg, steps]) =>
    steps < NO_WAY ? [{ from: Math.floor(leg / ends), to: leg % ends, steps }] : [],
  );

/** The longest route problem, backwards in time, for all steps left up to the horizon at once. */
export function createPricer(legs: Legs) {
  const loaded = loadedLegs(legs);
  const empty = emptyLegs(legs);
  // Within so many steps no vehicle can load twice: they can be worked out side by side.
  const block = loaded.reduce((least, { steps }) => Math.min(least, steps), NO_WAY);
  let stride = 0;
  let atSource = new Float64Array(0);
  let atSink = new Float64Array(0);

  return (prices: Prices, horizon: number): Worths => {
    if (stride <= horizon) {
      stride = horizon + 1;
      atSource = new Float64Array(legs.sources * stride);
      atSink = new Float64Array(legs.sinks * stride);
    }
    atSource.fill(NOTHING);
    atSink.fill(0);
    for (let from = 0; from <= horizon; from += block) {
      const until = Math.min(horizon + 1, from + block);
      for (const { from: source, to: sink, steps } of loaded) {
        const worth = (prices.sources[source] as number) + (prices.sinks[sink] as number);
        raise(atSource, source * stride, atSink, sink * stride, steps, worth, from, until);
      }
      for (const { from: sink, to: source, steps } of empty) {
        raise(atSink, sink * stride, atSource, source * stride, steps, 0, from, until);
      }
    }
    return { horizon, atSource, atSink, stride };
  };
}

function raise(
  here: Float64Array,
  hereAt: number,
  next: Float64Array,
  nextAt: number,
  steps: number,
  worth: number,
  from: number,
  until: number,
) {
  for (let left = Math.max(from, steps); left < until; left++) {
    const earned = worth + (next[nextAt + left - steps] as number);
    if (earned > (here[hereAt + left] as number)) here[hereAt + left] = earned;
  }
}

/** The most a vehicle of the class can earn by `horizon`, which is no more than what was worked out; 0 where it stays. */
export function bestWorth(
  { classes, sources }: Legs,
  worths: Worths,
  of: number,
  horizon: number,
): number {
  const { out, ready } = classes[of] as Legs['classes'][number];
  let best = 0;
  for (let source = 0; source < sources; source++) {
    const left = horizon - ready - (out[source] as number);
    if (left < 0) continue;
    best = Math.max(best, worths.atSource[source * worths.stride + left] as number);
  }
  return best;
}

/** The trips, `[source, sink, …]`, of a vehicle that stands at the source with so many steps left and earns the most. */
export function bestTrips(
  { sources, sinks, there, back }: Legs,
  { atSource, atSink, stride }: Worths,
  prices: Prices,
  source: number,
  left: number,
): number[] {
  const trips: number[] = [];
  let at = source;
  let rest = left;
  for (;;) {
    const worth = atSource[at * stride + rest] as number;
    const sink = numbersBelow(sinks).find((sink) => {
      const after = rest - (there[at * sinks + sink] as number);
      const earns = (prices.sources[at] as number) + (prices.sinks[sink] as number);
      return after >= 0 && earns + (atSink[sink * stride + after] as number) === worth;
    });
    if (sink === undefined) throw new Error('nothing earns what was worked out');
    rest -= there[at * sinks + sink] as number;
    trips.push(at, sink);
    const more = atSink[sink * stride + rest] as number;
    if (more === 0) return trips;
    const next = numbersBelow(sources).find((source) => {
      const after = rest - (back[sink * sources + source] as number);
      return after >= 0 && atSource[source * stride + after] === more;
    });
    if (next === undefined) throw new Error('nothing earns what was worked out');
    rest -= back[sink * sources + next] as number;
    at = next;
  }
}

const numbersBelow = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => i);
