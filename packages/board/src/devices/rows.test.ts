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
