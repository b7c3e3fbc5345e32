import { expect, test } from 'vitest';
import { planner } from './real.ts';
import { bothOnce, small } from './testing/planned.ts';
import {
  bytesToTimetable,
  timetableToBytes,
  timetableToPadded,
  toSealedTimetable,
} from './timetable.ts';

const ZERO = 1_481_860_800_000;
const timetable = toSealedTimetable(ZERO, planner.run(small, bothOnce).trips);

test('what was announced is read back as it was, padded or not', () => {
  expect(timetable.trips).toHaveLength(2);
  expect(timetable.trips[0]).toMatchObject({ people: 50, departsAt: ZERO + 60 * 60_000 });
  expect(bytesToTimetable(timetableToBytes(timetable))).toEqual(timetable);
  expect(bytesToTimetable(timetableToPadded(timetable))).toEqual(timetable);
});

test('its length does not tell how many trips there are', () => {
  const one = { ...timetable, trips: timetable.trips.slice(0, 1) };
  expect(timetableToPadded(one).length).toBe(timetableToPadded(timetable).length);
});

test.each([
  ['another thing', '{"corridorDocument":1,"text":"x"}'],
  ['no JSON', 'age-encryption.org/v1'],
  ['a trip without an hour', '{"corridorTimetable":1,"asOf":1,"trips":[{"vehicle":"v"}]}'],
])('%s is no timetable', (_, text) => {
  expect(bytesToTimetable(new TextEncoder().encode(text))).toBeNull();
});
