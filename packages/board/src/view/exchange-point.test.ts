// 15 April 2017: 5,000 people of two villages and 2,200 of two towns stand on buses at two exchange points for more than a
// day. The wait itself is the danger: a bomb found them there.
import { hoursStanding } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { aCount, aSite, aTrip, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toWaiting } from './waiting.ts';

const clock = zoneClock('Asia/Damascus');
const buses = (site: string, number: number, people: number, hours: number, counted = true) =>
  Array.from({ length: number }, (_, place) =>
    aTrip(`${site}-${place}`, {
      status: 'halted',
      since: moment(noon - minutes(60 * hours) + minutes(place)),
      boarded: counted ? aCount(people) : null,
      halted: [
        {
          ...moment(noon - minutes(60 * hours) + minutes(place)),
          site: `site/${site}`,
          reason: 'waiting',
        },
      ],
    }),
  );
const sites = [
  aSite('rashidin', 'Rashidin', 'crossing'),
  aSite('ramouseh', 'Ramouseh', 'checkpoint'),
  aSite('square', 'Fountain Square', 'pick-up-point', {
    waiting: { ...moment(noon - minutes(30)), fact: { people: 2_700, since: noon - minutes(330) } },
  }),
];

describe('8 · waiting at an exchange point', () => {
  const facts = factsOf([
    ...sites,
    ...buses('rashidin', 75, 66, 29),
    ...buses('ramouseh', 20, 110, 25),
  ]);

  test('is the first of what waits: all who stand there together, and how long', () => {
    const rows = toWaiting(facts, noon, clock);
    expect(rows.map(({ name, time, people, isLong }) => [name, time, people, isLong])).toEqual([
      ['75 vehicles, standing at Rashidin', '29 h 00', '4\u202f950 people', true],
      ['20 vehicles, standing at Ramouseh', '25 h 00', '2\u202f200 people', true],
      ['Fountain Square', '5 h 30', '2\u202f700', true],
    ]);
  });

  test('weighs what it weighs: person-hours', () => {
    const { hours } = hoursStanding(facts.index, noon);
    expect(Math.round(hours / 1_000)).toBe(195);
  });

  test('is past what anybody should wait after three quarters of an hour, not before', () => {
    const stood = (hours: number) =>
      toWaiting(factsOf([...sites.slice(0, 2), ...buses('rashidin', 6, 66, hours)]), noon, clock);
    expect(stood(0.7)[0]?.isLong).toBe(false);
    expect(stood(0.8)[0]?.isLong).toBe(true);
  });

  test('of some nobody counted who is on board: at least, and the counts are owed', () => {
    const some = [...buses('rashidin', 5, 66, 3), ...buses('rashidin', 9, 0, 3, false).slice(5)];
    const [row] = toWaiting(factsOf([...sites.slice(0, 1), ...some]), noon, clock);
    expect(row).toMatchObject({
      name: '9 vehicles, standing at Rashidin',
      people: 'at least 330 people',
      detail: 'count owed',
    });
  });

  test('three buses are three rows, each by its number', () => {
    const three = factsOf([...sites.slice(0, 1), ...buses('rashidin', 3, 66, 2)]);
    expect(toWaiting(three, noon, clock).map(({ id }) => id.slice(0, 5))).toEqual([
      'trip/',
      'trip/',
      'trip/',
    ]);
  });
});
