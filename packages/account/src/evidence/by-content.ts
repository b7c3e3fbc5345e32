import type { TallyEvidence } from './types.ts';

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
/** Whatever is null, before everything else. */
const orNone = (n: number | null): number => n ?? -1;

/**
 * Counts by what they say, and only where they say the same by their line. What is published has no lines: an order by them
 * would give a figure that nobody outside can find again.
 */
export const byContent = (a: TallyEvidence, b: TallyEvidence): number =>
  compare(a.point, b.point) ||
  compare(a.site, b.site) ||
  compare(a.part, b.part) ||
  a.people - b.people ||
  compare(a.method, b.method) ||
  a.quarter - b.quarter ||
  Number(a.exact) - Number(b.exact) ||
  orNone(a.low) - orNone(b.low) ||
  orNone(a.high) - orNone(b.high) ||
  Number(a.lapsAsked) - Number(b.lapsAsked) ||
  orNone(a.laps) - orNone(b.laps) ||
  Number(a.isKeyed) - Number(b.isKeyed) ||
  compare(a.line ?? '', b.line ?? '');
