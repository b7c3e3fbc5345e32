export { type Account, accountOf } from './account.ts';
export { evidenceOf } from './evidence/evidence.ts';
export { QUARTER_HOUR_MS, quarterToMs, toQuarter } from './evidence/quarter.ts';
export { streamEvidence } from './evidence/stream.ts';
export { tripEvidence } from './evidence/trip.ts';
export type * from './evidence/types.ts';
export type * from './figure/types.ts';
