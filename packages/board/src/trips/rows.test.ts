import { expect, test } from 'vitest';
import { aCount, aTrip, aVehicle, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { byName, filterTrips, toTripLines } from './rows.ts';

const at = (ago: number, site: string) => ({ ...moment(noon - minutes(ago)), site });
const facts = factsOf([
  ...['9', '12', 'A2'].map((label) => aVehicle(label, label)),
  aTrip('a', {
    vehicle: 'vehicle/12',
    status: 'arrived',
    departed: at(90, 'site/x'),
    arrived: { ...at(10, 'site/y'), slip: true },
    boarded: aCount(65),
    alighted: aCount(63),
    imbalance: { people: -2, boarded: 65, alighted: 63, since: noon },
  }),
  aTrip('b', { vehicle: 'vehicle/9', status: 'departed', departed: at(30, 'site/x') }),
  aTrip('c', { vehicle: 'vehicle/A2', status: 'planned' }),
]);
const everything = { vehicle: '', site: '', state: '', onlyOpen: false };
const vehicles = (sort: Parameters<typeof filterTrips>[2], filter = everything) =>
  filterTrips(toTripLines(facts), filter, sort).map((line) => line.vehicle);

test('bus 9 stands before bus 12', () => {
  expect(vehicles({ column: 'vehicle', descending: false })).toEqual(['9', '12', 'A2']);
  expect(['12', '9', '31', 'A2', 'A10'].sort(byName)).toEqual(['9', '12', '31', 'A2', 'A10']);
});

test('newest departure first, those that have not left last either way', () => {
  expect(vehicles({ column: 'departed', descending: true })).toEqual(['9', '12', 'A2']);
  expect(vehicles({ column: 'departed', descending: false })).toEqual(['12', '9', 'A2']);
});

test('the coordinator asks only for what needs a person', () => {
  const sort = { column: 'vehicle', descending: false } as const;
  expect(vehicles(sort, { ...everything, onlyOpen: true })).toEqual(['12']);
  expect(vehicles(sort, { ...everything, vehicle: 'a' })).toEqual(['A2']);
  expect(vehicles(sort, { ...everything, state: 'departed' })).toEqual(['9']);
});

test('a departure taken back leaves the number on its slip', () => {
  const lines = toTripLines(factsOf([aTrip('12.000000', { vehicle: null })]));
  expect(lines.map((line) => line.vehicle)).toEqual(['12']);
});
