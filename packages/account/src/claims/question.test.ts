import { describe, expect, test } from 'vitest';
import { quarterToMs } from '../evidence/quarter.ts';
import { questionOf, topicOf } from './question.ts';
import { context, EVENING, says, startOf } from './testing/said.ts';

const HOUR = 3_600_000;
const because = (more: object, n: number | null = 6000) => {
  const asked = questionOf(says('x', 'Party A', n, more), context());
  return asked.isSame ? 'the same question' : asked.because.join(' ');
};
const scopes = (more: object, claim: object = {}) => {
  const asked = questionOf(says('x', 'Party A', 6000, more, claim), context());
  return asked.isSame ? asked.scopes : [];
};

test('“evacuated” may be either: people who left and people who arrived are both asked', () => {
  expect(scopes({}).map(({ measure }) => measure)).toEqual(['left', 'arrived']);
  expect(scopes({ measure: 'departed' }).map(({ measure }) => measure)).toEqual(['left']);
});

describe('whatever nobody of ours counts is another question', () => {
  test.each([
    [{ category: 'fighter' }, 'category'],
    [{ category: 'civilian' }, 'category'],
    [{ category: 'mixed' }, 'the same question'],
    [{ unit: 'bus' }, 'not-people'],
    [{ measure: 'waiting' }, 'waiting'],
    [{ measure: 'trapped' }, 'who-remains'],
    [{ measure: 'to-be-evacuated', hedge: true }, 'planned'],
    [{ hedge: true }, 'unsure'],
    [{ measure: 'killed' }, 'other-measure'],
    [{ from: 'site/ramouseh', to: 'site/rashidin' }, 'the same question'],
    [{ from: 'another town' }, 'place'],
    [{ cumulative: false }, 'period-unknown'],
    [{ cumulative: false, aboutTo: '2016-12-19' }, 'period-unknown'],
    [{ aboutFrom: '2016-12-13' }, 'before-our-counts'],
    [{ approx: 'several' }, 'open-figure'],
    [{ category: 'fighter', hedge: true, from: 'another town' }, 'unsure category place'],
  ])('%j: %s', (more, code) => {
    expect(because(more)).toBe(code);
  });
  test('an event has no figure', () => expect(because({}, null)).toBe('no-figure'));
});

describe('days are those of the operation’s zone', () => {
  const span = (more: object, claim: object = {}) => {
    const [scope] = scopes({ measure: 'departed', ...more }, claim);
    const at = (quarter: number | undefined) =>
      quarter === undefined ? null : (quarterToMs(quarter) - startOf('2016-12-15')) / HOUR;
    return [at(scope?.since), at(scope?.until)];
  };
  test('a day is from midnight to midnight there', () => {
    const day = { cumulative: false, aboutFrom: '2016-12-16', aboutTo: '2016-12-17' };
    expect(span(day)).toEqual([24, 72]);
  });
  test('a total has no beginning, and ends with the day it was said, or when we heard it', () => {
    expect(span({}, { toldAt: EVENING + 30 * HOUR })).toEqual([null, 6 * 24]);
    expect(span({})).toEqual([null, 5 * 24 + 22]);
  });
  test('a total said at noon is held against what had left by noon', () => {
    expect(span({ saidAt: startOf('2016-12-20') + 12 * HOUR })).toEqual([null, 5 * 24 + 12]);
  });
  test('of ours the moment is told', () => {
    expect(span({}, { asOf: startOf('2016-12-18') + 18 * HOUR, isOurs: true })).toEqual([
      null,
      3 * 24 + 18,
    ]);
  });
  test('“since the 15th”, the day on which we began, and “in all” are one question', () => {
    const key = (more: object) => topicOf(says('x', 'Party A', 1, more), context()).key;
    expect(key({ aboutFrom: '2016-12-15' })).toBe(key({}));
    expect(key({ aboutFrom: '2016-12-16' })).not.toBe(key({}));
    expect(key({ category: 'any' })).toBe(key({}));
    expect(key({ by: 'vehicles' })).not.toBe(key({}));
  });
});

test('a place without a way is where people come from, or where they come to if it receives them', () => {
  expect(scopes({ measure: 'departed', place: 'site/ramouseh' })).toMatchObject([
    { from: 'site/ramouseh' },
  ]);
  expect(scopes({ place: 'site/rashidin' })).toMatchObject([
    { measure: 'left', to: 'site/rashidin' },
    { measure: 'arrived', to: 'site/rashidin' },
  ]);
});
