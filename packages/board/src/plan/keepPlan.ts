import type { Index } from '@corridor/operation';
import { type Known, legHistoryOf, type Scenario, scenarioOf } from '@corridor/plan';
import type { Foreseen, Proposal } from './planner.ts';
import type { FromRoom, Lane, ToRoom } from './room.ts';
import type { AnnouncedAt } from './timetable.ts';

/** A plan with everything it rests on. */
export interface PlanAnswer {
  readonly known: Known;
  readonly scenario: Scenario;
  readonly proposal: Proposal;
  /** As of `zero`, ms since 1970: while the next is worked out, the one before. null: there was none. */
  readonly foreseen: { readonly zero: number; readonly is: Foreseen } | null;
  /** ms in the room. */
  readonly took: number;
}

export interface PlanView {
  /** null: none was made yet. */
  readonly answer: PlanAnswer | null;
  /** Something was heard since, and the next one is being made. */
  readonly isOld: boolean;
  /** Why the last one could not be made. */
  readonly fault: string | null;
}

export interface PlanKeeper {
  /** Everything that was heard up to now is planned with; asked again with the same, nothing is done. */
  readonly ask: (facts: object, now: number, announced: readonly AnnouncedAt[]) => void;
  /** Another future of what was asked last. null: none is asked about. */
  readonly suppose: (change: ((scenario: Scenario) => Scenario) | null) => void;
  readonly view: () => PlanView;
  readonly supposed: () => PlanView;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface KeeperParts {
  readonly index: Index;
  /** Opens the room; what it says comes to `hear`. */
  readonly open: (hear: (what: FromRoom) => void) => (ask: ToRoom) => void;
}

const NOTHING: PlanView = { answer: null, isOld: false, fault: null };
const MINUTE = 60_000;

/** One for all screens of an operation. */
export const createPlanKeeper = ({ index, open }: KeeperParts): PlanKeeper => {
  const listeners = new Set<() => void>();
  const asked = new Map<number, { readonly known: Known; readonly scenario: Scenario }>();
  const views: Record<Lane, PlanView> = { plan: NOTHING, 'what-if': NOTHING };
  const newest: Record<Lane, number> = { plan: -1, 'what-if': -1 };
  const foreseenUntil: Record<Lane, number> = { plan: -1, 'what-if': -1 };
  let tell: ((ask: ToRoom) => void) | null = null;
  let number = 0;
  let last: { readonly facts: object; readonly minute: number; readonly announced: object } | null =
    null;
  let current: { readonly known: Known; readonly now: number } | null = null;
  let supposing: ((scenario: Scenario) => Scenario) | null = null;

  const show = (lane: Lane, view: PlanView) => {
    views[lane] = view;
    for (const listener of listeners) listener();
  };
  const hear = (what: FromRoom) => {
    const { id, lane } = what;
    const about = asked.get(id);
    if (!about) return;
    const { answer } = views[lane];
    if (what.say === 'foreseen') {
      const foreseen = { zero: about.known.legend.zero, is: what.foreseen };
      asked.delete(id);
      if (answer && id > foreseenUntil[lane]) {
        foreseenUntil[lane] = id;
        show(lane, { ...views[lane], answer: { ...answer, foreseen } });
      }
    } else if (id < newest[lane]) {
      // A newer one is on its way.
      return;
    } else if (what.say === 'failed') {
      show(lane, { ...views[lane], isOld: false, fault: what.why });
    } else {
      const { proposal, took } = what;
      const foreseen = answer?.foreseen ?? null;
      show(lane, { answer: { ...about, proposal, foreseen, took }, isOld: false, fault: null });
    }
  };
  const send = (lane: Lane, known: Known, scenario: Scenario, now: number) => {
    tell ??= open(hear);
    const id = number++;
    asked.set(id, { known, scenario });
    for (const old of asked.keys()) if (old < newest[lane] - 10) asked.delete(old);
    newest[lane] = id;
    show(lane, { ...views[lane], isOld: true });
    tell({ id, lane, scenario, history: legHistoryOf(index, now) });
  };
  const sendSupposed = () => {
    if (!supposing || !current) return;
    send('what-if', current.known, supposing(current.known.scenario), current.now);
  };

  return {
    ask: (facts, now, announced) => {
      const minute = Math.floor(now / MINUTE);
      if (last?.facts === facts && last.minute === minute && last.announced === announced) return;
      last = { facts, minute, announced };
      const known = scenarioOf(index, now, { announced });
      current = { known, now };
      send('plan', known, known.scenario, now);
      sendSupposed();
    },
    suppose: (change) => {
      supposing = change;
      // What was foreseen for another future is not this one's.
      newest['what-if'] = number;
      foreseenUntil['what-if'] = number - 1;
      show('what-if', NOTHING);
      sendSupposed();
    },
    view: () => views.plan,
    supposed: () => views['what-if'],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
