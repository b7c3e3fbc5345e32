import type { SubjectId } from '@corridor/operation';
import { STILL_STAFFED, SUSPENDED_SHARE } from './priors.ts';
import { overlap, type Span, type Watch } from './watching.ts';

/** A time in which fewer lanes of a site were watched than it has. */
export interface Stretch {
  /** The lane that was watched last before. */
  readonly stream: SubjectId;
  readonly from: number;
  readonly to: number;
  /** Minutes of a lane: two lanes unwatched for ten minutes are twenty. */
  readonly minutes: number;
  /** Vehicles by kind and walkers, by the lanes beside; and by how many passed at other times. */
  readonly beside: Float64Array;
  readonly guessed: Float64Array;
  readonly isSuspended: boolean;
}

const KINDS = 4;
/** Shorter than this, it is our not knowing the minute. */
const SHORTEST = 3;
/** So long before and after a stretch tells how many would have passed, minutes. */
const AROUND = 120;
/** Beside: the other lanes' counts that lie about the stretch. */
const BESIDE = 10;
const DAY = 24 * 60;

/** A stream of which nothing was told for longer is no longer watched. */
const STILL_COUNTED = 90;

/** Steps of how many lanes were watched, in order; the last is after everything. */
const stepsOf = ({ streams }: Watch): readonly (readonly [at: number, lanes: number])[] => {
  const changes: (readonly [number, number])[] = [];
  for (const { spans } of streams)
    for (const [from, to] of spans) changes.push([from, 1], [to, -1]);
  changes.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const steps: [number, number][] = [];
  let lanes = 0;
  for (const [at, change] of changes) {
    lanes += change;
    const last = steps.at(-1);
    if (last && last[0] === at) last[1] = lanes;
    else steps.push([at, lanes]);
  }
  return steps;
};

/** Lanes that a site has: as many as were watched at once for at least a tenth of the watched time. */
const lanesOf = (steps: readonly (readonly [number, number])[]): number => {
  const minutes = new Map<number, number>();
  let all = 0;
  steps.forEach(([at, lanes], i) => {
    const until = steps[i + 1]?.[0];
    if (until === undefined || lanes === 0) return;
    minutes.set(lanes, (minutes.get(lanes) ?? 0) + until - at);
    all += until - at;
  });
  let above = 0;
  for (const lanes of [...minutes.keys()].sort((a, b) => b - a)) {
    above += minutes.get(lanes) as number;
    if (above >= all / 10) return lanes;
  }
  return 1;
};

/**
 * Where fewer lanes were watched than there are: as many as passed the lanes beside at that time; where none was, by the
 * two hours before and after, and the longer it lasted the more by the same hours of other days; so until now,
 * where the post is said to be staffed and is out of reach. Of a suspended road a
 * small share: few set out.
 */
export const unwatchedOf = (
  watch: Watch,
  suspended: readonly Span[],
  now: number | null,
  isStaffed = false,
): readonly Stretch[] => {
  const steps = [...stepsOf(watch)];
  const until = steps.at(-1)?.[0];
  // Who passes while somebody still counts is told when that count ends.
  if (
    now !== null &&
    until !== undefined &&
    now > until &&
    now - until < (isStaffed ? STILL_STAFFED : STILL_COUNTED)
  ) {
    steps.push([now, 0]);
  }
  const lanes = lanesOf(steps);
  const stretches: Stretch[] = [];
  const lastOf = lastWatched(watch);
  for (let i = 0; i < steps.length - 1; ) {
    if ((steps[i] as readonly [number, number])[1] >= lanes) {
      i++;
      continue;
    }
    const [from] = steps[i] as readonly [number, number];
    const beside = new Float64Array(KINDS);
    const guessed = new Float64Array(KINDS);
    let minutes = 0;
    let to = from;
    let closed = 0;
    for (; i < steps.length - 1; i++) {
      const [start, seen] = steps[i] as readonly [number, number];
      if (seen >= lanes) break;
      const [end] = steps[i + 1] as readonly [number, number];
      const missing = (lanes - seen) * (end - start);
      minutes += missing;
      to = end;
      if (seen > 0) {
        const near = watch.seen.between(start - BESIDE, end + BESIDE);
        if (near.minutes > 0) addTo(beside, near.counts, missing / near.minutes);
      } else {
        const stopped = overlap(suspended, start, end);
        closed += stopped;
        const share = 1 - Math.min(1, stopped / Math.max(1, end - start)) * (1 - SUSPENDED_SHARE);
        addTo(guessed, rateAt(watch, start, end), missing * share);
      }
    }
    if (to - from < SHORTEST) continue;
    const isSuspended = closed > (to - from) / 2;
    stretches.push({ stream: lastOf(from), from, to, minutes, beside, guessed, isSuspended });
  }
  return stretches;
};

const addTo = (sum: Float64Array, counts: Float64Array, times: number): void => {
  for (let k = 0; k < KINDS; k++) sum[k] = (sum[k] as number) + times * (counts[k] as number);
};

/** Vehicles and walkers per minute of one lane in a time when nobody watched any. */
const rateAt = ({ seen }: Watch, from: number, to: number): Float64Array => {
  const rate = new Float64Array(KINDS);
  const near = seen.between(from - AROUND, from);
  const after = seen.between(to, to + AROUND);
  const minutes = near.minutes + after.minutes;
  const daily = new Float64Array(KINDS);
  let dailyMinutes = 0;
  for (let day = -9; day <= 9; day++) {
    if (day === 0) continue;
    const other = seen.between(from + day * DAY, to + day * DAY);
    dailyMinutes += other.minutes;
    addTo(daily, other.counts, 1);
  }
  const local = minutes > 0 ? 1 / (1 + ((to - from) / 240) ** 2) : 0;
  const usual = dailyMinutes > 0 ? 1 - local : 0;
  const all = local + usual;
  if (all === 0) return rate;
  if (minutes > 0) {
    addTo(rate, near.counts, local / all / minutes);
    addTo(rate, after.counts, local / all / minutes);
  }
  if (dailyMinutes > 0) addTo(rate, daily, usual / all / dailyMinutes);
  return rate;
};

/** The stream that was watched last before a moment; of several the first by id. */
const lastWatched = ({ streams }: Watch): ((moment: number) => SubjectId) => {
  const ends = streams
    .flatMap(({ id, spans }) => spans.map(([, to]) => ({ id, to })))
    .sort((a, b) => a.to - b.to || (a.id < b.id ? 1 : -1));
  return (moment) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as { to: number }).to <= moment + 0.01) low = middle + 1;
      else high = middle;
    }
    return (ends[Math.max(0, low - 1)] as { id: SubjectId }).id;
  };
};
