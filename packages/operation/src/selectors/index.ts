export { type Comparison, comparisonOf } from './comparison.ts';
export { corridorOf } from './corridor-of.ts';
export type { Counted } from './counted.ts';
export { createIndex, type Index } from './create-index.ts';
export {
  type DifferencePlace,
  differencesIn,
  type OpenDifference,
  openDifferences,
  partCounts,
} from './differences.ts';
export {
  balanceRecords,
  balanceStanding,
  type OpenDiscrepancy,
  openDiscrepancies,
} from './discrepancies.ts';
export { hoursStanding, hoursWaitedAt } from './hours-waited.ts';
export { proposeLinks } from './links.ts';
export { metOnTheRoad } from './met-on-the-road.ts';
export { notWatched } from './not-watched.ts';
export {
  type DiscrepancyCode,
  type DiscrepancyRecord,
  discrepancySubject,
  type Standing,
  standingOf,
} from './standing.ts';
export { isUnderWay, isWithPeople, tripsUnderWay } from './under-way.ts';
