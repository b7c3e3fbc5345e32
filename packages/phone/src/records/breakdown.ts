import {
  type BreakdownCounts,
  type BreakdownRefusal,
  breakdownTable,
  quarterEnd,
  quarterOf,
} from '@corridor/operation';

export type Head = 'women' | 'girls' | 'boys' | 'men';
export const HEADS: readonly Head[] = ['women', 'girls', 'boys', 'men'];
/** Of those heads; `null` where nobody looked. */
export type Among = 'elderly' | 'disabled';
export const AMONG: readonly Among[] = ['elderly', 'disabled'];

/** Heads at one site in one quarter-day, not yet a table. Exact, so it stays on this phone, sealed, and goes when it is done. */
export interface QuarterCount {
  readonly site: string;
  readonly quarter: number;
  readonly vehicles: number;
  readonly women: number;
  readonly girls: number;
  readonly boys: number;
  readonly men: number;
  readonly elderly: number | null;
  readonly disabled: number | null;
}
type Counts = readonly QuarterCount[];
export interface Breakdown {
  readonly counts: Counts;
  /** How the counts were before each touch, newest last. */
  readonly past: readonly Counts[];
}
export const noBreakdown: Breakdown = { counts: [], past: [] };
const MOST_PAST = 30;
/** What may never be written is not kept for longer than somebody may want to read why. */
const TOO_FEW_KEPT_MS = 24 * 3_600_000;

export type BreakdownTap =
  | { readonly tap: 'head'; readonly who: Head }
  | { readonly tap: 'among'; readonly what: Among }
  /** The next vehicle's people follow. */
  | { readonly tap: 'vehicle' }
  | { readonly tap: 'undo' }
  /** Its table is in the log, or it will never be: nothing of it stays. */
  | { readonly tap: 'erase'; readonly site: string; readonly quarter: number };

export const peopleOf = ({ women, girls, boys, men }: QuarterCount): number =>
  women + girls + boys + men;

const begin = (site: string, quarter: number): QuarterCount => ({
  site,
  quarter,
  vehicles: 0,
  women: 0,
  girls: 0,
  boys: 0,
  men: 0,
  elderly: null,
  disabled: null,
});

export const countAt = ({ counts }: Breakdown, site: string, quarter: number): QuarterCount =>
  counts.find((each) => each.site === site && each.quarter === quarter) ?? begin(site, quarter);

/** What a touch changes. Each touch goes to the quarter-day in which it is made. */
export const afterBreakdown = (
  state: Breakdown,
  tap: BreakdownTap,
  at: { readonly site: string; readonly now: number },
): Breakdown => {
  if (tap.tap === 'undo') {
    const before = state.past.at(-1);
    return before ? { counts: before, past: state.past.slice(0, -1) } : state;
  }
  const without = (site: string, quarter: number) =>
    state.counts.filter((each) => each.site !== site || each.quarter !== quarter);
  if (tap.tap === 'erase') {
    const counts = without(tap.site, tap.quarter);
    // No way back to it either.
    return counts.length === state.counts.length ? state : { counts, past: [] };
  }
  const quarter = quarterOf(at.now);
  const count = countAt(state, at.site, quarter);
  const next = (): QuarterCount => {
    switch (tap.tap) {
      case 'head':
        // Somebody got off something: the first head is the first vehicle's.
        return { ...count, vehicles: Math.max(1, count.vehicles), [tap.who]: count[tap.who] + 1 };
      case 'among':
        return { ...count, [tap.what]: (count[tap.what] ?? 0) + 1 };
      case 'vehicle':
        return { ...count, vehicles: count.vehicles + 1 };
    }
  };
  return {
    counts: [...without(at.site, quarter), next()],
    past: [...state.past, state.counts].slice(-MOST_PAST),
  };
};

export interface Offer {
  readonly count: QuarterCount;
  readonly table: ReturnType<typeof breakdownTable>;
}

const toCounts = (count: QuarterCount): BreakdownCounts => ({ ...count, people: peopleOf(count) });

/** What could be written of each count now, or why not. `used`: quarters of a site that had a table, as far as is known. */
export const offersOf = (
  { counts }: Breakdown,
  now: number,
  used: (site: string) => readonly number[],
): readonly Offer[] =>
  counts
    .map((count) => ({ count, table: breakdownTable(toCounts(count), now, used(count.site)) }))
    .sort((a, b) => a.count.quarter - b.count.quarter);

/** What is still lacking while the quarter runs; nobody needs to count on if it cannot be reached. */
export const refusalNow = (count: QuarterCount): BreakdownRefusal | null => {
  const table = breakdownTable(toCounts(count), quarterEnd(count.quarter));
  return table.ok ? null : table.refusal;
};

/** Counts that go by themselves: their table is written, or they were too few and a day has passed. */
export const outdated = (
  state: Breakdown,
  now: number,
  used: (site: string) => readonly number[],
): readonly QuarterCount[] =>
  offersOf(state, now, used).flatMap(({ count, table }) => {
    if (table.ok) return [];
    const { why } = table.refusal;
    const isStale = now >= quarterEnd(count.quarter) + TOO_FEW_KEPT_MS;
    return why === 'again' || (why === 'too-few' && isStale) ? [count] : [];
  });

export type BreakdownDoubt = { readonly why: 'more-elderly' | 'more-disabled' };
export const breakdownDoubts = (count: QuarterCount): readonly BreakdownDoubt[] => {
  const people = peopleOf(count);
  const doubts: BreakdownDoubt[] = [];
  if ((count.elderly ?? 0) > people) doubts.push({ why: 'more-elderly' });
  if ((count.disabled ?? 0) > people) doubts.push({ why: 'more-disabled' });
  return doubts;
};

const VERSION = 1;
export const breakdownToNote = (state: Breakdown): string | null =>
  state.counts.length === 0 && state.past.length === 0
    ? null
    : JSON.stringify({ v: VERSION, ...state });

/** `null` where the note is of another app version or damaged. */
export const noteToBreakdown = (note: string | null): Breakdown | null => {
  if (note === null) return noBreakdown;
  try {
    const { v, counts, past } = JSON.parse(note) as Record<string, unknown>;
    const isWhole =
      v === VERSION &&
      Array.isArray(past) &&
      Array.isArray(counts) &&
      counts.every(
        (each: Partial<QuarterCount> | null) =>
          typeof each?.site === 'string' &&
          [each.quarter, each.vehicles, ...HEADS.map((head) => each[head])].every(
            Number.isSafeInteger,
          ),
      );
    return isWhole ? ({ counts, past } as Breakdown) : null;
  } catch {
    return null;
  }
};
