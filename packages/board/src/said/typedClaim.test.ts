import { describe, expect, test } from 'vitest';
import {
  changedFields,
  claimFact,
  noClaim,
  readDay,
  readQuantity,
  typedClaim,
} from './typedClaim.ts';

const ZONE = 'Asia/Damascus';
/** 20 December, nine in the evening there. */
const NOW = Date.parse('2016-12-20T19:00:00Z');
const typed = (more: object) => ({
  ...noClaim('claim/x'),
  speaker: 'Party A',
  figure: '9 600',
  ...more,
});
const fact = (more: object = {}) => {
  const built = claimFact(typed(more), ZONE, NOW);
  return built.ok ? built.fact : built.faults;
};

test('who and how many is enough: said today, about everybody so far', () => {
  expect(fact()).toEqual({
    quantity: { value: 9600 },
    approx: 'exact',
    unit: 'person',
    measure: 'evacuated',
    hedge: false,
    speaker: 'Party A',
    saidOn: { date: '2016-12-20', precision: 'day' },
    aboutTo: '2016-12-20',
    cumulative: true,
  });
});

test('a day is one day, said the day after at eight', () => {
  expect(fact({ period: 'day', day: '19.12.', saidOn: '20/12', saidAt: '8:05' })).toMatchObject({
    aboutFrom: '2016-12-19',
    aboutTo: '2016-12-19',
    cumulative: false,
    saidOn: { date: '2016-12-20', precision: 'hour' },
    saidAt: Date.parse('2016-12-20T06:05:00Z'),
  });
});

describe('what is wrong is said beside its field', () => {
  test.each([
    [{ speaker: '' }, { speaker: 'nobody' }],
    [{ speaker: 'He said it. Twice' }, { speaker: 'not-a-name' }],
    [{ figure: '' }, { figure: 'no-figure' }],
    [{ figure: 'many' }, { figure: 'not-a-figure' }],
    [{ figure: '900-600' }, { figure: 'falls' }],
    [{ period: 'day', day: '31.2.' }, { day: 'not-a-day' }],
    [{ period: 'days', day: '16.12.', lastDay: '15.12.' }, { lastDay: 'falls' }],
    [{ saidOn: '24.12.' }, { saidOn: 'to-come' }],
    [{ saidAt: '25:00' }, { saidAt: 'not-an-hour' }],
    [{ saidAt: '23:00' }, { saidAt: 'to-come' }],
  ])('%j', (more, faults) => {
    expect(fact(more)).toEqual(faults);
  });
});

test('days and figures as people type them, in their own digits', () => {
  expect(
    ['18.12.', '18/12', '2016-12-18', '18.12.2016', '١٨/١٢'].map((d) => readDay(d, ZONE, NOW)),
  ).toEqual(Array(5).fill('2016-12-18'));
  expect(readDay('2.1.', ZONE, NOW)).toBe('2017-01-02');
  expect(readDay('12', ZONE, NOW)).toBeNull();
  expect(readQuantity('٩٦٠٠')).toEqual({ value: 9600 });
  expect(readQuantity('5 000–6 000')).toEqual({ low: 5000, high: 6000 });
  expect(readQuantity('5-6-7')).toBeNull();
});

test('a claim opened for a correction and left as it is changes nothing', () => {
  const before = fact({ period: 'since', day: '15.12.', from: 'other', fromName: 'East side' });
  if (!('hedge' in before)) throw new Error('no fact');
  const again = claimFact(typedClaim('claim/x', before, ZONE), ZONE, NOW);
  if (!again.ok) throw new Error('faults');
  expect(changedFields(before, again.fact)).toEqual({});
  expect(changedFields(before, { ...again.fact, quantity: { value: 960 } })).toEqual({
    quantity: { value: 960 },
  });
  const { from: _, ...less } = again.fact;
  expect(changedFields(before, less)).toBeNull();
});

test('read in a text: a blank day is not today, a month is a date, an untouched figure stays as it was read', () => {
  const read = {
    hedge: false,
    quantity: { value: 4.5 },
    unit: 'square-kilometre',
    saidOn: { date: '2016-12', precision: 'period' },
    aboutFrom: '2016-11',
    cumulative: false,
    channel: 'Le Courrier',
  } as const;
  const form = typedClaim('claim/d7.3', read, ZONE);
  const same = claimFact(form, ZONE, NOW, read);
  expect(same.ok && [same.fact.quantity, same.fact.saidOn, same.fact.aboutFrom]).toEqual([
    { value: 4.5 },
    { date: '2016-12', precision: 'period' },
    '2016-11',
  ]);
  const blank = claimFact({ ...form, saidOn: '', figure: '5' }, ZONE, NOW, read);
  expect(blank.ok && blank.fact.quantity).toEqual({ value: 5 });
  expect(blank.ok && blank.fact).not.toHaveProperty('saidOn');
});
