import type { StreamState } from '../state/places.ts';

type Count = StreamState['tallies'][number];
type Span = { readonly count: Count; readonly start: number; readonly end: number };

export interface Chosen {
  /** Counts that add up, in order of their spans. */
  readonly counted: readonly Count[];
  readonly handOvers: StreamState['handOvers'];
  readonly differences: StreamState['differences'];
}

/** Two people stand there together for so long when one relieves the other. */
const HAND_OVER = 120_000;
const NONE: readonly never[] = [];

const toSpan = (count: Count): Span => {
  const { from, to } = count.fact;
  return from <= to ? { count, start: from, end: to } : { count, start: to, end: from };
};
const isSame = (a: Span, b: Span | undefined) => a.start === b?.start && a.end === b.end;
const bothOf = (a: Span, b: Span) => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Too much for a hand-over. A single moment is told twice where it lies inside the other, not at its edge. */
const isDouble = (a: Span, b: Span): boolean => {
  const both = bothOf(a, b);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  if (both < 0) return false;
  if (both > 0) return !(both * 10 <= shorter || (both <= HAND_OVER && both * 2 <= shorter));
  if (shorter > 0) return false;
  const [moment, other] = a.start === a.end ? [a, b] : [b, a];
  return other.start === other.end || (other.start < moment.start && moment.start < other.end);
};

const byCoverage = (a: Span, b: Span) =>
  b.end - b.start - (a.end - a.start) ||
  a.start - b.start ||
  (a.count.line < b.count.line ? -1 : 1);

/** First place in `spans` (by start) that begins at or after `start`. */
const placeOf = (spans: readonly Span[], start: number): number => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Spans that hang together, longest first: each is taken unless one that was taken covers its time. */
const settleGroup = (
  group: readonly Span[],
  differences: StreamState['differences'][number][],
): readonly Span[] => {
  // Nothing in here lies inside another, so ends are in order as well, and few can touch a shorter one.
  const taken: Span[] = [];
  for (const span of [...group].sort(byCoverage)) {
    const place = placeOf(taken, span.start);
    let over: Span | null = null;
    for (let i = place; !over && i < taken.length; i++) {
      const other = taken[i] as Span;
      if (other.start > span.end) break;
      if (isDouble(other, span)) over = other;
    }
    for (let i = place - 1; !over && i >= 0; i--) {
      const other = taken[i] as Span;
      if (other.end < span.start) break;
      if (isDouble(other, span)) over = other;
    }
    if (!over) {
      taken.splice(place, 0, span);
      continue;
    }
    const [counted, beside] = [over.count, span.count];
    const vehiclesOf = ({ fact }: Count) => fact.cars + fact.vans + fact.lorries;
    differences.push({
      between: 'overlapping',
      lines: [counted.line, beside.line],
      ms: bothOf(over, span),
      vehicles: [vehiclesOf(counted), vehiclesOf(beside)],
      onFoot: [counted.fact.onFoot, beside.fact.onFoot],
    });
  }
  return taken;
};

/**
 * Two people who watch the same road at the same time see the same cars. Up to two minutes (but no more than half of the
 * shorter span), or up to a tenth of the shorter span, is a hand-over: both count. Of spans that overlap for longer, the
 * longer one counts, the other stands beside it as a difference until somebody takes one back.
 */
export const chooseSpans = (counts: readonly Count[]): Chosen => {
  let isApart = true;
  let until = Number.NEGATIVE_INFINITY;
  for (const { fact } of counts) {
    if (fact.from < until || fact.to <= fact.from) {
      isApart = false;
      break;
    }
    until = fact.to;
  }
  if (isApart) return { counted: counts, handOvers: NONE, differences: NONE };

  const spans = counts.map(toSpan);
  spans.sort((a, b) => a.start - b.start || a.end - b.end || byCoverage(a, b));
  const counted: Span[] = [];
  const differences: StreamState['differences'][number][] = [];
  for (let first = 0; first < spans.length; ) {
    let end = (spans[first] as Span).end;
    let next = first + 1;
    for (; next < spans.length; next++) {
      const span = spans[next] as Span;
      // One that begins where another ends does not hang on it, unless both are the same moment.
      if (span.start > end || (span.start === end && !isSame(span, spans[next - 1]))) break;
      end = Math.max(end, span.end);
    }
    if (next === first + 1) counted.push(spans[first] as Span);
    else counted.push(...settleGroup(spans.slice(first, next), differences));
    first = next;
  }
  const handOvers: StreamState['handOvers'][number][] = [];
  for (const [i, span] of counted.entries()) {
    for (let j = i + 1; j < counted.length; j++) {
      const other = counted[j] as Span;
      if (other.start >= span.end) break;
      handOvers.push({ lines: [span.count.line, other.count.line], ms: bothOf(span, other) });
    }
  }
  return { counted: counted.map(({ count }) => count), handOvers, differences };
};
