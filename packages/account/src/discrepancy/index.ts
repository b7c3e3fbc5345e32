export { discrepanciesOf } from './discrepanciesOf.ts';
export type { Discrepancy } from './types.ts';
