import type { Budget } from '@corridor/plan';
import type { Progress } from '../cli/output.ts';

/** The seconds of a search, told to whoever waits. It begins when it is made. */
export function budgetOf(seconds: number, progress: Progress): Budget {
  const begun = performance.now();
  return {
    left: () => {
      const used = (performance.now() - begun) / 1000 / seconds;
      progress.at(Math.min(1, used));
      return Math.max(0, 1 - used);
    },
    // By the clock, how much was tried does not count.
    spend: () => {},
  };
}
