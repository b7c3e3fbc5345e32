import type { Timer } from '@corridor/log';

export const timer: Timer = {
  after: (ms, run) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  },
};
