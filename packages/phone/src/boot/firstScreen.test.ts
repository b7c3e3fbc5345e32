import { expect, test } from 'vitest';
import type { Enrolment } from '../device/enrolment.ts';
import type { OpenHolder, PadRecord } from '../vault/types.ts';
import { firstScreen, operationToOpen } from './firstScreen.ts';

const holder = (id: string): OpenHolder => ({
  id,
  label: `Officer ${id}`,
  allow: { quickWipe: false, decoyPin: false },
  takesOver: false,
  selfRecipient: `age1${id}`,
});
const amal = holder('amal');
const nour = holder('nour');

const pad = (device: string, of: OpenHolder, op = 'aleppo') =>
  ({ device, holder: of.id, op }) as PadRecord;
const enrolment = (device: string) => ({ device }) as Enrolment;

const phone = { holders: [amal, nour], pads: [], hasOpenRecords: false };

test('a new phone begins at the start', () => {
  const empty = { holders: [], pads: [], hasOpenRecords: false };
  expect(firstScreen(empty, {}, null)).toEqual({ at: 'start' });
});

test('a phone that counted before there were PINs asks for one, and a person who has one comes first', () => {
  const open = { holders: [], pads: [], hasOpenRecords: true };
  expect(firstScreen(open, {}, null)).toEqual({ at: 'choose-pin' });
  expect(firstScreen({ ...open, holders: [amal] }, {}, null)).toMatchObject({ at: 'locked' });
});

test('the pad that was open last comes first, whoever made the latest', () => {
  const pads = [pad('1', amal), pad('2', amal, 'homs'), pad('3', nour)];
  const last = { device: 'x', op: 'aleppo', holder: 'amal' };
  expect(firstScreen({ ...phone, pads }, last, null)).toEqual({
    at: 'locked',
    holder: amal,
    record: pads[0],
  });
});

test('whose key was renewed is shown the newest of it', () => {
  const pads = [pad('1', amal), pad('2', amal)];
  const last = { op: 'aleppo', holder: 'amal' };
  expect(firstScreen({ ...phone, pads }, last, null)).toMatchObject({ record: pads[1] });
});

test('after a phone lost what it remembered, the latest pad comes first', () => {
  const pads = [pad('1', nour), pad('2', amal, 'homs')];
  expect(firstScreen({ ...phone, pads }, {}, null)).toEqual({
    at: 'locked',
    holder: amal,
    record: pads[1],
  });
});

test('who takes the phone counts with a key of their own, or with none, never with the other’s', () => {
  const pads = [pad('1', amal)];
  const last = { op: 'aleppo', holder: 'amal' };
  expect(firstScreen({ ...phone, pads }, last, 'nour')).toEqual({
    at: 'locked',
    holder: nour,
    record: null,
  });
});

test('a key whose person is gone from the phone shows nothing', () => {
  const pads = [pad('1', holder('gone'))];
  expect(firstScreen({ ...phone, pads }, {}, null)).toMatchObject({ holder: nour, record: null });
  expect(firstScreen({ holders: [], pads, hasOpenRecords: false }, {}, null).at).toBe('start');
});

test('an unlocked phone goes on with the operation that was open last, else with the latest', () => {
  const joined = [enrolment('1'), enrolment('2')];
  expect(operationToOpen(joined, { device: '1' })).toBe(joined[0]);
  expect(operationToOpen(joined, { device: 'left' })).toBe(joined[1]);
  expect(operationToOpen([], { device: '1' })).toBeNull();
});
