// TEMPORARY until log exports them.

export { pull } from '../../../log/src/exchange/exchange.ts';
export { isDeviceFact } from '../../../log/src/standing/facts.ts';
export { foldStanding } from '../../../log/src/standing/fold.ts';
