import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';
import { countIn, quantityIn } from './quantity.ts';
import { findingToSentence } from './sentence.ts';
import { createZone, timeIn, timeToText, type Zone } from './time.ts';

const damascus = createZone('Asia/Damascus') as Zone;

test.each([
  ['1500', { exact: 1500 }],
  ['1,500', { exact: 1500 }],
  ['1 500', { exact: 1500 }],
  ['١٥٠٠', { exact: 1500 }],
  ['۱۵۰۰', { exact: 1500 }],
  ['1200-1500', { low: 1200, high: 1500 }],
  ['1,200 – 1,500', { low: 1200, high: 1500 }],
  ['1200 to 1500', { low: 1200, high: 1500 }],
  ['All who wish', { allWhoWish: true }],
  ['about 300', { about: 300 }],
  ['~300', { about: 300 }],
  ['up to 60', { low: 0, high: 60 }],
  ['1.5', null],
  ['1e3', null],
  ['-5', null],
  ['12,34', null],
  ['99999999999', null],
  ['some', null],
  ['', null],
])('people: %s', (written, said) => {
  expect(quantityIn(written)).toEqual(said);
});

test('a billion is the most that the records hold', () => {
  expect(countIn('1000000000')).toBe(1_000_000_000);
  expect(countIn('1000000001')).toBeNull();
});

test('a moment is the clocks of the place, summer and winter, or says its own offset', () => {
  const summer = Date.UTC(2016, 6, 1, 2);
  expect(timeIn('2016-07-01 05:00', damascus)).toBe(summer);
  expect(timeIn('2016-12-18 05:00', damascus)).toBe(Date.UTC(2016, 11, 18, 3));
  expect(timeIn('2016-12-18T05:00+05:30', null)).toBe(Date.UTC(2016, 11, 17, 23, 30));
  expect(timeIn('2016-12-18 24:00', damascus)).toBe(Date.UTC(2016, 11, 18, 22));
  expect(timeIn('2016-02-29 05:00Z', null)).toBe(Date.UTC(2016, 1, 29, 5));
  expect(timeIn('2017-02-29 05:00Z', null)).toEqual({ fault: 'no-such-time' });
  expect(timeToText(summer, damascus)).toBe('2016-07-01 05:00');
  expect(timeToText(summer, null)).toBe('2016-07-01 02:00 UTC');
});

test('whatever moment is said is read as the same moment, but in the hour that is there twice', () => {
  const seed = 86;
  console.info('seed', seed);
  const minute = fc.integer({ min: 60 * 48, max: 60 * 24 * 365 * 80 }).map((n) => n * 60_000);
  const zones = ['Asia/Damascus', 'Europe/Berlin', 'Asia/Kathmandu', 'America/Caracas', 'UTC'];
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (at, name) => {
      const zone = createZone(name) as Zone;
      const read = timeIn(timeToText(at, zone), zone);
      if (typeof read === 'number') expect(read).toBe(at);
      else expect(read.fault).toBe('doubled-time');
    }),
    { seed, numRuns: 500 },
  );
});

test('no zone where nobody calls one so', () => {
  expect(createZone('Damascus; rm')).toBeNull();
  expect(createZone('Asia/Nowhere')).toBeNull();
});

test('did you mean: near, and never far', () => {
  const keys = ['required by', 'waits for', 'term'];
  expect(nearest('requierd_by', keys)).toBe('required by');
  expect(nearest('wait for', keys)).toBe('waits for');
  expect(nearest('colour', keys)).toBeNull();
  expect(nearest('x'.repeat(1000), keys)).toBeNull();
});

test('another language says the same sentences by their templates', () => {
  const says: string[] = [];
  const sentence = findingToSentence(
    { rule: 'unknown-party', of: { name: 'Ruin' }, meant: 'Rouen' },
    {
      names: new Map(),
      zone: null,
      say: (template, { name, meant }) => {
        says.push(template);
        return meant ? `Peut-être « ${meant} » ?` : `« ${name} » n’est pas une partie.`;
      },
    },
  );
  expect(says).toEqual([
    '{name} is named here, and is none of the parties.',
    'Did you mean “{meant}”?',
  ]);
  expect(sentence).toBe('« Ruin » n’est pas une partie. Peut-être « Rouen » ?');
});
