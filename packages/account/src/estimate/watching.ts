import type { StreamEvidence } from '../evidence/types.ts';

/** From, to: minutes since 1970. */
export type Span = readonly [from: number, to: number];

/** Counts closer together than this are one after the other: they are told to the minute, we know only the quarter. */
const TOUCHING = 4;

/**
 * When one stream was watched, as far as quarters tell. A count begins somewhere in its quarter: right after the one
 * before, where that fits; so the ends of long rows of counts are known far better than a quarter.
 */
export const pieceSpans = ({ quarters }: StreamEvidence): readonly Span[] => {
  let until = Number.NEGATIVE_INFINITY;
  return quarters.map(({ quarter, minutes }) => {
    const least = quarter * 15;
    const isNext = until >= least - TOUCHING;
    const from = isNext ? Math.min(Math.max(until, least), least + 15) : least + TOUCHING;
    until = Math.max(until, from + minutes);
    return [from, from + minutes];
  });
};

/** Spans that touch, as one. Both ordered by when they begin. */
export const joined = (pieces: readonly Span[]): readonly Span[] => {
  const spans: [number, number][] = [];
  for (const [from, to] of pieces) {
    if (to <= from) continue;
    const last = spans.at(-1);
    if (last && from <= last[1] + TOUCHING) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
};

/** What lies between the spans, within `from` … `to`. */
export const gapsBetween = (spans: readonly Span[], from: number, to: number): readonly Span[] => {
  const gaps: Span[] = [];
  let until = from;
  for (const [start, end] of spans) {
    if (start > until && until < to) gaps.push([until, Math.min(start, to)]);
    until = Math.max(until, end);
  }
  if (until < to) gaps.push([until, to]);
  return gaps;
};

/** Minutes that lie in both. */
export const overlap = (spans: readonly Span[], from: number, to: number): number => {
  let sum = 0;
  for (const [start, end] of spans) {
    if (end > from && start < to) sum += Math.min(end, to) - Math.max(start, from);
  }
  return sum;
};
