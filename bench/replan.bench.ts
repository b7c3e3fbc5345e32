// An operation of 200 vehicles, 40,000 people and some 800 loads, with queues, hours, steps, families, beds and vehicles that leave: after each of 200
// events in a row (vehicles late, one lost, a site or a checkpoint that closes), how soon is the plan made anew, and does it break a rule?
import {
  allConstraints,
  createRandom,
  evacXl,
  overlay,
  propose,
  type Scenario,
  violationsOf,
  violationToText,
  XL,
} from '@corridor/plan';
import { slowness, workBudget, workedMs } from './planning/clock.ts';
import { planAt, scenarioAt } from './planning/later.ts';
import type { Bench } from './support/figure.ts';
import { percentileOf } from './support/measure.ts';

const EVENTS = 200;
/** Minutes between two of them. */
const EVERY = 3;
/** Of the search, ms of a quiet machine; the rest of the time goes into what comes before and after it. */
const SEARCHING = 150;

type Happening = (scenario: Scenario, random: () => number) => Scenario;

const someLate: Happening = (scenario, random) => ({
  ...scenario,
  vehicles: scenario.vehicles.map((one) =>
    one.from > 0 && random() < 0.15 ? { ...one, from: one.from + 5 + random() * 30 } : one,
  ),
});

const oneLost: Happening = (scenario, random) => {
  const empty = scenario.vehicles.filter(({ aboard }) => aboard === null);
  const lost = empty[Math.floor(random() * empty.length)];
  return { ...scenario, vehicles: scenario.vehicles.filter(({ id }) => id !== lost?.id) };
};

const oneCloses: Happening = (scenario, random) => {
  const at = Math.floor(random() * scenario.sites.length);
  const from = Math.round(random() * 60);
  return {
    ...scenario,
    sites: scenario.sites.map((site, nth) =>
      nth === at
        ? { ...site, closed: [...site.closed, { from, to: from + 15 + random() * 45 }] }
        : site,
    ),
  };
};

const happenings = [someLate, someLate, oneCloses, someLate, oneLost] as const;

const bench: Bench = async (tell) => {
  const slow = slowness();
  const random = createRandom(7);
  let scenario = overlay(evacXl(XL(200)), 42, allConstraints);
  let { plan, timetable } = propose(scenario, { seed: 1, budget: workBudget(4000 * slow) });
  tell(`first plan: ${timetable.trips.length} loads, a machine ${slow.toFixed(2)} × the quiet one`);
  const took: number[] = [];
  let [heap, broken, replanned] = [0, 0, 0];
  for (let event = 0; event < EVENTS; event++) {
    const rest = planAt(timetable, EVERY);
    scenario = scenarioAt(scenario, timetable, EVERY);
    scenario = (happenings[event % happenings.length] as Happening)(scenario, random);
    const before = workedMs();
    const budget = workBudget(SEARCHING * slow);
    const proposal = propose(scenario, { seed: event + 1, budget, from: rest });
    took.push((workedMs() - before) / slow);
    heap = Math.max(heap, process.memoryUsage().heapUsed / 1e6);
    ({ plan, timetable } = proposal);
    replanned += plan.routes.length > 0 ? 1 : 0;
    const violations = violationsOf(scenario, timetable);
    broken += violations.length;
    for (const one of violations.slice(0, 3)) tell(`event ${event}: ${violationToText(one)}`);
    if (event % 20 === 19) {
      const left = scenario.batches.flatMap(({ groups }) => groups).length;
      tell(
        `event ${event + 1}: ${timetable.trips.length} loads and ${left} kinds of groups left, ${percentileOf(took, 50).toFixed(0)} ms, ends ${timetable.ends.toFixed(0)}`,
      );
    }
  }
  const where = `a plan made anew after each of ${EVENTS} events, without waiting for a busy machine`;
  return [
    {
      where: `${where}: half of them`,
      value: percentileOf(took, 50),
      unit: 'ms',
      bar: { atMost: 300 },
    },
    {
      where: `${where}: 99 in 100`,
      value: percentileOf(took, 99),
      unit: 'ms',
      bar: { atMost: 900 },
    },
    {
      where: 'memory in use at most, with all garbage',
      value: heap,
      unit: 'MB',
      bar: { atMost: 300 },
    },
    { where: 'rules broken in them', value: broken, unit: 'of all', bar: { atMost: 0 } },
    { where: 'of them with a plan', value: replanned, unit: 'of all', bar: { atLeast: EVENTS } },
  ];
};

export default bench;
