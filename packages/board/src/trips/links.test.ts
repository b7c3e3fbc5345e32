import type { LogEvent } from '@corridor/log';
import { expect, test } from 'vitest';
import { aCorridor, aCount, aTrip, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { linkedParts, proposeLinks } from './links.ts';

const at = (ago: number, site: string) => ({
  ...moment(noon - minutes(ago)),
  site: `site/${site}`,
});
const left = (id: string, ago: number, vehicle: string | null = null) =>
  aTrip(id, {
    status: 'departed',
    vehicle,
    from: 'site/old',
    to: 'site/north',
    corridor: 'corridor/main',
    departed: at(ago, 'old'),
    boarded: aCount(60),
  });
const road = aCorridor('main', ['old', 'gate', 'north'], [20, 60]);
const arrival = (vehicle: string | null) =>
  aTrip('x', {
    status: 'arrived',
    vehicle,
    unmatched: true,
    arrived: { ...at(0, 'north'), slip: false },
  });

test('no slip: whoever was about as long on the way as the road takes comes first', () => {
  const facts = factsOf([road, left('just-left', 15), left('fits', 85), left('long-gone', 300)]);
  expect(proposeLinks(facts, arrival(null), 5).map((one) => one.trip)).toEqual([
    'trip/fits',
    'trip/just-left',
    'trip/long-gone',
  ]);
});

test('the vehicle was named at both ends: the others are not proposed', () => {
  const facts = factsOf([road, left('a', 85, 'vehicle/12'), left('b', 80, 'vehicle/7')]);
  const [only, ...others] = proposeLinks(facts, arrival('vehicle/12'), 5);
  expect(only).toMatchObject({ trip: 'trip/a', isSameVehicle: true });
  expect(others).toEqual([]);
});

test('who left after it arrived is no proposal', () => {
  const facts = factsOf([road, left('a', -10)]);
  expect(proposeLinks(facts, arrival(null), 5)).toEqual([]);
});

test('what was said not to be it stands last, and can still be linked', () => {
  const denied = { ...left('fits', 85), notSame: ['trip/x'] };
  const proposed = proposeLinks(factsOf([road, denied, left('long-gone', 300)]), arrival(null), 5);
  expect(proposed.map((one) => [one.trip, one.isDenied])).toEqual([
    ['trip/long-gone', false],
    ['trip/fits', true],
  ]);
});

test('a linked trip tells what each slip said by itself', () => {
  const event = (subject: string, kind: string, fact: object) =>
    ({ subject, kind, fact, at: noon }) as LogEvent;
  const events = [
    event('trip/b', 'arrived@1', { site: 'site/north', slip: false }),
    event('trip/b', 'tallied@1', { people: 47 }),
    event('trip/a', 'departed@1', { site: 'site/old', at: noon - minutes(85) }),
    event('trip/a', 'tallied@1', { people: 52 }),
  ];
  const parts = linkedParts(aTrip('a', { linked: ['trip/b'] }), events);
  expect(parts).toEqual([
    { trip: 'trip/a', departedAt: noon - minutes(85), arrivedAt: null, people: 52 },
    { trip: 'trip/b', departedAt: null, arrivedAt: noon, people: 47 },
  ]);
  expect(linkedParts(aTrip('a'), events)).toEqual([]);
});
