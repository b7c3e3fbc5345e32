import type { DeviceStanding } from '@corridor/log';
import { expect, test } from 'vitest';
import { factsOf } from '../testing/scene.ts';
import { toDeviceRows } from './rows.ts';

const device = (name: string, more: Partial<DeviceStanding>): [string, DeviceStanding] => [
  name,
  {
    device: name,
    label: name,
    role: 'counter',
    sites: [],
    person: name,
    surrenders: [],
    enrolledBy: null,
    enrolledAt: 0,
    revoked: false,
    forked: false,
    clockOffset: 0,
    clockDoubt: 0,
    rank: [[1, 'a', false]],
    ...more,
  },
];

const source = (devices: ReadonlyMap<string, DeviceStanding>) => ({
  devices: () => devices,
  disputed: () => [],
  kept: () => 0,
  heard: {},
  self: 'board',
});

test('who says that a phone is in other hands, whose it is, and which keys go with it', () => {
  const devices = new Map([
    device('board', { role: 'coordinator' }),
    device('Gate 1', { surrenders: [{ line: 'l', by: 'Gate 2', at: 5 }] }),
    device('Gate 1 locked', { role: 'pad', enrolledBy: 'Gate 1', person: 'Gate 1' }),
    device('old key', { role: 'pad', enrolledBy: 'Gate 1', revoked: true }),
    device('Gate 2', {}),
    device('Gate 7', { person: 'Gate 2', revoked: true, revokedFor: 'surrendered' }),
  ]);
  const rows = new Map(toDeviceRows(factsOf([]), source(devices)).map((row) => [row.label, row]));
  expect(rows.get('Gate 1')).toMatchObject({
    reports: [{ by: 'Gate 2', at: 5 }],
    pads: ['Gate 1 locked'],
    padsEver: ['Gate 1 locked', 'old key'],
    personOf: '',
  });
  expect(rows.get('Gate 7')).toMatchObject({ personOf: 'Gate 2', revokedFor: 'surrendered' });
});

test('a phone and the key with which it counts while locked are one row', () => {
  const devices = new Map([
    device('board', { role: 'coordinator' }),
    device('Gate 1', {}),
    device('Gate 1 locked', { role: 'pad', enrolledBy: 'Gate 1', forked: true }),
    device('a key of nobody known', { role: 'pad', enrolledBy: 'gone' }),
  ]);
  const rows = toDeviceRows(factsOf([]), {
    ...source(devices),
    kept: (name) => (name === 'Gate 1' ? 40 : name === 'Gate 1 locked' ? 7 : 0),
    heard: { 'Gate 1': 5, 'Gate 1 locked': 90 },
  });
  expect(rows.map((row) => row.label).sort()).toEqual(['Gate 1', 'a key of nobody known', 'board']);
  expect(rows.find((row) => row.label === 'Gate 1')).toMatchObject({
    heard: 90,
    kept: 40,
    keptLocked: 7,
    isForked: true,
  });
});

test('who is revoked stands last; silence, kept and disputed lines are counted', () => {
  const devices = new Map([
    device('lost', { revoked: true, revokedAt: 5 }),
    device('Bridge Gate 10', {
      rank: [
        [1, 'hub', true],
        [3, 'x', false],
      ],
    }),
    device('Bridge Gate 9', {
      rank: [
        [1, 'hub', true],
        [2, 'x', false],
      ],
    }),
    device('board', { role: 'coordinator', rank: [[2, 'board', true]] }),
  ]);
  const rows = toDeviceRows(factsOf([]), {
    devices: () => devices,
    disputed: () => [],
    kept: () => 7,
    heard: { 'Bridge Gate 9': 99 },
    self: 'board',
  });
  expect(rows.map((row) => row.label)).toEqual([
    'board',
    'Bridge Gate 9',
    'Bridge Gate 10',
    'lost',
  ]);
  expect(rows[1]).toMatchObject({ heard: 99, kept: 7, ranksAbove: false });
  expect(rows[2]?.heard).toBeNull();
});
