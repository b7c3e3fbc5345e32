import { accountOf, type Evidence } from '@corridor/account';
import { expect, test } from 'vitest';
import { toSayFigure } from './say.ts';

const nothing: Evidence = {
  sites: [],
  roads: [],
  trips: [],
  streams: [],
  until: 0,
  isClosed: false,
};
const arrivedWith = (people: number): Evidence['trips'][number] => ({
  id: `trip/${people}`,
  vehicle: 'vehicle/12',
  vehicleKind: 'bus',
  from: 'site/square',
  to: 'site/hall',
  batch: null,
  status: 'arrived',
  departures: 1,
  boardingAt: 1,
  departedAt: 1,
  arrivedAt: 5,
  hasSlip: true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies: [
    {
      point: 'alighting',
      site: 'site/hall',
      part: 'whole',
      people,
      low: null,
      high: null,
      exact: true,
      method: 'one-by-one',
      lapsAsked: true,
      laps: null,
      counter: 'officer',
      look: 'post/hall',
      isKeyed: false,
      quarter: 5,
    },
  ],
});

test('a figure without an estimate says so, and no band is drawn', () => {
  expect(toSayFigure(accountOf(nothing))).toEqual({
    estimate: 'how many more, cannot be known from these reports',
    isKnown: false,
    rests: '',
    band: null,
  });
});

test('an estimate stands over what was counted, no finer than it is known', () => {
  const said = toSayFigure(accountOf({ ...nothing, trips: [47, 52, 60].map(arrivedWith) }));
  expect(said.isKnown).toBe(true);
  expect(said.band?.low).toBeGreaterThanOrEqual(47 + 52 + 60);
  expect(said.estimate).toMatch(/^(\d+|about \d+, 9 in 10 between \d+ and \d+)$/);
});
