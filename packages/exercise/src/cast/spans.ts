import { HOUR } from '../hours.ts';
import type { Random } from '../random.ts';

/** From (included) to (excluded), ms since the first midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const isIn = (spans: readonly Span[], at: number): boolean => spanAt(spans, at) !== null;

/** The span that holds this moment; `spans` ordered and apart. */
export const spanAt = <T extends Span>(spans: readonly T[], at: number): T | null => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as T).to <= at) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found && found.from <= at ? found : null;
};

/** Ordered; what overlaps is joined and keeps the first one's own fields. */
export const withoutOverlaps = <T extends Span>(spans: readonly T[]): readonly T[] => {
  const joined: T[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (last && span.from <= last.to) {
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    } else joined.push(span);
  }
  return joined;
};

/** Spans that take about `share` of the time, lasting `hours` on average and never longer than `longest`. */
export const spansOf = (
  random: Random,
  wish: {
    readonly from: number;
    readonly to: number;
    readonly share: number;
    readonly hours: number;
    readonly longest: number;
  },
): readonly Span[] => {
  const spans: Span[] = [];
  const between = (wish.hours * (1 - wish.share)) / wish.share;
  for (let at = wish.from + random.exponential(between) * HOUR; at < wish.to; ) {
    const hours = Math.min(wish.longest, Math.max(0.1, random.exponential(wish.hours)));
    const to = at + hours * HOUR;
    spans.push({ from: Math.round(at), to: Math.round(to) });
    at = to + Math.max(0.05, random.exponential(between)) * HOUR;
  }
  return spans;
};
