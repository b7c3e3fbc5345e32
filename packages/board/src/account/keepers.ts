import { createLiveAccount } from '@corridor/account';
import type { Index } from '@corridor/operation';
import { type AccountKeeper, createAccountKeeper } from './keepAccount.ts';

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

/** One for all screens of an operation: whichever is open, it is worked out once. */
export const accountKeeperOf = (index: Index): AccountKeeper => {
  const known = keepers.get(index);
  if (known) return known;
  const made = createAccountKeeper(index, {
    live: createLiveAccount(index),
    elapsed: () => performance.now(),
    whenIdle,
  });
  keepers.set(index, made);
  return made;
};
