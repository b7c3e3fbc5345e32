export { type ContradictionParts, contradictionParts } from './parts.ts';
export { possibleOf } from './possible.ts';
export type {
  Contradiction,
  ContradictionCode,
  ContradictionRecord,
  Possible,
  PossibleRange,
  SiteBalance,
} from './types.ts';
