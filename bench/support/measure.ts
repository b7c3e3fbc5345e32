/** Rounds of every measurement; the median is told. */
export const rounds = 5;

export const medianOf = (values: readonly number[]): number => percentileOf(values, 50);

/** Nearest rank: the smallest value that at least `percent` of them do not exceed. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  return sorted[rank - 1] ?? Number.NaN;
}

/**
 * ms that the work took, and the processor time of it on all threads. Garbage of what ran before is cleared away
 * first, not charged to it.
 */
export async function measure(
  work: () => unknown,
): Promise<{ readonly took: number; readonly worked: number }> {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { took, worked: (user + system) / 1_000 };
}

export const timeOf = async (work: () => unknown): Promise<number> => (await measure(work)).took;

/**
 * The same fixed loop on every machine, ms: tells a slow machine, or a busy one, from slow code.
 */
export function calibrate(): number {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < 50_000_000; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  const took = performance.now() - start;
  if (state === 0) throw new Error('the loop was not run');
  return took;
}

/** A seeded row of numbers 0 ≤ x < 1 (mulberry32): the same lines on every machine. */
export function createChance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
