export { createRandom, type Random } from './random.ts';
export { type SignedIds, signable } from './signable.ts';
export * from './types.ts';
