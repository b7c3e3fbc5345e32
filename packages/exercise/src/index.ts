export { createRandom, type Random } from './random.ts';
export { createRehearsal } from './rehearse.ts';
export { type SignedIds, signable } from './signable.ts';
export * from './types.ts';
