import { byBytes } from '../text/utf8.ts';
import { DEVICE } from './facts.ts';
import type { MayWrite, Rank } from './types.ts';

export const FOUNDER_RANK: Rank = [];

/**
 * Negative where `a` ranks above `b`: devices that decide before those that only record, then fewer steps from
 * the founder, then the enroller's rank, then seq. So whoever coordinates can cut off a lost phone, however
 * late the one was let in and however early the other.
 */
export const byRank = (a: Rank, b: Rank): number => {
  const kind = Number(!isDeciding(a)) - Number(!isDeciding(b));
  if (kind !== 0 || a.length !== b.length) return kind || a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const [seqA, idA] = a[i] as Rank[number];
    const [seqB, idB] = b[i] as Rank[number];
    if (idA !== idB) return seqA - seqB || byBytes(idA, idB);
  }
  return 0;
};

/** Whether every step down to it was to a device that decides. */
// One step to a device that only records, and nothing below it decides: an enroller always ranks above.
export const isDeciding = (rank: Rank): boolean => rank.every(([, , decides]) => decides);

/** Does a role decide about devices? Those do that may revoke, and hubs, which witness. */
export const decidesOn = (role: string, mayWrite: MayWrite): boolean =>
  ['revoked@1', 'witnessed@1'].some((kind) =>
    mayWrite(role, { kind, subject: DEVICE, subjectType: 'device', fact: {}, sites: [] }),
  );
