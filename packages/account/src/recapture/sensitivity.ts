import type { Cells } from './cells.ts';

/**
 * The cells as they would be if this share of the people on several lists had not been recognised as one on one of them:
 * one person becomes two. Expected numbers, so no whole ones.
 */
export const withMissedLinks = (cells: Cells, share: number): Cells => {
  const after = cells.map(Number);
  cells.forEach((people, pattern) => {
    const bits = Array.from({ length: 31 }, (_, i) => 1 << i).filter((bit) => pattern & bit);
    if (bits.length < 2 || people === 0) return;
    const missed = people * share;
    (after[pattern] as number) -= missed;
    for (const bit of bits) {
      (after[bit] as number) += missed / bits.length;
      (after[pattern & ~bit] as number) += missed / bits.length;
    }
  });
  return after;
};

/** What must be so for the answer to be one. Nobody can see from the lists alone whether it is. */
export const ASSUMPTIONS = [
  'closed',
  'linked-without-error',
  'same-chance-for-all',
  'made-apart',
  'tokens-not-shared',
] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];
