export { type CallForward, callForwardOf } from './call.ts';
export { legHistoryOf } from './journeys.ts';
export { scenarioOf } from './scenario.ts';
export type * from './types.ts';
export { NOT_KNOWN } from './types.ts';
