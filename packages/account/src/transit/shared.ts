import type { Measurement, Source } from '../reconcile/index.ts';

/**
 * Errors in common, given as what each pair of records shares (people², in rows), as independent sources of one unit each:
 * the lower triangle of Cholesky. What is only a rounding of nothing is nothing.
 */
export const sourcesOf = (
  shared: readonly Float64Array[],
): {
  readonly sources: readonly Source[];
  readonly sharedBy: readonly NonNullable<Measurement['shared']>[];
} => {
  const size = shared.length;
  const lower = shared.map(() => new Float64Array(size));
  const nameOf = (j: number) => `shared ${String(j).padStart(4, '0')}`;
  const isSource = shared.map(() => false);
  for (let j = 0; j < size; j++) {
    const own = lower[j] as Float64Array;
    const most = shared[j]?.[j] ?? 0;
    let rest = most;
    for (let k = 0; k < j; k++) rest -= (own[k] as number) ** 2;
    if (rest <= most * 1e-9) continue;
    isSource[j] = true;
    const pivot = Math.sqrt(rest);
    own[j] = pivot;
    for (let i = j + 1; i < size; i++) {
      const row = lower[i] as Float64Array;
      let both = shared[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) both -= (row[k] as number) * (own[k] as number);
      row[j] = both / pivot;
    }
  }
  return {
    sources: isSource.flatMap((is, j) => (is ? [{ id: nameOf(j), sd: 1 }] : [])),
    sharedBy: lower.map((row) =>
      [...row].flatMap((times, j) =>
        isSource[j] && times !== 0 ? [{ source: nameOf(j), times }] : [],
      ),
    ),
  };
};
