import type { Tries } from './types.ts';

export const noTries: Tries = { wrong: 0, until: 0, mark: 0 };

/** A cold hand slips three times for nothing; a stranger gets some fifty tries a day. Nothing is ever deleted for a wrong PIN. */
const FREE = 3;
const FIRST = 30_000;
const MOST = 30 * 60_000;

/** ms to wait after so many wrong PINs in a row. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST * 2 ** (wrong - FREE - 1), MOST);

/** One more, counted before it is tried. */
export const counted = ({ wrong }: Tries, now: number): Tries => ({
  wrong: wrong + 1,
  until: wrong + 1 > FREE ? now + waitAfter(wrong + 1) : 0,
  mark: now,
});

export const waitOf = ({ until }: Tries, now: number): number => Math.max(0, until - now);
