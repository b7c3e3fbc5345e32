import { expect, test } from 'vitest';
import { aCount, aTrip, aVehicle, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toSafe } from './safe.ts';
import { troubleOf } from './trouble.ts';

const clock = zoneClock('Asia/Damascus');
const ago = (n: number) => moment(noon - minutes(n));
const at = (n: number) => ({ ...ago(n), site: 'site/x' });
const onTheRoad = (vehicle: string, left: number) =>
  aTrip(`${vehicle}.AAAAAA`, {
    vehicle: `vehicle/${vehicle}`,
    status: 'departed',
    since: ago(left),
    departed: at(left),
    boarded: aCount(52),
  });
type Vehicle = Parameters<typeof aVehicle>[2];
const scene = (vehicle: Vehicle, trip = onTheRoad('19', 60)) => ({
  facts: factsOf([aVehicle('19', '19', vehicle), trip]),
  trip,
});

test('a bus is seized with people in it: that is the first thing the board says', () => {
  const { facts } = scene({ state: 'seized', since: ago(20) });
  expect(toSafe(facts, noon, clock)).toMatchObject({
    headline: 'vehicle 19 seized with ● 52 people on board',
    isBad: true,
  });
});

test('a bus that broke down and was seen driving since is no alarm; a seized one that drives is', () => {
  const broken = scene({ state: 'broken-down', since: ago(70) }, onTheRoad('19', 60));
  expect(troubleOf(broken.facts, broken.trip)?.isPast).toBe(true);
  const trip = { ...onTheRoad('19', 60), status: 'passed' as const, since: ago(5) };
  const seized = scene({ state: 'seized', since: ago(20) }, trip);
  expect(troubleOf(seized.facts, seized.trip)).toMatchObject({ state: 'seized', isPast: false });
  const mended = scene({ state: 'broken-down', since: ago(20) }, trip);
  expect(troubleOf(mended.facts, mended.trip)?.isPast).toBe(true);
});

test('what befell a bus before this trip, or after it arrived, is not this trip’s alarm', () => {
  const before = scene({ state: 'seized', since: ago(600) });
  expect(troubleOf(before.facts, before.trip)?.isPast).toBe(true);
  expect(toSafe(before.facts, noon, clock).isBad).toBe(false);
  const arrived = aTrip('19.BBBBBB', { vehicle: 'vehicle/19', status: 'arrived' });
  expect(
    troubleOf(factsOf([aVehicle('19', '19', { state: 'lost', since: ago(1) })]), arrived),
  ).toBe(null);
});

test('three in trouble: the two worst are named, the third is counted', () => {
  const facts = factsOf([
    aVehicle('1', '1', { state: 'broken-down', since: ago(50) }),
    aVehicle('2', '2', { state: 'lost', since: ago(5) }),
    aVehicle('3', '3', { state: 'seized', since: ago(30) }),
    ...['1', '2', '3'].map((n) => onTheRoad(n, 60)),
  ]);
  expect(toSafe(facts, noon, clock).headline).toBe(
    'vehicle 2 lost with ● 52 people on board · vehicle 3 seized with ● 52 people on board · 1 more seized, lost or broken down',
  );
});
