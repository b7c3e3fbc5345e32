import { useEffect, useSyncExternalStore } from 'react';
import { useBoard } from '../app/board.ts';
import type { AccountView } from './keepAccount.ts';
import { accountKeeperOf } from './keepers.ts';

export type { AccountView } from './keepAccount.ts';

/** The account of what this board holds; a screen that shows figures from it also shows `asOf` while it is old. */
export function useAccount(): AccountView {
  const { facts, nowAt } = useBoard();
  const keeper = accountKeeperOf(facts.index);
  const view = useSyncExternalStore(keeper.subscribe, () => keeper.view(nowAt));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever anything was heard
  useEffect(() => keeper.catchUp(), [keeper, facts]);
  return view;
}
