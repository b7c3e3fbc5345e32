import type { SubjectId } from '@corridor/operation';
import { expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import type { Evidence, StreamEvidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { networkOf } from './network.ts';
import { streamsWithin, tripsWithin } from './within.ts';

const count = (
  point: 'boarding' | 'alighting',
  people: number,
): TripEvidence['tallies'][number] => ({
  point,
  site: 'site/any',
  part: 'whole',
  people,
  low: null,
  high: null,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  laps: null,
  counter: `${point} officer`,
  look: `post/${point}`,
  isKeyed: false,
  quarter: 100,
});

/** One bus from one place to another; `off` null: still on the road. */
const bus = (
  id: string,
  from: SubjectId,
  to: SubjectId,
  on: number | null,
  off: number | null,
): TripEvidence => ({
  id: `trip/${id}`,
  vehicle: `vehicle/${id}`,
  vehicleKind: 'bus',
  from,
  to,
  batch: null,
  status: off === null ? 'departed' : 'arrived',
  departures: 1,
  boardingAt: 99,
  departedAt: 100,
  arrivedAt: off === null ? null : 104,
  hasSlip: off === null ? null : true,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies: [
    ...(on === null ? [] : [count('boarding', on)]),
    ...(off === null ? [] : [count('alighting', off)]),
  ],
});

const onFoot = (id: string, site: SubjectId, people: number): StreamEvidence => {
  const none = { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 };
  return {
    id: `stream/${id}`,
    site,
    quarters: [
      { quarter: 101, minutes: 15, onFoot: people, of: { car: none, van: none, lorry: none } },
    ],
  };
};

const town: Evidence = {
  sites: [],
  trips: [
    bus('1', 'site/square', 'site/hall', 50, 50),
    bus('2', 'site/square', 'site/hall', 60, null),
    bus('3', 'site/square', 'site/clinic', 3, 3),
    bus('4', 'site/wells', 'site/hall', 40, 40),
  ],
  streams: [onFoot('gate', 'site/gate', 120)],
  until: 104,
  isClosed: false,
};
const road = ['site/wells', 'site/square', 'site/gate', 'site/clinic', 'site/hall'];

test('sites stand in the order of the road, and flows in the order in which they set out', () => {
  const { nodes, flows } = networkOf(accountOf(town), road);
  expect(nodes.map(({ site }) => site)).toEqual(road);
  expect(flows.map(({ id }) => id)).toEqual([
    'site/wells site/hall',
    'site/square site/clinic',
    'site/square site/hall',
    'stream/gate',
  ]);
});

test('of one flow, who left and who arrived are two figures', () => {
  const { flows } = networkOf(accountOf(town), road);
  const square = flows.find(({ id }) => id === 'site/square site/hall');
  expect([square?.left.minimum, square?.arrived?.minimum]).toEqual([110, 50]);
});

test('people by own means are a flow of their own, past one site, to nobody knows where', () => {
  const flow = networkOf(accountOf(town), road).flows.find(({ by }) => by === 'own-means');
  expect([flow?.from, flow?.to, flow?.arrived]).toEqual(['site/gate', null, null]);
  expect(flow?.left.parts.onFoot).toBe(120);
});

test('a site that no road names stands behind the others', () => {
  const { nodes } = networkOf(accountOf(town), ['site/hall']);
  expect(nodes[0]?.site).toBe('site/hall');
  expect(nodes).toHaveLength(5);
});

test('the trips behind a figure are as many as it says itself', () => {
  const account = accountOf(town);
  const scopes: readonly Scope[] = [
    { measure: 'left' },
    { measure: 'arrived' },
    { measure: 'left', from: 'site/square' },
    { measure: 'arrived', to: 'site/hall' },
    { measure: 'left', trip: 'trip/2' },
    { measure: 'arrived', since: 103 },
    { measure: 'arrived', until: 103 },
    { measure: 'left', by: 'own-means' },
  ];
  expect(scopes.map((scope) => tripsWithin(town, scope).length)).toEqual(
    scopes.map((scope) => account.figure(scope).trips.all),
  );
  expect(streamsWithin(town, { measure: 'left', from: 'site/gate' })).toHaveLength(1);
  expect(streamsWithin(town, { measure: 'left', by: 'vehicles' })).toHaveLength(0);
});
