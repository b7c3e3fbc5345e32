export { problemOf } from './problem.ts';
export { type Transit, transitOf } from './transit.ts';
export type * from './types.ts';
