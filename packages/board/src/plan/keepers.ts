import type { Index } from '@corridor/operation';
import { createPlanKeeper, type KeeperParts, type PlanKeeper } from './keepPlan.ts';
import { createRoom, type FromRoom, type ToRoom } from './room.ts';

const keepers = new WeakMap<Index, PlanKeeper>();

/** In the page, between two drawings: slower to press on, and the same plan. */
const openHere: KeeperParts['open'] = (hear) => {
  const waiting: ToRoom[] = [];
  let room: ((ask: ToRoom) => void) | null = null;
  import('./real.ts').then(({ planner }) => {
    room = createRoom({
      planner,
      tell: hear,
      elapsed: () => performance.now(),
      breathe: (act) => setTimeout(act, 0),
    });
    for (const ask of waiting) room(ask);
  });
  return (ask) => (room ? room(ask) : waiting.push(ask));
};

const open: KeeperParts['open'] = (hear) => {
  let newest: ToRoom | null = null;
  let instead: ((ask: ToRoom) => void) | null = null;
  const fall = () => {
    if (instead) return;
    instead = openHere(hear);
    if (newest) instead(newest);
  };
  try {
    const worker = new Worker(new URL('./plan.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<FromRoom>) => hear(data));
    worker.addEventListener('error', (event) => {
      // Nothing is wrong for whoever looks at the screen: it is worked out here instead.
      event.preventDefault();
      worker.terminate();
      fall();
    });
    return (ask) => {
      newest = ask;
      if (instead) instead(ask);
      else worker.postMessage(ask);
    };
  } catch {
    fall();
    return (ask) => instead?.(ask);
  }
};

/** One for all screens of an operation: whichever is open, it is planned once. */
export const planKeeperOf = (index: Index): PlanKeeper => {
  const known = keepers.get(index);
  if (known) return known;
  const made = createPlanKeeper({ index, open });
  keepers.set(index, made);
  return made;
};
