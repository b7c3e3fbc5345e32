import type { LegSeen, Scenario } from '@corridor/plan';
import type { Foreseen, Planner, Proposal } from './planner.ts';

/** The plan itself, or a future that somebody asks about: each has its newest question. */
export type Lane = 'plan' | 'what-if';

export interface ToRoom {
  readonly id: number;
  readonly lane: Lane;
  readonly scenario: Scenario;
  readonly history: readonly LegSeen[];
}

/** `took`: ms in the room. */
export type FromRoom =
  | {
      readonly id: number;
      readonly lane: Lane;
      readonly say: 'proposed';
      readonly proposal: Proposal;
      readonly took: number;
    }
  | {
      readonly id: number;
      readonly lane: Lane;
      readonly say: 'foreseen';
      readonly foreseen: Foreseen;
      readonly took: number;
    }
  /** A bug; the screen says so and keeps what it had. */
  | { readonly id: number; readonly lane: Lane; readonly say: 'failed'; readonly why: string };

export interface RoomParts {
  readonly planner: Planner;
  readonly tell: (what: FromRoom) => void;
  /** ms that pass. */
  readonly elapsed: () => number;
  /** Calls back after whatever waits outside has been heard. */
  readonly breathe: (act: () => void) => void;
}

/** The same state gives the same plan on every board: so many tries, whatever the machine. */
const MOVES = 6_000;
const RUNS = 200;
const SEED = 1;
/** Proposals in a row without a forecast. */
const MOST_UNFORESEEN = 3;
/** A machine that is slower than that stops trying: a plan in time is worth more than a minute saved. ms. */
const PATIENCE = 700;

/**
 * A room of its own, in which plans are made whatever is pressed on the screen meanwhile. Of each lane only the newest question is worked
 * on; the plan comes before futures, a proposal before a forecast.
 */
export const createRoom = ({
  planner,
  tell,
  elapsed,
  breathe,
}: RoomParts): ((ask: ToRoom) => void) => {
  const waiting = new Map<Lane, ToRoom>();
  const toForesee = new Map<Lane, { readonly ask: ToRoom; readonly proposal: Proposal }>();
  let isBusy = false;
  let unforeseen = 0;

  const attempt = (ask: ToRoom, work: () => void) => {
    try {
      work();
    } catch (fault) {
      tell({
        id: ask.id,
        lane: ask.lane,
        say: 'failed',
        why: fault instanceof Error ? fault.message : String(fault),
      });
    }
  };
  const proposeFor = (ask: ToRoom) =>
    attempt(ask, () => {
      const begun = elapsed();
      const proposal = planner.propose(ask.scenario, {
        seed: SEED,
        moves: MOVES,
        keepGoing: () => elapsed() - begun < PATIENCE,
      });
      toForesee.set(ask.lane, { ask, proposal });
      tell({ id: ask.id, lane: ask.lane, say: 'proposed', proposal, took: elapsed() - begun });
    });
  const foreseeFor = ({ ask, proposal }: { readonly ask: ToRoom; readonly proposal: Proposal }) =>
    attempt(ask, () => {
      const begun = elapsed();
      const { scenario, history, id, lane } = ask;
      const foreseen = planner.foresee(scenario, proposal.plan, history, {
        seed: SEED,
        runs: RUNS,
        keepGoing: () => elapsed() - begun < PATIENCE,
      });
      tell({ id, lane, say: 'foreseen', foreseen, took: elapsed() - begun });
    });

  const next = () => {
    // On a day on which something is heard every second the forecast would never have its turn.
    const owed = unforeseen >= MOST_UNFORESEEN ? toForesee.get('plan') : undefined;
    if (owed) {
      toForesee.delete('plan');
      unforeseen = 0;
      return () => foreseeFor(owed);
    }
    for (const lane of ['plan', 'what-if'] as const) {
      const ask = waiting.get(lane);
      if (!ask) continue;
      waiting.delete(lane);
      if (lane === 'plan') unforeseen++;
      return () => proposeFor(ask);
    }
    for (const lane of ['plan', 'what-if'] as const) {
      const one = toForesee.get(lane);
      if (!one) continue;
      toForesee.delete(lane);
      if (lane === 'plan') unforeseen = 0;
      return () => foreseeFor(one);
    }
    return null;
  };
  const work = () => {
    const act = next();
    isBusy = act !== null;
    if (!act) return;
    act();
    breathe(work);
  };

  return (ask) => {
    waiting.set(ask.lane, ask);
    if (isBusy) return;
    isBusy = true;
    breathe(work);
  };
};
