import { accountOf, type Evidence, toQuarter } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aSite, factsOf, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { transitRows } from './transitRows.ts';

const facts = factsOf([
  aSite('town', 'Fuaa', 'pick-up-point'),
  aSite('change', 'Rashideen', 'transfer-point'),
  aSite('hall', 'North Hall', 'reception-site'),
]);
const start = toQuarter(noon) - 20;
const tally = (point: 'boarding' | 'alighting', site: SubjectId, people: number) => ({
  point,
  site,
  part: 'whole' as const,
  people,
  low: null,
  high: null,
  exact: true,
  method: 'one-by-one' as const,
  lapsAsked: true,
  laps: null,
  counter: `${point} ${site}`,
  look: `${point} ${site}`,
  isKeyed: false,
  quarter: start + 5,
});
const bus = (id: string, from: SubjectId, to: SubjectId, people: number, at: number) => ({
  id: `trip/${id}`,
  vehicle: `vehicle/${id}`,
  vehicleKind: 'bus' as const,
  from,
  to,
  batch: null,
  status: 'arrived' as const,
  departures: 1,
  boardingAt: start + at,
  departedAt: start + at,
  arrivedAt: start + at + 3,
  hasSlip: true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies: [tally('boarding', from, people), tally('alighting', to, people)],
});
const none = { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 };

/** Ten buses of 50 come; by eleven there are 500; then `on` buses of 50 take people to the hall until nobody waits. */
const evidence = (on: number, isRoadsideWatched: boolean): Evidence => ({
  sites: [
    {
      id: 'site/change',
      siteKind: 'transfer-point',
      watched: [{ from: start - 10, to: null }],
      waiting: [
        { quarter: start - 2, people: 0, low: 0, high: 0 },
        { quarter: start + 8, people: 500, low: 490, high: 510 },
        { quarter: start + 18, people: 0, low: 0, high: 0 },
      ],
    },
  ],
  trips: [
    ...Array.from({ length: 10 }, (_, i) => bus(`1${i}`, 'site/town', 'site/change', 50, 2)),
    ...Array.from({ length: on }, (_, i) => bus(`2${i}`, 'site/change', 'site/hall', 50, 12)),
  ],
  streams: isRoadsideWatched
    ? [
        {
          id: 'stream/change',
          site: 'site/change',
          quarters: Array.from({ length: 40 }, (_, i) => ({
            quarter: start - 10 + i,
            minutes: 15,
            onFoot: 0,
            of: { car: none, van: none, lorry: none },
          })),
        },
      ]
    : [],
  until: start + 25,
  isClosed: false,
});
const rowOf = (on: number, isRoadsideWatched = true) => {
  const account = accountOf(evidence(on, isRoadsideWatched));
  return transitRows(facts, account, zoneClock('Asia/Damascus'), noon)[0];
};

test('500 came, 500 left on, nobody waits: it fits', () => {
  expect(rowOf(10)).toMatchObject({
    name: 'Rashideen',
    came: '501 (500–509)',
    waiting: '0 at 11:00',
    verdict: ['It fits: what is left over is no more than counts may be wrong by.'],
    isSuspect: false,
  });
});

test('three buses more left on than came: which road, how many, and what else would explain it', () => {
  expect(rowOf(13)?.verdict).toEqual([
    'About 150 more were counted leaving for North Hall than the rest bears out, 08:45 to 11:15. 2 other records of that time would explain it as well.',
  ]);
});

test('two buses fewer: said the other way round', () => {
  expect(rowOf(8)?.verdict[0]).toMatch(/^About 100 fewer were counted leaving for North Hall/);
});

test('nobody at the roadside: it cannot be known', () => {
  expect(rowOf(13, false)).toMatchObject({
    ownMeans: 'cannot be known from these reports',
    verdict: ['Whether all who came left on cannot be known from these reports.'],
    isSuspect: false,
  });
});
