import type { DeviceStanding } from '@corridor/log';
import { mayWrite } from '@corridor/operation';
import { expect, test } from 'vitest';
import { colleaguesAt, surrenderedRecord } from './surrender.ts';
import { GATE, minutes, RAMOUSEH } from './testing.ts';

const device = (name: string, more: Partial<DeviceStanding> = {}): [string, DeviceStanding] => [
  name,
  {
    device: name,
    label: name,
    role: 'counter',
    sites: [GATE],
    person: name,
    enrolledBy: 'board',
    enrolledAt: 0,
    revoked: false,
    forked: false,
    clockOffset: 0,
    clockDoubt: 0,
    rank: [],
    surrenders: [],
    ...more,
  },
];

test('at the gate: two colleagues, not the board, not another site, not my own phones', () => {
  const devices = new Map([
    device('Gate 1'),
    device('Gate 1 locked', { role: 'pad', person: 'Gate 1' }),
    device('Gate 1 tablet', { person: 'Gate 1' }),
    device('Gate 3', { surrenders: [{ line: 'x', by: 'Gate 1', at: 5 }] }),
    device('Gate 2', { sites: [] }),
    device('Gate 2 locked', { role: 'pad', person: 'Gate 2' }),
    device('Gate 4', { revoked: true }),
    device('Ramouseh 1', { sites: [RAMOUSEH] }),
    device('Board', { role: 'coordinator', sites: [] }),
  ]);
  expect(colleaguesAt(devices, GATE, 'Gate 1')).toEqual([
    { device: 'Gate 2', label: 'Gate 2', isReported: false },
    { device: 'Gate 3', label: 'Gate 3', isReported: true },
  ]);
});

test('a phone that has heard of no device offers none', () => {
  expect(colleaguesAt(new Map(), GATE, 'Gate 1')).toEqual([]);
});

test('a counter may say it, with or without the time', () => {
  for (const record of [surrenderedRecord('Gate-2'), surrenderedRecord('Gate-2', minutes(3))]) {
    const asked = { ...record, subjectType: 'device', sites: [GATE] };
    expect(mayWrite('counter', asked)).toBe(true);
    expect(mayWrite('pad', asked)).toBe(false);
  }
});
