import type { Timer } from './types.ts';

export const runtimeTimer: Timer = {
  after: (ms, run) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};
