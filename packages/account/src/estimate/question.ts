import type { Scope } from '../figure/types.ts';

/** Asked for nobody knows where (null) is another question than not asked (absent). */
export const keyOf = ({ measure, from, to, batch, trip, since, until }: Scope): string =>
  [measure, from, to, batch, trip, since, until].map((each) => `${each}`).join(' ');

/** So many questions are kept; a screen asks a few dozen. */
export const MOST_KEPT = 400;
