import type { LogEvent } from '@corridor/log';
import { expect, test } from 'vitest';
import { aCount, aTrip, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { compareWithTruth, truthOf } from './truth.ts';

const arrived = { ...moment(noon - minutes(30)), site: 'site/north', slip: true };
const tally = (people: number, point: string): LogEvent => ({
  id: `${people}`,
  device: 'd',
  person: 'd',
  seq: 1,
  hlc: [noon, 0],
  wall: noon,
  at: noon,
  doubt: 0,
  kind: 'tallied@1',
  subject: 'trip/a',
  after: [],
  fact: { point, people },
});

test('counted twice at boarding: the board counts once, a spreadsheet twice, the truth stands beside', () => {
  const facts = factsOf([
    aTrip('a', { status: 'arrived', arrived, boarded: aCount(65), alighted: aCount(65) }),
    aTrip('b', { status: 'arrived', arrived, alighted: aCount(50, { exact: false, minimum: 0 }) }),
  ]);
  const events = (subject: string) =>
    subject === 'trip/a'
      ? [tally(64, 'boarding'), tally(65, 'boarding'), tally(65, 'alighting')]
      : [tally(52, 'boarding'), tally(50, 'alighting')];
  expect(compareWithTruth(facts, events, 118, { people: 116, low: 112, high: 120 })).toEqual({
    truth: 118,
    minimum: 65,
    counted: 115,
    estimate: { people: 116, low: 112, high: 120 },
    plainSum: 181,
  });
});

test('nothing is shown before the hub reveals it', () => {
  const play = { speed: 60, simulatedNow: noon, endsAt: noon, ended: false };
  expect(truthOf(play)).toBeNull();
  expect(truthOf({ ...play, arrivedSoFar: 118 })).toBe(118);
});
