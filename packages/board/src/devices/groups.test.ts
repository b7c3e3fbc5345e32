import { expect, test } from 'vitest';
import { groupDevices, isSilent, quietOf } from './groups.ts';
import type { DeviceRow } from './rows.ts';

const hubNow = 10 * 3_600_000;
const minutesAgo = (n: number) => hubNow - n * 60_000;
const row = (label: string, more: Partial<DeviceRow>): DeviceRow => ({
  device: label,
  label,
  role: 'counter',
  sites: 'Bridge Gate',
  post: '',
  heard: minutesAgo(1),
  kept: 0,
  keptLocked: 0,
  disputed: 0,
  isForked: false,
  isRevoked: false,
  revokedAt: null,
  isSelf: false,
  isHub: false,
  enrolledBy: '',
  personOf: '',
  revokedFor: '',
  reports: [],
  pads: [],
  padsEver: [],
  padLabels: [],
  clockOffset: 0,
  ranksAbove: false,
  ...more,
});
const many = Array.from({ length: 14 }, (_, i) => row(`gate ${i}`, {}));

test('the site with silent phones stands first, and there the longest silent', () => {
  const rows = [
    row('gate 1', {}),
    row('square 1', { sites: 'Fountain Square', heard: minutesAgo(45) }),
    row('square 2', { sites: 'Fountain Square', heard: minutesAgo(200) }),
    row('board', { sites: '', role: 'coordinator' }),
  ];
  const groups = groupDevices(rows, hubNow, '');
  expect(groups.map((one) => one.name)).toEqual(['', 'Fountain Square', 'Bridge Gate']);
  expect(groups[1]?.rows.map((one) => one.label)).toEqual(['square 2', 'square 1']);
  expect(groups[1]?.silent).toBe(2);
});

test('forty phones that were heard of fold into a line; one in trouble never does', () => {
  const [gate] = groupDevices([...many, row('odd', { clockOffset: 3_600_000 })], hubNow, '');
  expect(gate?.rows.map((one) => one.label)).toEqual(['odd']);
  expect(gate?.quiet).toHaveLength(14);
});

test('who searches sees every device that fits', () => {
  const [gate, ...others] = groupDevices(many, hubNow, 'GATE 3');
  expect(gate?.rows.map((one) => one.label)).toEqual(['gate 3']);
  expect([gate?.quiet, others]).toEqual([[], []]);
  // The name that a record bears which was counted while the phone was locked.
  const phone = row('gate 40', { padLabels: ['gate 40 locked'] });
  const [found] = groupDevices([...many, phone], hubNow, '40 locked');
  expect(found?.rows.map((one) => one.label)).toEqual(['gate 40']);
});

test('a key that counts while its phone is locked is never called silent', () => {
  expect(isSilent(row('gate 1 locked', { role: 'pad', heard: minutesAgo(300) }), hubNow)).toBe(
    false,
  );
  expect(isSilent(row('gate 1', { heard: minutesAgo(300) }), hubNow)).toBe(true);
});

test('a phone that never spoke is not said to have been heard of', () => {
  const rows = [...many, row('new', { heard: null }), row('old', { isRevoked: true, heard: 0 })];
  const [gate] = groupDevices(rows, hubNow, '');
  expect(quietOf(gate?.quiet ?? [])).toEqual({ heard: 14, notYet: 1, revoked: 1 });
});

test('a phone that was handed over stays in view, also when the hub has cut it off', () => {
  const taken = { isRevoked: true, revokedFor: 'surrendered', reports: [{ by: 'gate 2', at: 1 }] };
  const forgotten = { isRevoked: true, pads: ['key'] };
  const [gate] = groupDevices([...many, row('a', taken), row('b', forgotten)], hubNow, '');
  expect(gate?.rows.map((one) => one.label)).toEqual(['a', 'b']);
});
