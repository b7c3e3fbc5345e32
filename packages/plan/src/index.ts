export { RULES, type Rule, type Violation, violationToText } from './check/rules.ts';
export { violationsOf } from './check/violations.ts';
export { createRandom } from './random.ts';
export type * from './scenario/types.ts';
export type * from './schedule/types.ts';
export type * from './shuttle/types.ts';
export { NO_WAY } from './shuttle/types.ts';
export type * from './solver.ts';
