export { problemToBep } from './bep/print.ts';
export { type BepFault, type BepRead, readBep } from './bep/read.ts';
export { type ShuttleTrip, shuttleTrips, shuttleWrongToText } from './bep/trips.ts';
export { boundOf } from './bound/bound.ts';
export { flowBoundOf } from './bound/flowBoundOf.ts';
export { type Budget, countedBudget } from './budget.ts';
export { RULES, type Rule, type Violation, violationToText } from './check/rules.ts';
export { violationsOf } from './check/violations.ts';
export { type FlowBoundOptions, flowBound } from './flow/bound.ts';
export { type Proof, type ProofOptions, proveShuttle } from './flow/prove.ts';
export {
  type Forecast,
  type ForecastOptions,
  forecastOf,
  type Range,
} from './forecast/forecast.ts';
export { type Happenings, NOTHING_SEEN } from './forecast/happenings.ts';
export type { JourneySeen } from './forecast/history.ts';
export { type EvacXl, evacXl, evacXlProblem, XL } from './generate/evacXl.ts';
export { allConstraints, SCENARIOS } from './generate/named.ts';
export { type Overlay, overlay, usualOverlay } from './generate/overlay.ts';
export { publicLike } from './generate/publicLike.ts';
export { randomScenario } from './generate/randomScenario.ts';
export * from './known/index.ts';
export { type Change, changesOf } from './propose/changes.ts';
export { type Proposal, type ProposeOptions, propose } from './propose/propose.ts';
export { createRandom } from './random.ts';
export { OBSTACLES, obstacleToText } from './run/obstacles.ts';
export { createRunner, type LeanRun, type Runner } from './run/runner.ts';
export { compareScores, scoreOf } from './run/score.ts';
export type { Closing, World } from './run/world.ts';
export { distancesOf } from './scenario/distances.ts';
export { sizeOf } from './scenario/people.ts';
export {
  readScenario,
  type ScenarioFault,
  type ScenarioRead,
  scenarioFaultToText,
} from './scenario/read.ts';
export type * from './scenario/types.ts';
export type * from './schedule/types.ts';
export { type ShuttleBounds, shuttleBounds } from './shuttle/bounds.ts';
export { checkShuttle, type ShuttleCheck, type ShuttleWrong } from './shuttle/check.ts';
export { type ShuttleSearch, searchShuttle } from './shuttle/search.ts';
export type * from './shuttle/types.ts';
export { NO_WAY } from './shuttle/types.ts';
export type * from './solver.ts';
