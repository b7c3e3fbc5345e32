export type { ErrorFamilies } from './observe/families.ts';
export { type Delivery, playFrom } from './play.ts';
export { createRandom, type Random } from './random.ts';
export { rehearse } from './rehearse.ts';
export { type PlainSum, plainSumOf, type Revealed, reveal } from './reveal.ts';
export { signable } from './signable.ts';
export * from './types.ts';
