import { useEffect, useMemo, useReducer, useSyncExternalStore } from 'react';
import { useBoard } from '../app/board.ts';
import { operationOf } from '../view/facts.ts';
import { useTimetables } from './context.ts';
import { planKeeperOf } from './keepers.ts';
import type { PlanKeeper, PlanView } from './keepPlan.ts';
import type { AnnouncedAt } from './timetable.ts';

/** Records come in bursts; so long after the last question the next is asked, ms. */
const PAUSE = 350;
const NONE: readonly AnnouncedAt[] = [];
const lastAsked = new WeakMap<PlanKeeper, number>();

/** Whether this board holds what a plan is made from, and its operation still goes on. */
export function useMayPlan(): boolean {
  const { holds, facts } = useBoard();
  return holds({ kind: 'announced@1', subject: 'plan/any' }) && !operationOf(facts)?.closed;
}

/** The plan of what this board holds, made anew after whatever is heard and with every minute. */
export function usePlan(now: number): PlanView & { readonly keeper: PlanKeeper } {
  const { facts } = useBoard();
  const mayPlan = useMayPlan();
  const announced = useAnnounced() ?? NONE;
  const keeper = planKeeperOf(facts.index);
  const view = useSyncExternalStore(keeper.subscribe, keeper.view);
  const minute = Math.floor(now / 60_000) * 60_000;
  useEffect(() => {
    if (!mayPlan) return;
    const ask = () => {
      lastAsked.set(keeper, performance.now());
      keeper.ask(facts, minute, announced);
    };
    const since = performance.now() - (lastAsked.get(keeper) ?? Number.NEGATIVE_INFINITY);
    const timer = setTimeout(ask, Math.max(0, PAUSE - since));
    return () => clearTimeout(timer);
  }, [keeper, facts, minute, announced, mayPlan]);
  return useMemo(() => ({ ...view, keeper }), [view, keeper]);
}

/** What was announced last, as far as this board can open it. null: nothing was, or it is not here. */
export function useAnnounced(): readonly AnnouncedAt[] | null {
  const { facts } = useBoard();
  const desk = useTimetables();
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => desk?.subscribe(again), [desk]);
  const hash = announcedIn(facts)?.timetable.hash ?? null;
  useEffect(() => {
    if (hash !== null) desk?.want(hash);
  }, [desk, hash]);
  const found = hash === null ? null : (desk?.find(hash) ?? null);
  return found?.is === 'open' ? found.value.trips : null;
}

/** The plan that was announced last, by what this board holds. */
export function announcedIn({ states }: ReturnType<typeof useBoard>['facts']) {
  let newest: {
    readonly id: string;
    readonly at: number;
    readonly timetable: { readonly hash: string; readonly size: number };
  } | null = null;
  for (const { id, timetable, lastAt } of states('plan').values()) {
    const at = lastAt ?? 0;
    if (timetable && (!newest || at > newest.at || (at === newest.at && id > newest.id))) {
      newest = { id, at, timetable };
    }
  }
  return newest;
}
