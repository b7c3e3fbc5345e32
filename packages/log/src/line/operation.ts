import type { DeviceId, HashText, OperationId } from '../types.ts';

/** The id says who founded the operation and whether it is an exercise; no export can lose either. */
export function operationIdOf(founder: DeviceId, exercise: boolean, hash: HashText): OperationId {
  const print = hash(`corridor/1 operation\n${founder}`).slice(0, 22);
  return `${exercise ? 'ex' : 'op'}-${print}`;
}

export const isExercise = (op: OperationId): boolean => op.startsWith('ex-');

export const isFounder = (op: OperationId, device: DeviceId, hash: HashText): boolean =>
  operationIdOf(device, isExercise(op), hash) === op;
