export {
  DESK_ACTS,
  type DeskAct,
  type DeskCall,
  type DeskFault,
  type DeskLine,
  type DeskNames,
  deskCheck,
  deskFacts,
  deskReadBack,
  parseDeskLine,
} from './desk.ts';
export { type Draft, draft, type FactFault, faultOfFact, type Given } from './draft.ts';
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
} from './trip.ts';
