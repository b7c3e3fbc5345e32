import { type Contradiction, toQuarter } from '@corridor/account';
import { expect, test } from 'vitest';
import { aSite, aTrip, aVehicle, factsOf, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { contradictionText } from './contradictionText.ts';

const facts = factsOf([
  aSite('square', 'Fountain Square', 'pick-up-point'),
  aVehicle('12', '12'),
  aTrip('a', { vehicle: 'vehicle/12' }),
]);
const textOf = (of: Contradiction) =>
  contradictionText(facts, zoneClock('Asia/Damascus'), noon, of);
const count = (says: 'at-least' | 'at-most', people: number, point: 'boarding' | 'alighting') => ({
  says,
  people,
  is: { a: 'count' as const, point, part: 'whole' as const, exact: true },
  trip: 'trip/a',
  site: 'site/square',
});

test('52 boarded and 47 got off: one sentence, with both figures', () => {
  expect(
    textOf({
      code: 'fewer-arrived',
      people: 5,
      trip: 'trip/a',
      site: null,
      between: null,
      records: [count('at-least', 52, 'boarding'), count('at-most', 47, 'alighting')],
    }),
  ).toBe('Vehicle 12: at least 52 boarded and at most 47 got off.');
});

test('more left a site than came there, between two looks at who waited', () => {
  expect(
    textOf({
      code: 'more-left-than-came',
      people: 40,
      trip: null,
      site: 'site/square',
      between: { since: toQuarter(noon - 3_600_000), until: toQuarter(noon) },
      records: [
        { says: 'at-least', people: 340, is: { a: 'trip' }, trip: 'trip/a', site: 'site/square' },
        {
          says: 'at-most',
          people: 300,
          is: { a: 'waiting', quarter: toQuarter(noon - 3_600_000) },
          trip: null,
          site: 'site/square',
        },
      ],
    }),
  ).toBe(
    'Fountain Square: at least 340 left or still waited, and at most 300 had come or waited before. Between 10:30 and 11:30.',
  );
});
