import { expect, test } from 'vitest';
import { countedBudget } from '../budget.ts';
import { violationsOf } from '../check/violations.ts';
import type { Scenario } from '../scenario/types.ts';
import { batchOf, busAt, singles, siteAt, winterRoad } from '../testing/scene.ts';
import { propose } from './propose.ts';

const plan = (more: Partial<Scenario>, options: Partial<Parameters<typeof propose>[1]> = {}) => {
  const scenario = winterRoad(more);
  const proposal = propose(scenario, { seed: 1, budget: countedBudget(20_000), ...options });
  expect(violationsOf(scenario, proposal.timetable)).toEqual([]);
  expect(proposal.bound.minute).toBeLessThanOrEqual(proposal.timetable.ends + 1e-6);
  return proposal;
};
const sitesAnd = (...more: readonly string[]) => [
  siteAt('square'),
  siteAt('village'),
  siteAt('camp'),
  ...more.map((id) => siteAt(id)),
];

test('two buses fetch 200 people in two rounds each, and nobody can do it sooner', () => {
  const { timetable, bound } = plan({});
  expect(timetable.trips.map(({ vehicle, departs }) => [vehicle, departs])).toEqual([
    ['12', 50],
    ['7', 50],
    ['12', 160],
    ['7', 160],
  ]);
  expect(timetable.ends).toBe(220);
  expect(bound).toEqual({ minute: 220, by: 'vehicle-time' });
});

test('fifty people take one bus for fifty, not a bus for 48 and another one for two', () => {
  const vehicles = [
    busAt('12', 'camp', { places: { sitting: 48, lying: 0, wheelchair: 0 } }),
    busAt('7', 'camp'),
  ];
  const batches = [batchOf('city', 'camp', [singles('city-people', 'square', 50)])];
  const { timetable } = plan({ vehicles, batches });
  expect(timetable.trips.map(({ vehicle, people }) => [vehicle, people.sitting])).toEqual([
    ['7', 50],
  ]);
});

test('the wounded leave first, whoever else waits', () => {
  const wounded = singles('wounded', 'village', 4, { critical: true });
  const batches = [batchOf('city', 'camp', [singles('people', 'square', 200), wounded])];
  const { timetable, score } = plan({ batches });
  const first = timetable.trips.find(({ load }) => load.some(({ group }) => group === 'wounded'));
  expect(first?.departs).toBe(80);
  expect(score.critical).toBe(170);
});

test('the city waits until the villages have arrived, and its buses stand there by then', () => {
  const batches = [
    batchOf('city', 'camp', [singles('city-people', 'square', 100)]),
    batchOf('villages', 'camp', [singles('villagers', 'village', 50)]),
  ];
  const bindings = [
    { is: 'after', batch: 'city', of: 'villages', has: 'arrived', people: null },
  ] as const;
  const vehicles = ['12', '7', '31'].map((id) => busAt(id, 'camp'));
  const { timetable } = plan({ batches, bindings, vehicles });
  expect(timetable.trips.map(({ batch, departs }) => [batch, departs])).toEqual([
    ['villages', 80],
    ['city', 170],
    ['city', 170],
  ]);
});

test('two sides go abreast: neither is ever more than the agreed step ahead', () => {
  const batches = [
    batchOf('city', 'camp', [singles('city-people', 'square', 500)]),
    batchOf('villages', 'camp', [singles('villagers', 'village', 200)]),
  ];
  const step = { is: 'abreast', has: 'departed', ahead: 0.25 } as const;
  const bindings = [
    { ...step, batch: 'city', of: 'villages' },
    { ...step, batch: 'villages', of: 'city' },
  ];
  const { timetable, obstacles } = plan({ batches, bindings });
  expect(obstacles).toEqual([]);
  let [city, villages] = [0, 0];
  for (const { batch, people } of timetable.trips) {
    if (batch === 'city') city += people.sitting;
    else villages += people.sitting;
    expect(Math.abs(city / 500 - villages / 200)).toBeLessThanOrEqual(0.25 + 1e-9);
  }
  expect([city, villages]).toEqual([500, 200]);
});

test('what a bus that leaves at noon cannot do any more, another one does', () => {
  const vehicles = [busAt('12', 'camp', { until: 130 }), busAt('7', 'camp')];
  const { timetable, obstacles } = plan({ vehicles });
  expect(obstacles).toEqual([]);
  expect(timetable.trips.map(({ vehicle }) => vehicle)).toEqual(['12', '7', '7', '7']);
});

test('a camp with room for 120: the others are named, not forgotten', () => {
  const sites = [
    siteAt('square'),
    siteAt('village'),
    siteAt('camp', { places: { people: 120, lying: null } }),
  ];
  const { timetable, obstacles } = plan({ sites });
  expect(timetable.trips.map(({ people }) => people.sitting)).toEqual([50, 50, 20]);
  expect(obstacles).toEqual([
    { rule: 'destination-full', of: { batch: 'city', site: 'square' }, people: 80 },
  ]);
});

test('whoever sits in a bus to a camp that lets nobody off any more is told of', () => {
  const aboard = { batch: 'city', people: { sitting: 40, lying: 0, wheelchair: 0 } };
  const vehicles = [busAt('12', 'camp', { from: 30, aboard })];
  const sites = [
    siteAt('square'),
    siteAt('village'),
    siteAt('camp', { closed: [{ from: 10, to: null }] }),
  ];
  const { obstacles } = plan({ vehicles, sites });
  expect(obstacles.map(({ rule, people }) => [rule, people])).toEqual([
    ['site-closed', 200],
    ['site-closed', 40],
  ]);
});

test('in convoys of at most three, an hour’s road apart from nothing', () => {
  const vehicles = ['1', '2', '3', '4', '5'].map((id) => busAt(id, 'square'));
  const convoys = { most: 3, headway: 2, assembling: 10, escorts: null };
  const batches = [batchOf('city', 'camp', [singles('city-people', 'square', 250)])];
  const { timetable } = plan({ vehicles, convoys, batches });
  const sizes = Map.groupBy(timetable.trips, ({ convoy }) => convoy);
  expect([...sizes.values()].map(({ length }) => length).sort()).toEqual([2, 3]);
});

test('the same seed and the same work give the same plan; what was planned is kept where it costs nothing', () => {
  const vehicles = ['1', '2', '3'].map((id) => busAt(id, 'camp'));
  const batches = [
    batchOf('city', 'camp', [
      singles('city-people', 'square', 310),
      singles('villagers', 'village', 270),
    ]),
  ];
  const first = plan({ vehicles, batches });
  expect(plan({ vehicles, batches })).toEqual(first);
  const announced = first.timetable.trips.map(({ vehicle, batch, from, to, departs }) => ({
    vehicle,
    batch,
    from,
    to,
    departs,
  }));
  const again = plan({ vehicles, batches, announced }, { seed: 99, from: first.plan });
  expect(again.score.waited).toBeLessThanOrEqual(first.score.waited);
  if (again.score.waited === first.score.waited) expect(again.changes).toEqual([]);
});

test('a bus is lost: its trips are done by the others, and the change is named', () => {
  const vehicles = ['1', '2', '3'].map((id) => busAt(id, 'camp'));
  const first = plan({ vehicles });
  const announced = first.timetable.trips.map(({ vehicle, batch, from, to, departs }) => ({
    vehicle,
    batch,
    from,
    to,
    departs,
  }));
  const without = plan({ vehicles: vehicles.slice(1), announced }, { from: first.plan });
  expect(without.obstacles).toEqual([]);
  expect(
    without.changes.filter(({ announced: was }) => was?.vehicle === '1').length,
  ).toBeGreaterThan(0);
  expect(without.changes.every(({ now }) => now?.vehicle !== '1')).toBe(true);
});

test('no window is long enough, no vehicle is there: a sentence, never an empty plan', () => {
  expect(plan({ windows: [{ from: 0, to: 50 }] }).obstacles.map(({ rule }) => rule)).toEqual([
    'window-too-short',
  ]);
  expect(plan({ vehicles: [] }).obstacles.map(({ rule }) => rule)).toEqual(['no-vehicle']);
  expect(
    plan({ vehicles: [busAt('12', 'far')], sites: sitesAnd('far') }).obstacles.map(
      ({ rule }) => rule,
    ),
  ).toEqual(['no-way-to-people']);
});
