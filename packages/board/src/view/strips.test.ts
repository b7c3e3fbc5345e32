import { expect, test } from 'vitest';
import { oldTown } from '../testing/oldTown.ts';
import {
  aCorridor,
  aCount,
  aSite,
  aTrip,
  aVehicle,
  factsOf,
  minutes,
  moment,
  noon,
} from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toSafe } from './safe.ts';
import { toSay } from './say.ts';
import { toStrips } from './strips.ts';
import { toWaiting } from './waiting.ts';

const clock = zoneClock('Asia/Damascus');
const at = (ago: number, site: string) => ({
  ...moment(noon - minutes(ago)),
  site: `site/${site}`,
});
const places = [
  aSite('a', 'A', 'pick-up-point'),
  aSite('b', 'B', 'checkpoint'),
  aSite('c', 'C', 'reception-site'),
  aCorridor('main', ['a', 'b', 'c'], [20, 40]),
  aVehicle('12', '12'),
];
const drawn = (trip: Parameters<typeof aTrip>[1]) => {
  const facts = factsOf([
    ...places,
    aTrip('t', {
      vehicle: 'vehicle/12',
      from: 'site/a',
      to: 'site/c',
      boarded: aCount(63),
      ...trip,
    }),
  ]);
  return toStrips(facts, noon, clock)[0]?.vehicles[0];
};

test('ten minutes after it left, halfway along the first leg', () => {
  const bus = drawn({ status: 'departed', departed: at(10, 'a') });
  expect(bus?.place).toEqual({ lane: 0, leg: 0, share: 0.5, isOverdue: false });
  expect(bus?.people).toBe('63');
});

test('three hours after it left it is still on that leg: nobody saw it further on', () => {
  const bus = drawn({ status: 'departed', departed: at(180, 'a') });
  expect(bus?.place).toEqual({ lane: 0, leg: 0, share: 1, isOverdue: true });
  expect(bus?.where).toBe('between A and B, later than expected');
});

test('it halted twelve minutes after the gate and stands where it was then', () => {
  const bus = drawn({
    status: 'halted',
    departed: at(60, 'a'),
    passed: [{ ...at(40, 'b'), people: null }],
    halted: [{ ...moment(noon - minutes(28)), site: null, reason: null }],
  });
  expect(bus?.place).toEqual({ lane: 0, leg: 1, share: 0.3, isOverdue: false });
  expect(bus?.stands).toBe('28 min');
});

test('sent back at the gate it comes back below the road', () => {
  const bus = drawn({ status: 'sent-back', departed: at(40, 'a'), sentBack: [at(10, 'b')] });
  expect(bus?.side).toBe('below');
  expect(bus?.place).toMatchObject({ leg: 0, share: 0.5 });
});

test('Old Town, day 2: one picture for three corridors, the suspended leg and all who are on it', () => {
  const strips = toStrips(oldTown(0), noon, clock);
  expect(strips).toHaveLength(1);
  const [strip] = strips;
  expect(strip?.lanes.map((lane) => lane.branch?.toward ?? 'trunk')).toEqual([
    'trunk',
    'right',
    'right',
    'left',
  ]);
  expect(strip?.lanes[0]?.legs.map((leg) => leg.isSuspended)).toEqual([false, true, false]);
  // From the other side over the shared leg: against the drawn order.
  expect(strip?.vehicles.find((vehicle) => vehicle.number === 'M2')?.side).toBe('below');
  expect(toSafe(oldTown(0), noon, clock).headline).toBe(
    '2 vehicles stand with ●\u202f121 people on board · posts answered 3 of 3',
  );
});

test('what may be said is what was counted on arrival; departures stand apart', () => {
  const say = toSay(oldTown(0));
  expect(say.arrived).toBe(126 * 65 - 3 * 2);
  expect(say.said).toEqual({ value: 8100, isRounded: true });
  expect(say.departed).toBeGreaterThan(say.arrived);
  expect(say.discrepancies).toEqual({ trips: 3, people: 6 });
  expect(say.claims.map((claim) => claim.low)).toEqual([6900, 8100, 9600]);
});

test('nobody counted anything: no figure, not even nought', () => {
  expect(toSay(factsOf(places)).hasCounts).toBe(false);
});

test('who waits longest in the largest number stands first, the weak are named first', () => {
  const [first] = toWaiting(oldTown(0), noon, clock);
  expect(first).toMatchObject({
    name: 'Fountain Square',
    time: '5 h 30 · −2 °C',
    people: 'about 2\u202f700–3\u202f100',
    isLong: true,
  });
  expect(first?.detail.startsWith('40 infants, 9 lying, 31 wounded')).toBe(true);
});

test('a crush comes before the longest wait, also where nobody has told how many', () => {
  const crowd = (state: 'calm' | 'pressing' | 'crush', ago: number) => ({
    crowd: state,
    told: moment(noon - minutes(ago)),
  });
  const seen = (people: number, ago: number) => ({
    waiting: { ...moment(noon - minutes(ago)), fact: { people, temperature: -8 } },
  });
  const facts = factsOf([
    aSite('long', 'Long wait', 'pick-up-point', seen(3000, 300)),
    aSite('press', 'Pressing', 'pick-up-point', { ...seen(200, 20), crowd: crowd('pressing', 10) }),
    aSite('crush', 'Crush', 'checkpoint', { crowd: crowd('crush', 3) }),
    aSite('calm', 'Calm', 'checkpoint', { crowd: crowd('calm', 3) }),
    aSite('gone', 'Gone', 'pick-up-point', { ...seen(0, 5), crowd: crowd('crush', 30) }),
  ]);
  expect(
    toWaiting(facts, noon, clock).map(({ name, detail, crowd }) => [name, crowd, detail]),
  ).toEqual([
    ['Crush', 'CRUSH, seen 11:37', 'nobody has told how many'],
    ['Pressing', 'crowd presses, seen 11:30', ''],
    ['Long wait', '', ''],
  ]);
});

test('nobody told which road it is on: it is drawn where it was last seen, never left out', () => {
  const facts = factsOf([
    ...places,
    // A second road from B, so that its road cannot be guessed.
    aSite('d', 'D', 'hospital'),
    aCorridor('other', ['b', 'd'], [15]),
    aTrip('halted', {
      vehicle: 'vehicle/12',
      status: 'halted',
      halted: [{ ...at(15, 'b'), reason: null }],
    }),
    aTrip('moving', { vehicle: null, status: 'passed', passed: [{ ...at(5, 'b'), people: null }] }),
  ]);
  const vehicles = toStrips(facts, noon, clock).flatMap((strip) => strip.vehicles);
  expect(vehicles.map(({ trip, where }) => [trip, where]).sort()).toEqual([
    ['trip/halted', 'at B'],
    ['trip/moving', 'last seen at B'],
  ]);
});

test('counted only at the gate: picture, headline and waiting list say the same 69', () => {
  const facts = factsOf([
    ...places,
    aTrip('t', {
      vehicle: 'vehicle/12',
      from: 'site/a',
      to: 'site/c',
      status: 'halted',
      boarded: null,
      onBoard: null,
      departed: at(60, 'a'),
      checkpoints: [{ ...aCount(69), site: 'site/b' }],
      halted: [{ ...at(15, 'b'), reason: 'ordered' }],
    }),
  ]);
  expect(toStrips(facts, noon, clock)[0]?.vehicles[0]?.people).toBe('69');
  expect(toSafe(facts, noon, clock).headline).toBe(
    '1 vehicle stands with ●\u202f69 people on board',
  );
  expect(toWaiting(facts, noon, clock)[0]?.people).toBe('69 people');
});
