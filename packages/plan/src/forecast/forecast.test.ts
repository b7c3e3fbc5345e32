import { expect, test } from 'vitest';
import { countedBudget } from '../budget.ts';
import { propose } from '../propose/propose.ts';
import type { Scenario } from '../scenario/types.ts';
import { batchOf, busAt, singles, winterRoad } from '../testing/scene.ts';
import { type Forecast, forecastOf, type Range } from './forecast.ts';
import type { JourneySeen } from './history.ts';
import { foretell } from './testing/foretold.ts';

const RUNS = 60;
const planOf = (scenario: Scenario) =>
  propose(scenario, { seed: 1, budget: countedBudget(200) }).plan;
const ask = (scenario: Scenario, journeys: readonly JourneySeen[] = [], runs = RUNS): Forecast =>
  forecastOf(scenario, planOf(scenario), journeys, { seed: 5, runs });
const widthOf = ({ low, high }: Range) => (high ?? Infinity) - (low ?? Infinity);

/** Buses came from the square every twenty minutes for so many hours, each in about `minutes`. */
const seenFor = (hours: number, minutes: number): readonly JourneySeen[] =>
  Array.from({ length: hours * 3 }, (_, at) => ({
    way: 'square camp',
    vehicle: at % 2 === 0 ? '12' : '7',
    from: -20 * (at + 1) - minutes,
    minutes: minutes * (1 + (((at * 7) % 5) - 2) / 10),
    censored: false,
    people: 50,
  }));

/** Ten loads for two buses. */
const tenLoads = winterRoad({
  batches: [batchOf('city', 'camp', [singles('city-people', 'square', 500)])],
});

test('asked twice, the same forecast', () => {
  expect(ask(tenLoads, seenFor(4, 60))).toEqual(ask(tenLoads, seenFor(4, 60)));
});

test('nothing was seen yet: the plan is likely, and it may well be a third more or less', () => {
  const { ends, learnedFrom } = ask(tenLoads);
  expect(learnedFrom).toBe(0);
  expect(ends.low).toBeLessThan(550);
  expect(ends.likely).toBeGreaterThan(450);
  expect(ends.likely).toBeLessThan(700);
  expect(widthOf(ends)).toBeGreaterThan(150);
});

test('two days of journeys as expected: the forecast is narrower than after four hours, and than without any', () => {
  const [none, few, many] = [0, 4, 48].map((hours) =>
    widthOf(ask(tenLoads, seenFor(hours, 60)).ends),
  );
  expect(few).toBeLessThan(none as number);
  expect(many).toBeLessThan(few as number);
});

test('journeys take half as long again as expected: so will it', () => {
  const [usual, slow] = [60, 90].map((minutes) => ask(tenLoads, seenFor(24, minutes)).ends.likely);
  expect((slow as number) / (usual as number)).toBeGreaterThan(1.3);
  expect((slow as number) / (usual as number)).toBeLessThan(1.7);
});

const SIX = ['12', '7', '3', '5', '8', '9'];

/** Six buses are on the road with people, all for so many minutes. */
const onTheRoad = (elapsed: number): readonly [Scenario, readonly JourneySeen[]] => [
  {
    ...tenLoads,
    vehicles: SIX.map((id) =>
      busAt(id, 'camp', {
        from: Math.max(1, 60 - elapsed),
        aboard: { batch: 'city', people: { sitting: 50, lying: 0, wheelchair: 0 } },
      }),
    ),
  },
  SIX.map((vehicle) => ({
    way: 'square camp',
    vehicle,
    from: -elapsed,
    minutes: elapsed,
    censored: true,
  })),
];

test('six buses should have come an hour ago: the rest is expected to be slow, too', () => {
  const [usual, overdue] = [50, 120].map((elapsed) => {
    const [scenario, open] = onTheRoad(elapsed);
    return ask(scenario, [
      ...seenFor(8, 60).map((one) => ({ ...one, from: one.from - 120 })),
      ...open,
    ]).ends.likely;
  });
  expect(overdue).toBeGreaterThan((usual as number) + 20);
});

test('what if one more bus came: never later, and nothing else changes', () => {
  const more = { ...tenLoads, vehicles: [...tenLoads.vehicles, busAt('3', 'camp')] };
  const plan = planOf(tenLoads);
  const journeys = seenFor(8, 60);
  const options = { seed: 5, runs: RUNS };
  const idle = {
    ...tenLoads,
    vehicles: [busAt('3', 'camp', { at: 'village', until: 0 }), ...tenLoads.vehicles],
  };
  const [now, beside, helped] = [
    forecastOf(tenLoads, plan, journeys, options),
    forecastOf(idle, plan, journeys, options),
    forecastOf(more, planOf(more), journeys, options),
  ];
  expect(beside.futures.open).toEqual(now.futures.open);
  expect(helped.ends.likely).toBeLessThan(now.ends.likely as number);
});

test('each batch has a forecast of its own; the last of them is the end', () => {
  const scenario = winterRoad({
    batches: [
      batchOf('city', 'camp', [singles('city-people', 'square', 200)]),
      batchOf('wounded', 'camp', [singles('wounded-people', 'village', 50, { critical: true })]),
    ],
  });
  const { batches, ends } = ask(scenario);
  expect(batches.map(({ batch }) => batch)).toEqual(['city', 'wounded']);
  for (const one of batches) expect(one.ends.likely).toBeLessThanOrEqual(ends.likely as number);
});

test('the window closes before the last two loads: it says so', () => {
  const scenario = { ...tenLoads, windows: [{ from: 0, to: 300 }] };
  const { ends, inWindow, course } = forecastOf(scenario, planOf(tenLoads), [], {
    seed: 5,
    runs: RUNS,
  });
  expect(ends).toEqual({ low: null, likely: null, high: null });
  expect(inWindow).toBe(0);
  // Some come all the same, and nobody twice.
  expect(course.at(-1)?.likely).toBeGreaterThan(0);
  expect(course.at(-1)?.high).toBeLessThan(500);
});

test('the window is long enough: likely, not certain', () => {
  const { inWindow, ends } = ask({ ...tenLoads, windows: [{ from: 0, to: 720 }] });
  expect(inWindow).toBeGreaterThan(0.5);
  expect(inWindow).toBeLessThan(1);
  expect(ends.likely).toBeLessThan(720);
});

test('nobody is left to bring: it ends at once, and no range is empty', () => {
  const nobody = winterRoad({ batches: [] });
  const { ends, anyhow, batches, course, inWindow } = forecastOf(nobody, { routes: [] }, [], {
    seed: 1,
    runs: 20,
  });
  expect([ends, anyhow]).toEqual(new Array(2).fill({ low: 0, likely: 0, high: 0 }));
  expect(batches).toEqual([]);
  expect(inWindow).toBe(null);
  for (const step of course) expect(step.high).toBe(0);
});

test('movement stands for two hours already: such as it goes, it ends later', () => {
  const happenings = { hours: 10, suspensions: [], standing: 120, lost: 0, vehicleHours: 20 };
  const plan = planOf(tenLoads);
  const of = (seen: typeof happenings | { standing: null }) =>
    forecastOf(tenLoads, plan, [], {
      seed: 5,
      runs: RUNS,
      happenings: { ...happenings, ...seen },
    }).anyhow.likely as number;
  expect(of(happenings)).toBeGreaterThan(of({ standing: null }) + 40);
});

test('a clock that stops it: ten futures at least are answered', () => {
  const options = { seed: 5, runs: 200, keepGoing: () => false };
  expect(forecastOf(tenLoads, planOf(tenLoads), [], options).runs).toBe(10);
});

test('operations that never were: no figure is missing or out of order', () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  for (let at = 0; at < 5; at++) {
    for (const { low, likely, high, futures, came } of foretell(seed, at, 20)) {
      expect(came).toBeGreaterThan(0);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(likely).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(likely);
      expect(futures.some(Number.isNaN)).toBe(false);
    }
  }
});
