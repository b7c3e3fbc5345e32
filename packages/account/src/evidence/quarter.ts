import type { Quarter } from './types.ts';

export const QUARTER_HOUR_MS = 15 * 60_000;

/** The quarter of an hour in which a moment lies, counted from 1970 in UTC. */
export const toQuarter = (at: number): Quarter => Math.floor(at / QUARTER_HOUR_MS);
export const quarterToMs = (quarter: Quarter): number => quarter * QUARTER_HOUR_MS;
