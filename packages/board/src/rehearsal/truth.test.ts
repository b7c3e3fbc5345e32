import type { LogEvent } from '@corridor/log';
import { expect, test } from 'vitest';
import { aCount, aTrip, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { compareWithTruth, isTruth } from './truth.ts';

const arrived = { ...moment(noon - minutes(30)), site: 'site/north', slip: true };
const tally = (people: number, point: string): LogEvent => ({
  id: `${people}`,
  device: 'd',
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

test('counted twice at the door: the board counts once, a spreadsheet twice, the truth stands beside', () => {
  const facts = factsOf([
    aTrip('a', { status: 'arrived', arrived, boarded: aCount(65), alighted: aCount(65) }),
    aTrip('b', { status: 'arrived', arrived, alighted: aCount(50, { exact: false, minimum: 0 }) }),
  ]);
  const events = (subject: string) =>
    subject === 'trip/a'
      ? [tally(65, 'boarding'), tally(64, 'alighting'), tally(65, 'alighting')]
      : [tally(50, 'alighting')];
  const truth = {
    trips: [
      { end: 'arrived' as const, endedAt: noon - minutes(30), alighted: 66 },
      { end: 'arrived' as const, endedAt: noon - minutes(20), alighted: 52 },
      { end: 'sent-back' as const, endedAt: noon - minutes(20), alighted: 40 },
      { end: 'arrived' as const, endedAt: noon + minutes(20), alighted: 70 },
    ],
  };
  expect(compareWithTruth(facts, events, truth, noon)).toEqual({
    truth: 118,
    minimum: 65,
    counted: 115,
    plainSum: 179,
  });
});

test('an answer of another shape is no truth', () => {
  expect(isTruth({ trips: [] })).toBe(true);
  expect(isTruth({ trips: [{ end: 'arrived' }] })).toBe(false);
  expect(isTruth(undefined)).toBe(false);
});
