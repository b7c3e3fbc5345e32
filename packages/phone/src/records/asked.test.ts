import { foldSubject, type OperationEvent, type States } from '@corridor/operation';
import { expect, test } from 'vitest';
import type { World } from '../view/world.ts';
import { destinationsFrom } from './asked.ts';

const event = (subject: string, kind: string, fact: object): OperationEvent => ({
  id: subject.replace(/[^A-Za-z0-9]/g, '_').padEnd(43, '0'),
  device: 'board'.padEnd(43, '0'),
  person: 'board'.padEnd(43, '0'),
  seq: 1,
  hlc: [0, 0],
  wall: 0,
  at: 0,
  doubt: 0,
  kind,
  subject,
  after: [],
  fact,
});
const site = (name: string, siteKind: string, label = name) =>
  foldSubject('site', `site/${name}`, [
    event(`site/${name}`, 'defined@1', { name: label, siteKind }),
  ]);

test('people choose among places that take people in, those at the end of this road first', () => {
  const sites = [
    site('ramouseh', 'pick-up-point'),
    site('bridge-gate', 'checkpoint'),
    site('rashidin', 'reception-site', 'Rashidin'),
    site('clinic', 'hospital', 'Clinic'),
    site('atareb', 'collective-shelter', 'Atareb'),
  ];
  const road = foldSubject('corridor', 'corridor/one', [
    event('corridor/one', 'laid@1', {
      sites: ['site/ramouseh', 'site/bridge-gate', 'site/rashidin'],
      legs: [
        { km: 4, minutes: 20 },
        { km: 6, minutes: 25 },
      ],
    }),
  ]);
  const states = new Map<string, ReadonlyMap<string, unknown>>([
    ['site', new Map(sites.map((state) => [state.id, state]))],
    ['corridor', new Map([[road.id, road]])],
  ]);
  const all = <T extends keyof States>(type: T) =>
    (states.get(type) ?? new Map()) as ReadonlyMap<string, States[T]>;
  const world: World = { own: () => new Map(), all };
  expect(destinationsFrom(world, 'site/ramouseh')).toEqual([
    'site/rashidin',
    'site/atareb',
    'site/clinic',
  ]);
  expect(destinationsFrom(world, 'site/rashidin')).toEqual(['site/atareb', 'site/clinic']);
});
