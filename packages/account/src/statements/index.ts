export { type StatementClaim, statementAsClaim } from './asClaim.ts';
export { type DailyMoment, dailyMoments, type ZoneDays } from './daily.ts';
export { proposedFigure, type Sayable } from './propose.ts';
export { type Revision, type RevisionCause, type RevisionReason, revisionOf } from './revision.ts';
export { ruledNumber, statementScope } from './scope.ts';
