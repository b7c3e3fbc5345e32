import { expect, test } from 'vitest';
import { planner } from './real.ts';
import { broughtBy } from './rows.ts';
import { small } from './testing/planned.ts';
import { ADDED, type Supposition, suppose } from './whatIf.ts';

const future = (what: Supposition | null) => {
  const scenario = what ? suppose(small, what) : small;
  const { timetable, obstacles } = planner.propose(scenario, {
    seed: 1,
    moves: 1000,
    keepGoing: () => true,
  });
  expect(planner.violationsOf(scenario, timetable)).toEqual([]);
  return { timetable, obstacles, ...broughtBy(scenario, timetable) };
};

test('as it is, both buses bring everybody at once', () => {
  expect(future(null)).toMatchObject({ brought: 80, left: 0, timetable: { ends: 110 } });
});

test('without the large bus the small one drives three times', () => {
  const { timetable, brought } = future({ is: 'lose-vehicle', vehicle: 'vehicle/7' });
  expect(brought).toBe(80);
  expect(timetable.trips.map(({ vehicle }) => vehicle)).toEqual(Array(3).fill('vehicle/8'));
});

test('a vehicle that is lost on the road still brings those on board', () => {
  const [first, second] = small.vehicles;
  const people = { sitting: 40, lying: 0, wheelchair: 0 };
  const onTheRoad = { ...first, from: 15, aboard: { batch: 'batch/one', people } };
  const scenario = { ...small, vehicles: [onTheRoad, second] } as typeof small;
  const lost = suppose(scenario, { is: 'lose-vehicle', vehicle: 'vehicle/7' });
  expect(lost.vehicles[0]).toMatchObject({ id: 'vehicle/7', aboard: { people } });
  const { timetable } = planner.propose(lost, { seed: 1, moves: 500, keepGoing: () => true });
  expect(new Set(timetable.trips.map(({ vehicle }) => vehicle))).toEqual(new Set(['vehicle/8']));
});

test('a closed site keeps everybody, and says so', () => {
  const { brought, obstacles } = future({ is: 'close-site', site: 'site/shelter' });
  expect(brought).toBe(0);
  expect(obstacles).toMatchObject([{ rule: 'site-closed', people: 80 }]);
});

test('one more ambulance stands where it is said', () => {
  const { vehicles } = suppose(small, { is: 'one-more-ambulance', at: 'site/old-town' });
  expect(vehicles.at(-1)).toMatchObject({ id: ADDED, at: 'site/old-town', places: { lying: 1 } });
});

test('a window that ends sooner leaves people; one that has ended leaves all', () => {
  expect(future({ is: 'window-ends', minute: 90 }).left).toBe(80);
  expect(future({ is: 'window-ends', minute: 0 }).left).toBe(80);
  expect(future({ is: 'window-ends', minute: 120 }).left).toBe(0);
});
