const MINUTE = 60_000;

/** How long ago something happened, as people tell it: minutes, then quarters, then hours. */
export const EARLIER_MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360] as const;

/** `null`: now. */
export type Earlier = (typeof EARLIER_MINUTES)[number] | null;

/** The `at` of a fact that is told later than it happened; `undefined` where it happens now. */
export const toldAt = (earlier: Earlier, now: number): number | undefined =>
  earlier === null ? undefined : Math.floor(now / MINUTE) * MINUTE - earlier * MINUTE;

/** "About two hours ago" is right within the hour; "ten minutes ago" is a time. */
export const precisionOf = (earlier: Earlier): 'exact' | 'hour' =>
  earlier !== null && earlier >= 60 ? 'hour' : 'exact';
