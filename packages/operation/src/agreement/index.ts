export { type BatchWay, roadsOf, sitesBetween, wayOf } from './batch-road.ts';
export {
  type BeforeClosing,
  beforeWindowCloses,
  type LastDeparture,
  type Late,
} from './before-the-window-closes.ts';
export { type AgreementFinding, boundBatches, checkAgreement, type FindingPart } from './check.ts';
export { type ConditionView, type NotSetAside, speaksFor } from './conditions.ts';
export { whatStands } from './danger.ts';
export type * from './draft.ts';
export type { AgreementFacts } from './facts.ts';
export { tripsWithoutBatch } from './goes-with.ts';
export type { Guard } from './guard.ts';
export { createGuards, type Guards } from './guards.ts';
export { wordsAt } from './lights.ts';
export type { MeansView } from './means.ts';
export { MEANS_WORDS, type MeansWord, meansToWords } from './means-words.ts';
export {
  type NotTaken,
  type Obstacle,
  type OnTheRoad,
  onTheRoad,
  type SafePlace,
  type SafePlaces,
  type SafeWhy,
  safePlaceOf,
} from './on-the-road.ts';
export { plannedToQuota, type Quota, quantityToQuota } from './people.ts';
export { type LastSeen, lastSeen, type Position, positionOf } from './position.ts';
export type { BatchProgress } from './progress.ts';
export { contestedQuota, quotaOf } from './quota.ts';
export {
  type BoundBatch,
  type BoundCondition,
  type Deadlock,
  findDeadlocks,
  findWaves,
} from './reach.ts';
export { recordedToDraft } from './recorded.ts';
export { resumptionConditions } from './resumption.ts';
export { AGREEMENT_RULES, type AgreementRule } from './rules.ts';
export { isSafetyRule, nextGate, observationOf, SAFETY_RULES, type SafetyRule } from './safety.ts';
export { unresolvedShooting } from './shooting.ts';
export { isOutside, type Stop, stopsOf, stretchesOf, suspensionOf } from './suspended.ts';
export { type TripTimes, tripTimes } from './trip-times.ts';
