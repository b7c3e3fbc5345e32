import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useBoard } from '../app/board.ts';
import { useLasting } from '../app/useLasting.ts';
import type { AccountView } from './keepAccount.ts';
import { accountKeeperOf } from './keepers.ts';

export type { AccountView } from './keepAccount.ts';

/** What is worked out sooner is not spoken of, ms. */
const SOON = 1_000;

/** The account of what this board holds; a screen that shows figures from it also shows `asOf` while it is old. */
export function useAccount(): AccountView {
  const { facts, nowAt } = useBoard();
  const keeper = accountKeeperOf(facts.index);
  const view = useSyncExternalStore(keeper.subscribe, () => keeper.view(nowAt));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever anything was heard
  useEffect(() => keeper.catchUp(), [keeper, facts]);
  const isLong = useLasting(view.isOld, SOON);
  return useMemo(
    () => ({ ...view, isOld: view.isOld && (isLong || view.account === null) }),
    [view, isLong],
  );
}
