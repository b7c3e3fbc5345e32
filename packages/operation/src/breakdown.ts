/** The 6-hour quarters of a UTC day, numbered since 1970: fixed and disjoint, so no two tables overlap. */
export const QUARTER_MS = 6 * 60 * 60 * 1000;

export const quarterOf = (ms: number): number => Math.floor(ms / QUARTER_MS);
export const quarterEnd = (quarter: number): number => (quarter + 1) * QUARTER_MS;

/**
 * Whether a table of women, girls and boys may be written now: after its quarter-day, and once only. A second
 * table of the same quarter, even a corrected one, would tell by subtraction who the few in between were.
 * `quartersUsed` is the site's, retracted tables included.
 */
export const mayRecordBreakdown = (
  quarter: number,
  now: number,
  quartersUsed: readonly number[] = [],
): boolean =>
  Number.isSafeInteger(quarter) &&
  quarter >= 0 &&
  now >= quarterEnd(quarter) &&
  !quartersUsed.includes(quarter);
