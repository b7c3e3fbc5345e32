import { boundOf } from '../bound/bound.ts';
import type { Budget } from '../budget.ts';
import { createRunner } from '../run/runner.ts';
import { compareScores, scoreOf } from '../run/score.ts';
import { type Distances, distancesOf } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Bound, Obstacle, Plan, Score, Timetable } from '../schedule/types.ts';
import { takeTurns } from './abreast.ts';
import { type Change, changesOf } from './changes.ts';
import { type VehicleClass, vehicleClasses } from './classes.ts';
import { beginRoute, type Rough, roughTimes } from './draft.ts';
import { type DraftPlan, draftPlan } from './draftPlan.ts';
import { improve } from './improve.ts';
import { keepPlan } from './keep.ts';
import { outlookOf } from './obstacles.ts';
import { rehome } from './rehome.ts';
import { soonestFirst } from './soonest.ts';
import { stepsOf } from './steps.ts';
import { toPlan } from './toPlan.ts';

export interface ProposeOptions {
  readonly seed: number;
  readonly budget: Budget;
  /** An earlier plan, of which as much as can be is kept where that costs nothing. */
  readonly from?: Plan;
}

export interface Proposal {
  readonly plan: Plan;
  readonly timetable: Timetable;
  readonly score: Score;
  /** No plan that brings the same people ends before. */
  readonly bound: Bound;
  /** Who cannot be brought, and which condition is in the way; nobody is left out without a word. */
  readonly obstacles: readonly Obstacle[];
  /** Against what was announced. */
  readonly changes: readonly Change[];
}

/** How much of the budget goes into who takes whom where; the rest into trying the whole plan with its queues and hours. */
const SEARCHING = 0.6;

/** How often trips that their vehicle cannot make are offered to others. */
const REHOMINGS = 3;

/** How often a plan is run again without what it could not do; each time without more of it. */
const SETTLINGS = 4;

/** Who goes where next: a plan that breaks nothing, how good it is, and what cannot be done. Always answers, however small the budget. */
export function propose(scenario: Scenario, { seed, budget, from }: ProposeOptions): Proposal {
  const distances = distancesOf(scenario);
  const { obstacles, groups } = outlookOf(scenario, distances);
  const possible = new Set(groups);
  const classes = vehicleClasses(scenario);
  const steps = stepsOf(scenario);
  const rough = roughTimes(scenario, distances);
  const runner = createRunner(scenario);
  const isBare = isWithoutQueues(scenario);

  interface Candidate {
    readonly plan: Plan;
    readonly timetable: Timetable;
    readonly score: Score;
    readonly left: DraftPlan['left'];
  }
  const isBetter = (a: Score, b: Score) => compareScores(scenario.aim, a, b) < 0;
  const tryOut = (plan: Plan, left: DraftPlan['left']): Candidate => {
    const timetable = runner.run(plan);
    return { plan, timetable, score: scoreOf(scenario, timetable), left };
  };
  const finish = (draft: DraftPlan): Candidate => {
    let found = tryOut(toPlan(scenario, inOrder(scenario, draft, rough), rough), draft.left);
    for (let round = 0; round < REHOMINGS; round++) {
      const plan = rehome(scenario, found.plan, found.timetable);
      const tried = plan && tryOut(plan, draft.left);
      if (!tried || !isBetter(tried.score, found.score)) break;
      found = tried;
    }
    return found;
  };

  let best: Candidate | null = from
    ? finish(keepPlan(scenario, distances, possible, classes, from))
    : null;
  const sizes = spread(classes, scenario);
  for (const [at, small] of sizes.entries()) {
    // The second thought is for whoever has time for it.
    if (at > 0 && budget.left() < 1 - SEARCHING) break;
    const leave = isBare ? 0.02 : 1 - (SEARCHING * (at + 1)) / sizes.length;
    const options = { seed: seed + 100 * at, budget, leave, small };
    const found = finish(draftPlan(scenario, distances, possible, classes, steps, options));
    if (!best || isBetter(found.score, best.score)) best = found;
  }
  /** Without the trips that cannot be made: nobody drives to where they would have begun. They are told of all the same. */
  const settle = (candidate: Candidate): Candidate => {
    let { plan, timetable } = candidate;
    const dropped = [...timetable.notRun];
    for (let round = 0; round < SETTLINGS && timetable.notRun.length > 0; round++) {
      const given = new Set(timetable.notRun.map(({ trip }) => trip));
      plan = {
        routes: plan.routes.map(({ vehicle, trips }) => ({
          vehicle,
          trips: trips.filter((trip) => !given.has(trip)),
        })),
      };
      timetable = runner.run(plan);
      dropped.push(...timetable.notRun);
    }
    timetable = { ...timetable, notRun: dropped };
    return { ...candidate, plan, timetable, score: scoreOf(scenario, timetable) };
  };
  if (best === null) throw new Error('there is always a plan, if need be an empty one');

  if (scenario.convoys === null && !isBare) {
    const improved = improve(scenario, best.plan, {
      seed,
      budget,
      isWorse: (a, b) => isBetter(b, a),
      evaluate: (plan) => {
        const { score, received } = runner.runLean(plan);
        let trip = 0;
        const ends = plan.routes.map(({ trips }) => {
          let done = 0;
          for (const _ of trips) done = Math.max(done, received[trip++] || 0);
          return done;
        });
        return { score, ends };
      },
    });
    const tried = tryOut(improved, best.left);
    if (isBetter(tried.score, best.score)) best = tried;
  }
  const { plan, timetable, score, left } = settle(best);
  const { aboard } = runner.runLean(plan);
  return {
    plan,
    timetable,
    score,
    bound: boundForBrought(scenario, timetable, aboard, distances),
    obstacles: together([
      ...obstacles,
      ...left.map(leftOver(scenario)),
      ...timetable.notRun.map(({ because }) => because),
      ...notLetOff(scenario, aboard),
    ]),
    changes: changesOf(scenario, timetable),
  };
}

/** Nothing on the road or at the sites makes anybody wait: what the search finds is what happens. */
const isWithoutQueues = (scenario: Scenario): boolean =>
  scenario.aim === 'completion' &&
  scenario.checkpoints.length === 0 &&
  scenario.windows.length === 0 &&
  scenario.bindings.length === 0 &&
  scenario.sites.every(
    ({ boarding, alighting, closed }) =>
      boarding.bays === null &&
      alighting.bays === null &&
      alighting.peopleAnHour === null &&
      closed.length === 0,
  );

/** Where there are small vehicles beside large ones: once with everybody in any, once with the small for those who need them. */
function spread(
  classes: readonly VehicleClass[],
  { checkpoints, sites }: Scenario,
): readonly boolean[] {
  const sizes = classes.map(({ places }) => sizeOf(places));
  const isMixed = Math.min(...sizes) * 4 < Math.max(...sizes);
  if (!isMixed) return [true];
  const isNarrow = checkpoints.length > 0 || sites.some(({ alighting }) => alighting.bays !== null);
  return isNarrow ? [false, true] : [true];
}

const inOrder = (scenario: Scenario, { routes }: DraftPlan, rough: Rough) => {
  if (scenario.aim === 'completion') return takeTurns(scenario, routes);
  const until = routes.reduce((latest, { free }) => Math.max(latest, free), 0);
  const soonest = soonestFirst(routes, rough, until, ({ vehicle }) => beginRoute(vehicle, rough));
  return takeTurns(scenario, soonest);
};

/** Why a load found no vehicle: no place is left where it may go, no vehicle stays that long, or none that could fetch it can get back there. */
const leftOver =
  ({ vehicles }: Scenario) =>
  ({ load, isFull }: DraftPlan['left'][number]): Obstacle => {
    const { batch, site, people } = load;
    const stays = vehicles.some(({ until }) => until === null);
    return {
      rule: isFull ? 'destination-full' : stays ? 'no-way-to-people' : 'vehicle-leaves-too-soon',
      of: { batch, site },
      people: sizeOf(people),
    };
  };

/** Asked of those who are brought: to leave somebody behind must not look like having been quick. */
function boundForBrought(
  scenario: Scenario,
  { trips }: Timetable,
  aboard: ArrayLike<number>,
  distances: Distances,
): Bound {
  const brought = new Map<string, number>();
  for (const { load } of trips) {
    for (const { group, times } of load) brought.set(group, (brought.get(group) ?? 0) + times);
  }
  const batches = scenario.batches.map((batch) => ({
    ...batch,
    groups: batch.groups.flatMap((group) => {
      const times = brought.get(group.id) ?? 0;
      return times > 0 ? [{ ...group, times }] : [];
    }),
  }));
  const vehicles = scenario.vehicles.map((vehicle, at) =>
    Number.isNaN(aboard[at]) ? { ...vehicle, aboard: null } : vehicle,
  );
  const groups = new Set(batches.flatMap((batch) => batch.groups));
  return boundOf({ ...scenario, batches, vehicles }, groups, distances);
}

/** Who is on the road now to a place that lets nobody off any more. */
const notLetOff = ({ vehicles }: Scenario, received: ArrayLike<number>): readonly Obstacle[] =>
  vehicles.flatMap(({ id, aboard, at }, vehicle) =>
    aboard && sizeOf(aboard.people) > 0 && Number.isNaN(received[vehicle])
      ? [
          {
            rule: 'site-closed',
            of: { batch: aboard.batch, site: at, vehicle: id },
            people: sizeOf(aboard.people),
          },
        ]
      : [],
  );

/** One sentence for each condition, with all the people whom it keeps. */
function together(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const one of obstacles) {
    const key = JSON.stringify([one.rule, one.of]);
    const known = found.get(key);
    found.set(key, known ? { ...known, people: known.people + one.people } : one);
  }
  return [...found.values()];
}
