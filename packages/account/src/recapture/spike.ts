/** One value that stands on so many entries that no chance put it there: what a form fills in by itself. */
export interface ValueSpike<T> {
  readonly value: T;
  readonly times: number;
  readonly of: number;
}

/** Fewer entries than this prove nothing. */
const ENOUGH = 20;
/** Where nothing is wrong, one list in ten thousand is suspected. */
const SUSPECTED = 1e-4;

/** How little chance explains `times` of `of`, where it gives `usual` of all (Chernoff's bound, natural logarithm). */
const surprise = (times: number, of: number, usual: number): number => {
  const share = times / of;
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return share <= usual ? 0 : of * (part(share, usual) + part(1 - share, 1 - usual));
};

/**
 * 1 January on one of eight dates of birth. `usual`: the share of all that any single value has where each entry brings
 * its own, 0 … 1. null: no value stands out.
 */
export const valueSpike = <T>(values: Iterable<T>, usual: number): ValueSpike<T> | null => {
  const times = new Map<T, number>();
  let of = 0;
  for (const value of values) {
    times.set(value, (times.get(value) ?? 0) + 1);
    of++;
  }
  let most: ValueSpike<T> | null = null;
  for (const [value, count] of times) {
    if (count > (most?.times ?? 0)) most = { value, times: count, of };
  }
  if (!most || of < ENOUGH) return null;
  // Any of the values could have been the one.
  const needed = Math.log(1 / usual) - Math.log(SUSPECTED);
  return surprise(most.times, of, usual) > needed ? most : null;
};
