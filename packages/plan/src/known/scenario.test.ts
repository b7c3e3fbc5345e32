import { expect, test } from 'vitest';
import { violationsOf } from '../check/violations.ts';
import { propose } from '../propose/propose.ts';
import { callForwardOf } from './call.ts';
import { legHistoryOf } from './journeys.ts';
import { scenarioOf } from './scenario.ts';
import { at, BATCH, GATE, OLD_TOWN, openRoad, type Room, SHELTER, SQUARE } from './testing/room.ts';
import type { NotKnownWhat } from './types.ts';

const known = (room: Room, minute: number) => scenarioOf(room.index, at(minute));
const batch = (room: Room, minute: number, id = BATCH) =>
  known(room, minute).scenario.batches.find((one) => one.id === id);
const people = (room: Room, minute: number, id = BATCH): number =>
  (batch(room, minute, id)?.groups ?? []).reduce((sum, { times }) => sum + times, 0);
const vehicle = (room: Room, minute: number, label: string) =>
  known(room, minute).scenario.vehicles.find(({ id }) => id === `vehicle/${label}`);
const says = (room: Room, minute: number, what: NotKnownWhat) =>
  known(room, minute).notKnown.filter((one) => one.what === what);

test('who is agreed and has not left is planned, and no more', () => {
  const room = openRoad({ exact: 200 });
  room.vehicle('7');
  expect(people(room, 10)).toBe(200);
  room.leaves('7.A', '7', 30);
  room.assigned('7.A');
  expect(people(room, 40)).toBe(160);
  // Many more wait than are agreed: whoever is not agreed is not planned.
  room.waits(41, OLD_TOWN, 900);
  expect(people(room, 45)).toBe(160);
});

test('where all may go who wish, only those are planned whom somebody saw waiting', () => {
  const room = openRoad({ allWhoWish: true });
  expect(people(room, 10)).toBe(0);
  expect(says(room, 10, 'nobody-seen-waiting')).toHaveLength(1);
  room.waits(12, OLD_TOWN, 75, { lying: 2, wounded: 5 });
  expect(
    batch(room, 15)?.groups.map(({ times, critical, people }) => [times, critical, people.lying]),
  ).toEqual([
    [2, true, 1],
    [3, true, 0],
    [70, false, 0],
  ]);
  room.vehicle('7');
  room.leaves('7.A', '7', 30, 40);
  expect(people(room, 40)).toBe(35);
});

test('who waits at a pick-up point on the way goes with the same batch', () => {
  const room = openRoad({ allWhoWish: true });
  room.waits(5, OLD_TOWN, 20);
  room.waits(5, SQUARE, 30);
  expect(batch(room, 10)?.groups.map(({ site, times }) => [site, times])).toEqual([
    [OLD_TOWN, 20],
    [SQUARE, 30],
  ]);
});

test('trips that nobody put to a batch took people all the same', () => {
  const room = openRoad({ exact: 200 });
  room.vehicle('7');
  room.leaves('7.A', '7', 30, 40);
  expect(people(room, 40)).toBe(160);
  expect(says(room, 40, 'left-without-batch')[0]?.of).toEqual({
    people: 40,
    site: OLD_TOWN,
    batch: BATCH,
  });
});

test('nobody is planned who was not asked, and nobody under a term that is not in force', () => {
  const room = openRoad();
  expect(batch(room, 10)?.held).toBeNull();
  room.write(11, 'batch/square', 'planned@1', {
    term: 'term/east',
    number: 2,
    origin: SQUARE,
    people: 30,
  });
  expect(batch(room, 12, 'batch/square')?.held).toBe('people-not-asked');
  room.write(12, 'term/east', 'withdrawn@1', { by: 'party/b' });
  expect(batch(room, 15)?.held).toBe('term-not-agreed');
});

test('a suspended road holds the batch, and no way leads over it', () => {
  const room = openRoad();
  room.write(20, 'corridor/east', 'suspended@1', { reason: 'shots' });
  expect(batch(room, 25)?.held).toBe('suspended');
  expect(known(room, 25).scenario.ways).toEqual([]);
  room.write(40, 'corridor/east', 'resumed@1');
  expect(batch(room, 45)?.held).toBeNull();
});

test('what a count or a clock decides is a binding; a word to come is named; a refusal holds', () => {
  const room = openRoad();
  room.write(1, 'batch/two', 'planned@1', { term: 'term/east', number: 2, people: 50 });
  const require = (id: string, means: object) =>
    room.write(2, `condition/${id}`, 'required@1', {
      of: 'batch/two',
      requiredBy: 'party/b',
      means: [[means]],
      counts: 'observation',
    });
  require('after', { is: 'arrived', batch: BATCH });
  require('clock', { is: 'not-before', at: at(90) });
  require('crew', { is: 'crew-ready' });
  const { scenario } = known(room, 30);
  expect(scenario.bindings).toEqual([
    { is: 'after', batch: 'batch/two', of: BATCH, has: 'arrived', people: null },
    { is: 'not-before', batch: 'batch/two', minute: 60 },
  ]);
  expect(says(room, 30, 'word-to-come').map(({ of }) => of.what)).toContain('crew-ready');
  expect(batch(room, 30, 'batch/two')?.held).toBeNull();
  room.write(31, 'condition/crew', 'not-met-observed@1');
  expect(batch(room, 35, 'batch/two')?.held).toBe('seen-not-met');
});

test('the road’s own minutes until journeys were seen; then half of them took no longer', () => {
  const room = openRoad();
  const way = (minute: number) =>
    known(room, minute).scenario.ways.find(({ from }) => from === OLD_TOWN);
  // A gate on it takes two minutes, nobody having seen any pass.
  expect(way(10)).toMatchObject({ to: SHELTER, minutes: 43, checkpoints: [{ checkpoint: GATE }] });
  expect(says(room, 10, 'way-as-laid')).toHaveLength(1);
  for (const [n, took] of [60, 62, 64, 66].entries()) {
    room.vehicle(`${n}`);
    room.journey(`${n}.A`, `${n}`, 20, 20 + took);
  }
  expect(way(120)?.minutes).toBe(61);
  expect(says(room, 120, 'way-as-laid')).toEqual([]);
  expect(
    legHistoryOf(room.index, at(120)).map(({ minutes, from, censored }) => [
      from,
      minutes,
      censored,
    ]),
  ).toEqual([
    [-100, 60, false],
    [-100, 62, false],
    [-100, 64, false],
    [-100, 66, false],
  ]);
});

test('buses that stood for a night on the way do not make it longer, however many they were', () => {
  const room = openRoad();
  for (const n of [0, 1, 2, 3, 4, 5, 6]) {
    room.vehicle(`${n}`);
    room.journey(`${n}.A`, `${n}`, 20, 20 + 45 * 60 + n);
  }
  const way = known(room, 3000).scenario.ways.find(({ from }) => from === OLD_TOWN);
  expect(way?.minutes).toBe(43);
  expect(way?.slow?.minutes).toBeLessThan(70);
});

test('a bus on the road arrives by what is left of its way, with those whom we counted', () => {
  const room = openRoad();
  room.vehicle('7');
  room.leaves('7.A', '7', 30, 41);
  room.assigned('7.A');
  expect(vehicle(room, 45, '7')).toMatchObject({
    at: SHELTER,
    from: 30,
    aboard: { batch: BATCH, people: { sitting: 41 } },
  });
  expect(batch(room, 45)?.already).toEqual({ departed: 41, arrived: 0 });
  expect(legHistoryOf(room.index, at(45))).toMatchObject([{ minutes: 15, censored: true }]);
  // Half a day later it has arrived, whoever saw it or not.
  expect(vehicle(room, 800, '7')).toMatchObject({ at: SHELTER, from: 0, aboard: null });
  expect(says(room, 800, 'nobody-saw-it-arrive')).toHaveLength(1);
  expect(batch(room, 800)?.already).toEqual({ departed: 41, arrived: 41 });
});

test('a bus that broke down takes part no more; what nobody told of it is named', () => {
  const room = openRoad();
  room.vehicle('7');
  room.vehicle('8', null);
  expect(vehicle(room, 10, '8')?.places.sitting).toBe(40);
  expect(says(room, 10, 'seats')[0]?.of).toEqual({ vehicle: 'vehicle/8', people: 40 });
  expect(says(room, 10, 'vehicle-never-seen')).toHaveLength(2);
  room.write(12, 'vehicle/7', 'state-changed@1', { state: 'broken-down' });
  expect(vehicle(room, 15, '7')).toBeUndefined();
});

test('windows that are over are over; what is left of one begins now', () => {
  const room = openRoad();
  expect(known(room, 10).scenario.windows).toEqual([]);
  expect(says(room, 10, 'no-window')).toHaveLength(1);
  room.write(10, 'window/a', 'announced@1', { windowKind: 'pause', from: at(0), to: at(300) });
  expect(known(room, 60).scenario.windows).toEqual([{ from: 0, to: 240 }]);
  expect(known(room, 301).scenario.windows).toEqual([]);
});

test('nobody is called forward for a bus that nobody saw there, nor more than its places', () => {
  const room = openRoad({ exact: 200 });
  room.vehicle('7', 30);
  room.vehicle('8', 50);
  const call = (minute: number) => {
    const now = known(room, minute);
    let spent = 0;
    const budget = {
      left: () => Math.max(0, 1 - spent / 500),
      spend: (moves: number) => {
        spent += moves;
      },
    };
    const { timetable } = propose(now.scenario, { seed: 1, budget });
    expect(violationsOf(now.scenario, timetable)).toEqual([]);
    return callForwardOf(now, timetable).map(({ site, people, places }) => [site, people, places]);
  };
  expect(call(10)).toEqual([]);
  room.write(20, 'trip/7.A', 'boarding@1', { vehicle: 'vehicle/7', site: OLD_TOWN });
  expect(call(21)).toEqual([[OLD_TOWN, 30, 30]]);
});

test('where the agreement names who runs the vehicles, nobody else’s takes them', () => {
  const room = openRoad();
  room.vehicle('7', 50, { operator: 'party/b' });
  room.vehicle('8');
  const said = room.write(5, 'term/east', 'amended@1', { operators: ['party/b'] });
  room.write(6, 'term/east', 'in-force@1', { of: said.id });
  expect(batch(room, 10)?.vehicles).toEqual(['vehicle/7']);
});
