import { expect, test } from 'vitest';
import type { PlanSite, PlanVehicle, Scenario } from '../scenario/types.ts';
import type { Plan, PlannedTrip } from '../schedule/types.ts';
import { createRunner } from './runner.ts';
import { compareScores, scoreOf } from './score.ts';

const site = (id: string, more: Partial<PlanSite> = {}): PlanSite => ({
  id,
  boarding: { minutes: 10, bays: null },
  alighting: { minutes: 5, bays: null, peopleAnHour: null },
  places: { people: null, lying: null },
  closed: [],
  ...more,
});
const bus = (id: string, more: Partial<PlanVehicle> = {}): PlanVehicle => ({
  id,
  kind: 'bus',
  places: { sitting: 50, lying: 0, wheelchair: 0 },
  at: 'depot',
  from: 0,
  until: null,
  aboard: null,
  ...more,
});
const batch = (id: string, people = 200) => ({
  id,
  to: ['town'],
  groups: [
    {
      id: `people of ${id}`,
      site: 'village',
      people: { sitting: 1, lying: 0, wheelchair: 0 },
      times: people,
      critical: false,
    },
  ],
  already: { departed: 0, arrived: 0 },
  held: null,
});
/** The depot is 20 minutes from the village, the town an hour, half an hour behind the gate. */
const road: Scenario = {
  format: 'corridor-plan/1',
  aim: 'people',
  sites: [site('depot'), site('village'), site('town')],
  ways: [
    { from: 'depot', to: 'village', minutes: 20, back: 20, checkpoints: [] },
    {
      from: 'village',
      to: 'town',
      minutes: 60,
      back: 40,
      checkpoints: [{ checkpoint: 'gate', after: 30 }],
    },
  ],
  checkpoints: [
    {
      id: 'gate',
      lanes: 1,
      shared: false,
      minutes: { loaded: 4, empty: 1 },
      headway: 0,
      open: [],
    },
  ],
  vehicles: [bus('one'), bus('two')],
  batches: [batch('a'), batch('b')],
  bindings: [],
  windows: [],
  convoys: null,
};
const trip = (of: string, people: number, more: Partial<PlannedTrip> = {}): PlannedTrip => ({
  batch: of,
  from: 'village',
  to: 'town',
  load: [{ group: `people of ${of}`, times: people }],
  convoy: null,
  notBefore: 0,
  ...more,
});
const planOf = (routes: { readonly [vehicle: string]: readonly PlannedTrip[] }): Plan => ({
  routes: Object.entries(routes).map(([vehicle, trips]) => ({ vehicle, trips })),
});
const run = (scenario: Scenario, routes: { readonly [vehicle: string]: readonly PlannedTrip[] }) =>
  createRunner(scenario).run(planOf(routes));
const whyNot = (...asked: Parameters<typeof run>) =>
  run(...asked).notRun.map(({ because }) => because.rule);

test('a driver goes out empty, fills, passes the gate and comes back for more', () => {
  const { trips, ends } = run(road, { one: [trip('a', 50), trip('a', 50)] });
  expect(trips.map(({ departs, arrives }) => [departs, arrives])).toEqual([
    [30, 94],
    [150, 214],
  ]);
  // Back is driven in 40 minutes: the gate lies half-way, 20 from the town, and an empty bus is looked at for 1.
  expect(trips[1]?.empty[0]).toEqual({
    from: 'town',
    to: 'village',
    departs: 99,
    passes: [{ checkpoint: 'gate', reaches: 119, from: 119, to: 120 }],
    arrives: 140,
  });
  expect(ends).toBe(219);
});

test('two buses at one gate pass one after the other', () => {
  const { trips } = run(road, { one: [trip('a', 50)], two: [trip('b', 50)] });
  expect(trips.map(({ passes }) => passes[0]?.from)).toEqual([60, 64]);
});

test('at a single bay the second driver waits outside until the first has filled', () => {
  const narrow = { boarding: { minutes: 10, bays: 1 } };
  const sites = [site('depot'), site('village', narrow), site('town')];
  const { trips } = run({ ...road, sites }, { one: [trip('a', 50)], two: [trip('b', 50)] });
  expect(trips.map(({ boards }) => boards.from)).toEqual([20, 30]);
});

test('nobody of one batch is called forward before the other has arrived', () => {
  const bindings = [{ is: 'after', batch: 'b', of: 'a', has: 'arrived', people: 50 }] as const;
  const { trips } = run({ ...road, bindings }, { one: [trip('a', 50)], two: [trip('b', 50)] });
  expect(trips.map(({ boards, alights }) => [boards.from, alights.to])).toEqual([
    [20, 99],
    [99, 178],
  ]);
});

test('two batches in step: neither is ever more than the agreed share ahead', () => {
  const both = [
    { is: 'abreast', batch: 'a', of: 'b', has: 'arrived', ahead: 0.25 },
    { is: 'abreast', batch: 'b', of: 'a', has: 'arrived', ahead: 0.25 },
  ] as const;
  const routes = { one: [trip('a', 50), trip('a', 50)], two: [trip('b', 50), trip('b', 50)] };
  const { trips } = run({ ...road, bindings: both }, routes);
  expect(trips.map(({ batch: of, boards }) => [of, boards.from])).toEqual([
    ['a', 20],
    ['b', 20],
    // The second of each only when the first of the other is there.
    ['a', 140],
    ['b', 144],
  ]);
});

test('two that wait for each other are told so, and a third goes on', () => {
  const bindings = [
    { is: 'after', batch: 'a', of: 'b', has: 'departed', people: 1 },
    { is: 'after', batch: 'b', of: 'a', has: 'departed', people: 1 },
  ] as const;
  const scenario = { ...road, bindings, batches: [...road.batches, batch('c')] };
  const routes = { one: [trip('a', 50), trip('c', 50)], two: [trip('b', 50)] };
  expect(whyNot(scenario, routes).toSorted()).toEqual([
    'waits-for-batch-that-cannot-go',
    'waits-for-itself',
  ]);
  expect(run(scenario, routes).trips.map(({ batch: of, boards }) => [of, boards.from])).toEqual([
    ['c', 20],
  ]);
});

test('a convoy leaves when its last bus stands filled and the escort is there', () => {
  const convoys = { most: 2, headway: 2, assembling: 6, escorts: 1 };
  const vehicles = [bus('one'), bus('two', { from: 15 }), bus('three')];
  const routes = {
    one: [trip('a', 50, { convoy: 'first' })],
    two: [trip('a', 50, { convoy: 'first' })],
    three: [trip('b', 50)],
  };
  const { trips } = run({ ...road, convoys, vehicles }, routes);
  expect(trips.map(({ vehicle, departs }) => [vehicle, departs])).toEqual([
    // By itself it need not assemble; the next may go when it is there, at 94.
    ['three', 30],
    ['one', 94],
    ['two', 96],
  ]);
});

test('an arrival while the town is shut makes the bus wait where its people are', () => {
  const sites = [site('depot'), site('village'), site('town', { closed: [{ from: 90, to: 120 }] })];
  const { trips } = run({ ...road, sites }, { one: [trip('a', 50)] });
  expect(trips.map(({ departs, arrives }) => [departs, arrives])).toEqual([[56, 120]]);
});

test('what no window has room for waits for the next, or is not run', () => {
  const short = {
    ...road,
    windows: [
      { from: 0, to: 80 },
      { from: 100, to: 400 },
    ],
  };
  expect(run(short, { one: [trip('a', 50)] }).trips[0]?.departs).toBe(100);
  const over = { ...road, windows: [{ from: 0, to: 200 }] };
  expect(whyNot(over, { one: [trip('a', 50), trip('a', 50)] })).toEqual(['windows-over']);
  const tiny = { ...road, windows: [{ from: 0, to: 59 }] };
  expect(whyNot(tiny, { one: [trip('a', 50)] })).toEqual(['window-too-short']);
});

test('each thing that cannot be done is answered by what is in the way', () => {
  const sites = [
    site('depot'),
    site('village'),
    site('town', { places: { people: 60, lying: 0 } }),
  ];
  expect(whyNot({ ...road, sites }, { one: [trip('a', 50), trip('a', 50)] })).toEqual([
    'destination-full',
  ]);
  const soon = { ...road, vehicles: [bus('one', { until: 98 })] };
  expect(whyNot(soon, { one: [trip('a', 50)] })).toEqual(['vehicle-leaves-too-soon']);
  expect(whyNot(road, { one: [trip('a', 51)] })).toEqual(['load-larger-than-vehicle']);
  expect(whyNot(road, { ghost: [trip('a', 50)] })).toEqual(['no-vehicle']);
  expect(whyNot(road, { one: [trip('a', 50, { to: 'depot' })] })).toEqual(['not-this-destination']);
  expect(whyNot(road, { one: [trip('a', 50, { from: 'town' })] })).toEqual(['load-not-there']);
  const convoys = { most: 1, headway: 2, assembling: 6, escorts: null };
  const pair = { one: [trip('a', 9, { convoy: 'x' })], two: [trip('a', 9, { convoy: 'x' })] };
  expect(whyNot({ ...road, convoys }, pair)).toEqual(['convoy-cannot-form', 'convoy-cannot-form']);
});

test('those on board at the beginning get off, fill beds and count as arrived', () => {
  const aboard = { batch: 'a', people: { sitting: 40, lying: 0, wheelchair: 0 } };
  const vehicles = [bus('one', { at: 'town', from: 12, aboard }), bus('two')];
  const batches = [{ ...batch('a'), already: { departed: 40, arrived: 0 } }, batch('b')];
  const bindings = [{ is: 'after', batch: 'b', of: 'a', has: 'arrived', people: 40 }] as const;
  const scenario = { ...road, vehicles, batches, bindings };
  const timetable = run(scenario, { two: [trip('b', 50)] });
  expect(timetable.aboard).toEqual([{ vehicle: 'one', alights: { from: 12, to: 17 } }]);
  expect(timetable.trips[0]?.boards.from).toBe(20);
  expect(scoreOf(scenario, timetable)).toMatchObject({
    notReceived: 350,
    waited: 40 * 17 + 50 * 99,
  });
});

test('when a bus breaks down another takes its people, and the binding still holds', () => {
  const bindings = [{ is: 'after', batch: 'b', of: 'a', has: 'arrived', people: 100 }] as const;
  const routes = planOf({ one: [trip('a', 50), trip('a', 50)], two: [trip('b', 50)] });
  const world = {
    legMinutes: (_v: number, _w: number, _b: boolean, _d: number, nominal: number) => nominal,
    lost: [95, null],
  };
  const runner = createRunner({
    ...road,
    bindings,
    vehicles: [bus('one'), bus('two'), bus('three')],
  });
  const alone = runner.run(routes, { ...world, takeOver: false });
  expect(alone.trips.map(({ vehicle, batch: of }) => [vehicle, of])).toEqual([['one', 'a']]);
  const helped = runner.run(routes, { ...world, takeOver: true });
  expect(helped.notRun).toEqual([]);
  const last = helped.trips.at(-1);
  const arrived = helped.trips.filter((one) => one.batch === 'a').map(({ alights }) => alights.to);
  expect(arrived.length).toBe(2);
  expect(last?.batch).toBe('b');
  expect(last?.departs).toBeGreaterThanOrEqual(Math.max(...arrived));
});

test('a suspension keeps who has not left; who is on the road comes through', () => {
  const world = {
    legMinutes: (_v: number, _w: number, _b: boolean, _d: number, nominal: number) => nominal,
    closings: [{ site: null, from: 60, to: 240 }],
    takeOver: false,
  };
  const { trips } = createRunner(road).run(planOf({ one: [trip('a', 50), trip('a', 50)] }), world);
  expect(trips.map(({ departs, arrives }) => [departs, arrives])).toEqual([
    [30, 94],
    [291, 355],
  ]);
});

test('the first difference decides, in the order of the aim; whoever leaves people behind is never done sooner', () => {
  const score = { critical: 0, notReceived: 0, waited: 9, changed: 0, ends: 90, driven: 1 };
  expect(compareScores('people', score, { ...score, waited: 8, ends: 100 })).toBeGreaterThan(0);
  expect(compareScores('completion', score, { ...score, waited: 8, ends: 100 })).toBeLessThan(0);
  const fewer = { ...score, notReceived: 5, ends: 10 };
  expect(compareScores('completion', score, fewer)).toBeLessThan(0);
  expect(compareScores('people', score, { ...score, driven: 1 + 1e-9 })).toBe(0);
});
