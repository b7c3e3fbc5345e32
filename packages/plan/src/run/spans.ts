import type { Span } from '../scenario/types.ts';

/** Two moments nearer to each other than this are the same. */
export const SAME = 1e-9;

/** Beginnings and ends by turns, in order; what has no end ends at Infinity. */
export type Spans = Float64Array;

/** In order of their beginnings, each by itself: a leg that fits in neither of two neighbours fits in no window. */
export function spansInOrder(spans: readonly Span[]): Spans {
  const pairs = spans
    .map(({ from, to }) => [from, to ?? Number.POSITIVE_INFINITY] as const)
    .filter(([from, to]) => to >= from)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return Float64Array.from(pairs.flat());
}

/** What touches becomes one. */
export function spansTogether(spans: readonly Span[]): Spans {
  const merged: number[] = [];
  const ordered = spansInOrder(spans);
  for (let i = 0; i < ordered.length; i += 2) {
    const from = ordered[i] as number;
    const to = ordered[i + 1] as number;
    if (to <= from) continue;
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] as number)) {
      merged[last] = Math.max(merged[last] as number, to);
    } else merged.push(from, to);
  }
  return Float64Array.from(merged);
}

/** The earliest moment from `at` on that lies in none of the spans; Infinity where the last has no end. */
export function outsideSpans(spans: Spans, at: number): number {
  for (let i = 0; i < spans.length; i += 2) {
    if (at < (spans[i] as number) - SAME) return at;
    if (at < (spans[i + 1] as number) - SAME) return spans[i + 1] as number;
  }
  return at;
}

/** The earliest moment from `at` on from which so many minutes lie in none of the spans. */
export function clearOfSpans(spans: Spans, at: number, minutes: number): number {
  let from = at;
  for (let i = 0; i < spans.length; i += 2) {
    if (from + minutes <= (spans[i] as number) + SAME && from < (spans[i] as number) - SAME) {
      return from;
    }
    if (from < (spans[i + 1] as number) - SAME) from = spans[i + 1] as number;
  }
  return from;
}
