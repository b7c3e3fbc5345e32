export { type AmendedLine, corrected, retracted } from './amend.ts';
export {
  type BreakdownCounts,
  type BreakdownRefusal,
  breakdownTable,
  LEAST_PEOPLE,
  LEAST_VEHICLES,
} from './breakdown.ts';
export { DESK_ACTS, type DeskAct, type DeskCall, deskCheck, deskReadBack } from './desk-call.ts';
export { deskFacts } from './desk-facts.ts';
export { type DeskFault, type DeskLine, type DeskNames, parseDeskLine } from './desk-line.ts';
export { type Draft, draft, type FactFault, faultOfFact, type Given } from './draft.ts';
export { crowdObserved, peopleAsked, peopleInformed, waitingObserved } from './site.ts';
export { spanTallied, streamOpened, streamSubject } from './stream.ts';
export { aboutRange, type GivenTally, type Range, tallied } from './tally.ts';
export {
  adjusted,
  arrived,
  boardedAndStanding,
  boarding,
  cancelled,
  departed,
  halted,
  passed,
  planned,
  sentBack,
  wentOn,
} from './trip.ts';
