import { accountOf } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { expect, test } from 'vitest';
import {
  aCorridor,
  aCount,
  aSite,
  aTrip,
  aVehicle,
  factsOf,
  moment,
  noon,
} from '../testing/scene.ts';
import { layoutFlows, toFlowPicture } from './flows.ts';

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
  counter: point,
  look: point,
  isKeyed: false,
  quarter: 1,
});
const trip = (id: string, to: SubjectId, people: number) => ({
  id: `trip/${id}`,
  vehicle: null,
  vehicleKind: null,
  from: 'site/square',
  to,
  batch: null,
  status: 'arrived' as const,
  departures: 1,
  boardingAt: 1,
  departedAt: 1,
  arrivedAt: 1,
  hasSlip: true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies: [tally('boarding', 'site/square', people), tally('alighting', to, people)],
});
const facts = factsOf([
  aSite('square', 'Fountain Square', 'pick-up-point'),
  aSite('gate', 'Bridge Gate', 'checkpoint'),
  aSite('hall', 'North Hall', 'reception-site'),
  aSite('clinic', 'Clinic', 'hospital'),
  aCorridor('one', ['square', 'gate', 'hall'], [20, 20]),
  aVehicle('1', '1'),
  aTrip('1', { alighted: aCount(50), arrived: { ...moment(noon), site: 'site/hall', slip: true } }),
]);
const account = accountOf({
  sites: [],
  trips: [
    trip('0', 'site/clinic', 5),
    ...Array.from({ length: 10 }, (_, i) => trip(`1${i}`, 'site/hall', 50)),
  ],
  streams: [
    {
      id: 'stream/gate',
      site: 'site/gate',
      quarters: [
        {
          quarter: 1,
          minutes: 15,
          onFoot: 200,
          of: {
            car: { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 },
            van: { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 },
            lorry: { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 },
          },
        },
      ],
    },
  ],
  until: 1,
  isClosed: false,
});
const picture = toFlowPicture(facts, account);
const layout = layoutFlows(picture, 1200, 1);

test('sites stand from the left in the order of the road, what no road names behind them', () => {
  expect(layout.sites.map(({ name }) => name)).toEqual([
    'Fountain Square',
    'Bridge Gate',
    'North Hall',
    'Clinic',
  ]);
  const xs = layout.sites.map(({ x }) => x);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
});

test('a band is as wide as its people: a hundred times as many, as many times as wide', () => {
  const [hall, clinic] = ['site/hall', 'site/clinic'].map((to) =>
    layout.bands.find(({ id }) => id === `site/square ${to}`),
  );
  expect(hall?.sure?.start).toBeGreaterThan(20 * (clinic?.sure?.start ?? 0));
  expect(clinic?.sure?.start).toBeGreaterThan(0);
  expect(hall?.doubt?.start).toBeGreaterThanOrEqual(hall?.sure?.start ?? 0);
});

test('no band lies on another, and all keep inside the picture', () => {
  for (const [i, band] of layout.bands.entries()) {
    const reach = Math.max(band.doubt?.start ?? 0, band.doubt?.end ?? 0);
    const next = layout.bands[i + 1];
    if (next) expect(next.labelY - 13).toBeGreaterThanOrEqual(band.y + reach);
    expect(Math.max(band.from, band.to)).toBeLessThanOrEqual(1200);
    expect(band.y + reach).toBeLessThan(layout.height);
  }
});

test('its table says every flow in figures, own means apart', () => {
  expect(picture.table.rows.map((row) => row.slice(0, 3))).toEqual([
    ['Fountain Square', 'North Hall', '● 500'],
    ['Fountain Square', 'Clinic', '● 5'],
    ['Bridge Gate', 'by own means', '● 200'],
  ]);
});
