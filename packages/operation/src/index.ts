export * from './agreement/index.ts';
export { mayRecordBreakdown, QUARTER_MS, quarterEnd, quarterOf } from './breakdown.ts';
export { type CivilDay, civilOf, type Day, dayOf, dayToText } from './calendar.ts';
export * from './contact/index.ts';
export type { DeviceId, LineId, OperationEvent, SubjectId } from './event.ts';
export * from './facts/index.ts';
export { MOST_EVER, MOST_OF_ANY } from './findings/load.ts';
export { type Finding, RULES, type Rule } from './findings/rules.ts';
export { compareCounts } from './fold/compare.ts';
export { foldSubject } from './fold/index.ts';
export { canBePointedAt } from './fold/pointed-at.ts';
export { countPoints } from './fold/tallies.ts';
export { isUnderstood, understand } from './fold/understand.ts';
export { folding } from './folding.ts';
export * from './kinds/codes.ts';
export {
  DEVICE,
  type Fact,
  isSubjectType,
  type KindOf,
  kinds,
  SUBJECT_TYPES,
  type SubjectType,
  subjectTypeOf,
} from './kinds/index.ts';
export { isInWindow, READABLE_FOR_MS, writtenAt } from './readableFor.ts';
export { isPerSite, isRole, mayRead, mayWrite, ROLES, type Role } from './roles.ts';
export * from './selectors/index.ts';
export type * from './state/agreement.ts';
export type * from './state/common.ts';
export type { States, SubjectState } from './state/index.ts';
export type * from './state/places.ts';
export type * from './state/records.ts';
export type * from './state/trip.ts';
export {
  CODE_LENGTH,
  CODE_SIGNS,
  type CodeFault,
  checkTripCode,
  createTripCode,
  parseSlip,
  type Slip,
  tripLabel,
  tripSubject,
} from './tripCode.ts';
export * from './words/index.ts';
