import type { Cost } from './types.ts';

/** Less than this no record may state: what is advised as the least for Argon2id. */
export const FLOOR: Cost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 };

/**
 * What new records state. Measured in Chromium on the machine that builds this: 0.15 s, so 0.6 s on a phone four times slower,
 * where the whole unlocking may take two seconds. More memory rather than more passes: it is memory that guessing machines lack.
 */
export const COST: Cost = { memoryKiB: 32 * 1024, passes: 3, lanes: 1 };

/** A record with such a cost is made anew at the next right PIN. */
export const isCheap = ({ memoryKiB, passes }: Cost, than: Cost = COST): boolean =>
  memoryKiB < than.memoryKiB || passes < than.passes;
