export { type OwnArithmetic, type OwnGrowth, ownArithmetic, ownGrowth } from './arithmetic.ts';
export { claimsOf, speakerOf } from './claimsOf.ts';
export { boundsOf, compare } from './compare.ts';
export {
  type ClaimContext,
  type ContextOptions,
  claimContext,
  dayOf,
  siteNamesOf,
} from './context.ts';
export { dayStartAt, daysOf, nextDay } from './days.ts';
export {
  answersOf,
  type Ledger,
  type LedgerEntry,
  type LedgerGroup,
  ledgerOf,
} from './ledger.ts';
export { questionOf, topicOf } from './question.ts';
export { isBound, rangeOf } from './range.ts';
export { type Statement, statementsOf } from './statements.ts';
export type * from './types.ts';
