import { createAccounts, createLiveEvidence } from '@corridor/account';
import type { Index } from '@corridor/operation';
import { createAway, type OpenDoor } from './away.ts';
import { type AccountKeeper, createAccountKeeper } from './keepAccount.ts';
import type { FromRoom } from './room.ts';

const keepers = new WeakMap<Index, AccountKeeper>();

/** Nothing waits longer than this for a quiet moment, ms. */
const AT_THE_LATEST = 1_000;

/** Calls back when nobody waits for the screen, no sooner than after `ms`. */
export const whenIdle = (act: () => void, ms: number) => {
  setTimeout(() => {
    // Not every browser says when it is idle.
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(act, { timeout: AT_THE_LATEST });
    } else act();
  }, ms);
};

const breathe = () => new Promise<void>((done) => setTimeout(done, 0));

/** However many trips there are, it is not worked out for so long: the room is gone, and nobody said so. ms. */
const PATIENCE = 180_000;

const outlast = (act: () => void) => {
  const timer = setTimeout(act, PATIENCE);
  return () => clearTimeout(timer);
};

const openDoor: OpenDoor = (hear, lost) => {
  const worker = new Worker(new URL('./account.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromRoom>) => hear(data));
  worker.addEventListener('error', (event) => {
    // Nothing is wrong for whoever looks at the screen: it is worked out here instead.
    event.preventDefault();
    lost();
  });
  worker.addEventListener('messageerror', lost);
  return { tell: (what) => worker.postMessage(what), close: () => worker.terminate() };
};

/** One for all screens of an operation: whichever is open, it is worked out once. */
export const accountKeeperOf = (index: Index): AccountKeeper => {
  const known = keepers.get(index);
  if (known) return known;
  const evidence = createLiveEvidence(index);
  const accounts = createAccounts();
  const made = createAccountKeeper(index, {
    live: {
      changed: evidence.changed,
      account: () => accounts.exact(evidence.read()),
      quick: () => accounts.quick(evidence.read()),
    },
    away: createAway({ evidence, open: openDoor, breathe, outlast }),
    elapsed: () => performance.now(),
    whenIdle,
  });
  keepers.set(index, made);
  return made;
};
