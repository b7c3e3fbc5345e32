import type { Index } from '@corridor/operation';
import { useEffect, useSyncExternalStore } from 'react';
import { useBoard } from '../app/board.ts';
import { type AccountKeeper, type AccountView, createAccountKeeper } from './keepAccount.ts';

export type { AccountView } from './keepAccount.ts';

const keepers = new WeakMap<Index, AccountKeeper>();

/** Nothing waits longer than this for a quiet moment, ms. */
const AT_THE_LATEST = 1_000;

const whenIdle = (act: () => void, ms: number) => {
  setTimeout(() => {
    // Not every browser says when it is idle.
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(act, { timeout: AT_THE_LATEST });
    } else act();
  }, ms);
};

/** One for all screens of an operation: whichever is open, it is worked out once. */
const keeperOf = (index: Index): AccountKeeper => {
  const known = keepers.get(index);
  if (known) return known;
  const made = createAccountKeeper(index, { elapsed: () => performance.now(), whenIdle });
  keepers.set(index, made);
  return made;
};

/** The account of what this board holds; a screen that shows figures from it also shows `asOf` while it is old. */
export function useAccount(): AccountView {
  const { facts, nowAt } = useBoard();
  const keeper = keeperOf(facts.index);
  const view = useSyncExternalStore(keeper.subscribe, () => keeper.view(facts, nowAt));
  useEffect(() => {
    keeper.catchUp(facts, nowAt);
  }, [keeper, facts, nowAt]);
  return view;
}
