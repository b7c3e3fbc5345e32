// Seconds of work of this thread, whatever else the machine is busy with.
import type { Budget } from '@corridor/plan';

/** ms that this thread has worked. */
export function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How much slower than wished for this machine is at the fixed loop: seconds of the quiet machine are so many here. */
export const QUIET_LOOP_MS = 57;

export function slowness(): number {
  const before = workedMs();
  let state = 1;
  for (let i = 0; i < 50_000_000; i++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  if (state === 0) throw new Error('the loop was not run');
  return Math.max(1, (workedMs() - before) / QUIET_LOOP_MS);
}

export function workBudget(ms: number): Budget {
  const begun = workedMs();
  return { left: () => Math.max(0, 1 - (workedMs() - begun) / ms), spend: () => {} };
}
