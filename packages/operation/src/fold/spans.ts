import type { LineId } from '../event.ts';
import type { StreamState } from '../state/places.ts';

type Count = StreamState['tallies'][number];
type Span = { readonly count: Count; readonly start: number; readonly end: number };

export interface Chosen {
  /** Lines of the counts that do not add; null: all of them add. */
  readonly beside: ReadonlySet<LineId> | null;
  readonly handOvers: StreamState['handOvers'];
  readonly differences: StreamState['differences'];
}
interface Found {
  readonly handOvers: StreamState['handOvers'][number][];
  readonly differences: StreamState['differences'][number][];
}

/** Two people stand there together for so long when one relieves the other. */
const HAND_OVER = 120_000;

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

const vehiclesOf = ({ fact }: Count) => fact.cars + fact.vans + fact.lorries;

/** The longest first; of the same stretch the smaller count, since more than that were not seen by both. */
const byCoverage = (a: Span, b: Span) =>
  b.end - b.start - (a.end - a.start) ||
  a.start - b.start ||
  vehiclesOf(a.count) + a.count.fact.onFoot - vehiclesOf(b.count) - b.count.fact.onFoot ||
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

const noteHandOvers = (spans: readonly Span[], { handOvers }: Found) => {
  for (const [i, span] of spans.entries()) {
    for (let j = i + 1; j < spans.length; j++) {
      const other = spans[j] as Span;
      if (other.start >= span.end) break;
      handOvers.push({ lines: [span.count.line, other.count.line], ms: bothOf(span, other) });
    }
  }
};

/** One after the other, each overlapping at most its neighbours, by no more than a hand-over. */
const isRelay = (group: readonly Span[]): boolean =>
  group.every((span, i) => {
    const [before, further] = [group[i - 1], group[i - 2]];
    return !(before && isDouble(before, span)) && !(further && further.end > span.start);
  });

const differenceOf = (over: Span, span: Span): Found['differences'][number] => {
  const [counted, beside] = [over.count, span.count];
  const ms = bothOf(over, span);
  const vehicles = [vehiclesOf(counted), vehiclesOf(beside)] as const;
  const onFoot = [counted.fact.onFoot, beside.fact.onFoot] as const;
  // Of ten minutes one that only the other saw may have brought a car: then equal figures would be chance.
  const isSameStretch = ms * 10 >= Math.max(over.end - over.start, span.end - span.start) * 9;
  return {
    between: 'overlapping',
    lines: [counted.line, beside.line],
    persons: [counted.person, beside.person],
    agrees:
      counted.person !== beside.person &&
      isSameStretch &&
      vehicles[0] === vehicles[1] &&
      onFoot[0] === onFoot[1],
    ms,
    vehicles,
    onFoot,
  };
};

/** Spans that hang together, by start: longest first, each is taken unless one that was taken covers its time. */
const settleGroup = (group: readonly Span[], found: Found) => {
  if (isRelay(group)) return noteHandOvers(group, found);
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
    if (over) found.differences.push(differenceOf(over, span));
    else taken.splice(place, 0, span);
  }
  noteHandOvers(taken, found);
};

/** With moments, or spans told backwards, among them: rare, and worked out from scratch. */
const settleOdd = (counts: readonly Count[], found: Found) => {
  const spans = counts.map(toSpan);
  spans.sort((a, b) => a.start - b.start || a.end - b.end || byCoverage(a, b));
  for (let first = 0; first < spans.length; ) {
    let end = (spans[first] as Span).end;
    let next = first + 1;
    for (; next < spans.length; next++) {
      const span = spans[next] as Span;
      // One that begins where another ends does not hang on it, unless both are the same moment.
      if (span.start > end || (span.start === end && !isSame(span, spans[next - 1]))) break;
      end = Math.max(end, span.end);
    }
    if (next > first + 1) settleGroup(spans.slice(first, next), found);
    first = next;
  }
};

/**
 * Two people who watch the same road at the same time see the same cars. Up to two minutes (but no more than half of the
 * shorter span), or up to a tenth of the shorter span, is a hand-over: both count. Of spans that overlap for longer, the
 * longer one counts (of equal ones the smaller count), the other stands beside it until somebody takes one back. It never
 * adds, whoever counted it and whether it agrees or not.
 *
 * `counts` by `from`, then `to`. Nearly all of twenty thousand overlap nothing, and cost a comparison each.
 */
export const chooseSpans = (counts: readonly Count[]): Chosen => {
  const found: Found = { handOvers: [], differences: [] };
  if (counts.some(({ fact }) => fact.to <= fact.from)) settleOdd(counts, found);
  else {
    let first = 0;
    let end = Number.NEGATIVE_INFINITY;
    for (let i = 0; i <= counts.length; i++) {
      const fact = counts[i]?.fact;
      if (fact && fact.from < end) {
        if (fact.to > end) end = fact.to;
        continue;
      }
      if (i > first + 1) settleGroup(counts.slice(first, i).map(toSpan), found);
      first = i;
      if (fact) end = fact.to;
    }
  }
  const { handOvers, differences } = found;
  const beside = differences.length ? new Set(differences.map(({ lines }) => lines[1])) : null;
  return { beside, handOvers, differences };
};
