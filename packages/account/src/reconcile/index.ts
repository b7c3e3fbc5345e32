export { type Identified, type IdentifyOptions, identify, type Suspect } from './identify.ts';
export { reconcile } from './reconcile.ts';
export {
  CONTAMINATED,
  HUBER,
  type Robust,
  type RobustRule,
  reconcileRobust,
} from './robust.ts';
export * from './types.ts';
export { wholePeople } from './whole.ts';
