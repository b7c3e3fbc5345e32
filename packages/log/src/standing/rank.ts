import { byBytes } from '../text/utf8.ts';
import type { Rank } from './types.ts';

export const FOUNDER_RANK: Rank = [];

/** Negative where `a` ranks above `b`: fewer steps from the founder, then the enroller's rank, then seq. */
export const byRank = (a: Rank, b: Rank): number => {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const [seqA, idA] = a[i] as Rank[number];
    const [seqB, idB] = b[i] as Rank[number];
    if (idA !== idB) return seqA - seqB || byBytes(idA, idB);
  }
  return 0;
};
