import { copyRefused, createRefused, nextAllowed, type Refused, refuse } from './calendar.ts';
import { SAME, type Spans } from './spans.ts';

/** The lanes of one checkpoint, in one direction or (shared) in both. */
export interface Lanes {
  readonly lanes: number;
  readonly headway: number;
  readonly open: Spans;
  /** Minutes of a passage: with people, empty. */
  readonly minutes: Float64Array;
  /** Where a passage may not begin, by itself: the checkpoint's hours. With people, empty. */
  readonly hours: readonly [Refused, Refused];
  readonly refused: readonly [Refused, Refused];
  /** Passages in order of their beginning; only kept where there is more than one lane. */
  begins: Float64Array;
  ends: Float64Array;
  count: number;
}

export const createLanes = (
  lanes: number,
  headway: number,
  open: Spans,
  loaded: number,
  empty: number,
): Lanes => {
  const made: Lanes = {
    lanes,
    headway,
    open,
    minutes: Float64Array.of(loaded, empty),
    hours: [createRefused(), createRefused()],
    refused: [createRefused(), createRefused()],
    begins: new Float64Array(16),
    ends: new Float64Array(16),
    count: 0,
  };
  setMinutes(made, loaded, empty);
  return made;
};

/** How long passages take from now on; nothing may be reserved yet. */
export function setMinutes(lanes: Lanes, loaded: number, empty: number): void {
  lanes.minutes[0] = loaded;
  lanes.minutes[1] = empty;
  for (const kind of [0, 1] as const) {
    const hours = lanes.hours[kind];
    hours.count = 0;
    if (lanes.open.length === 0 && lanes.lanes > 0) continue;
    refuse(hours, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    if (lanes.lanes === 0) continue;
    keepOpen(hours, lanes.open, lanes.minutes[kind] as number);
  }
}

/** Everything but the moments from which a passage of so many minutes ends in the span it begins in. */
function keepOpen(hours: Refused, open: Spans, minutes: number): void {
  hours.count = 0;
  let shut = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < open.length; i += 2) {
    const from = open[i] as number;
    const last = (open[i + 1] as number) - minutes;
    if (last < from - SAME) continue;
    if (from > shut) refuse(hours, shut, from);
    shut = Math.max(shut, last);
  }
  if (shut < Number.POSITIVE_INFINITY) refuse(hours, shut, Number.POSITIVE_INFINITY);
}

export function clearLanes(lanes: Lanes): void {
  copyRefused(lanes.hours[0], lanes.refused[0]);
  copyRefused(lanes.hours[1], lanes.refused[1]);
  lanes.count = 0;
}

/** When a vehicle that reaches it at `at` can begin to pass. `kind`: 0 with people, 1 empty. */
export const nextPassage = (lanes: Lanes, kind: 0 | 1, at: number): number =>
  nextAllowed(lanes.refused[kind], at);

export function reservePassage(lanes: Lanes, from: number, to: number): void {
  if (lanes.lanes === 1) {
    const behind = Math.max(to, from + lanes.headway);
    for (const kind of [0, 1] as const) {
      const before = Math.max(lanes.headway, lanes.minutes[kind] as number);
      refuse(lanes.refused[kind], from - before, behind);
    }
    return;
  }
  if (lanes.headway > 0) {
    refuse(lanes.refused[0], from - lanes.headway, from + lanes.headway);
    refuse(lanes.refused[1], from - lanes.headway, from + lanes.headway);
  }
  keepPassage(lanes, from, to);
  refuseWhereFull(lanes, from, to);
}

function keepPassage(lanes: Lanes, from: number, to: number): void {
  const { count } = lanes;
  if (count === lanes.begins.length) {
    const begins = new Float64Array(count * 2);
    const ends = new Float64Array(count * 2);
    begins.set(lanes.begins);
    ends.set(lanes.ends);
    lanes.begins = begins;
    lanes.ends = ends;
  }
  const place = firstFrom(lanes, from);
  if (place < count) {
    lanes.begins.copyWithin(place + 1, place, count);
    lanes.ends.copyWithin(place + 1, place, count);
  }
  lanes.begins[place] = from;
  lanes.ends[place] = to;
  lanes.count = count + 1;
}

function firstFrom({ begins, count }: Lanes, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Usage only rises where a passage begins, and only where the new one lies can it have become full. */
function refuseWhereFull(lanes: Lanes, from: number, to: number): void {
  const { begins, ends, count } = lanes;
  const longest = Math.max(lanes.minutes[0] as number, lanes.minutes[1] as number);
  const first = firstFrom(lanes, from - longest - SAME);
  for (let i = first; i < count; i++) {
    const begin = begins[i] as number;
    if (begin >= to - SAME) return;
    // One that began before still counts where the new one begins.
    const at = begin < from ? from : begin;
    if ((ends[i] as number) <= at + SAME) continue;
    let inside = 0;
    let soonest = to;
    for (let k = first; k < count; k++) {
      if ((begins[k] as number) > at + SAME) break;
      if ((ends[k] as number) <= at + SAME) continue;
      inside++;
      if ((ends[k] as number) < soonest) soonest = ends[k] as number;
    }
    if (inside < lanes.lanes) continue;
    refuse(lanes.refused[0], at - (lanes.minutes[0] as number), soonest);
    refuse(lanes.refused[1], at - (lanes.minutes[1] as number), soonest);
  }
}
