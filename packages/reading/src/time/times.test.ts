import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { type Case, casesOf } from './cases/cases.ts';
import { timesIn } from './times.ts';
import type { TimeFound } from './types.ts';

const found = (text: string, language: Language, writtenOn: string | null) => {
  const doc = readDoc(text, language);
  return timesIn(doc, { writtenOn }).map((time) => ({ ...time, words: sliceOf(text, time) }));
};

const isRight = (one: Case, language: Language): boolean => {
  const got = found(one.text, language, one.writtenOn);
  return (
    got.length === one.times.length &&
    one.times.every((want, index) => {
      const have = got[index];
      return (['words', 'kind', 'from', 'to', 'clock'] as const).every(
        (field) => have?.[field] === want[field],
      );
    })
  );
};

const SETS = [
  { language: 'fr', file: 'french.txt', least: 150 },
  { language: 'en', file: 'english.txt', least: 80 },
  { language: 'ar', file: 'arabic.txt', least: 15 },
] as const;

test.each(SETS)(
  'of the sentences of $file at least 97 % are read as a person reads them',
  ({ language, file, least }) => {
    const cases = casesOf(file);
    expect(cases.length).toBeGreaterThanOrEqual(least);
    const wrong = cases.filter((one) => !isRight(one, language));
    console.info(file, cases.length - wrong.length, 'of', cases.length);
    for (const one of wrong) console.info('read otherwise:', one.text);
    expect(wrong.length / cases.length).toBeLessThanOrEqual(0.03);
  },
);

test('“jeudi” is the Thursday before or after the day of writing, never one counted from a clock', () => {
  const [past] = found('Ils sont partis jeudi.', 'fr', '1995-07-14');
  const [open] = found('Ils sont partis jeudi.', 'fr', null);
  expect([past?.from, open?.from]).toEqual(['1995-07-13', null]);
});

test('what stands in a line of links is not read', () => {
  expect(found('A lire aussi : le siège de 2014', 'fr', '2016-12-16')).toEqual([]);
});

const PIECES = [
  ...SETS.flatMap(({ file }) => casesOf(file).flatMap((one) => one.text.split(' '))),
  '\n\n',
  '.',
  ',',
  '(',
  '٣١',
  '00',
  '31/02/2016',
];

const hasOrder = (times: readonly TimeFound[]) =>
  times.every((time, index) => index === 0 || (times[index - 1] as TimeFound).last < time.first);

test('whatever stands there, spans cut out whole words in order, and dates exist and do not run backwards', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
      fc.constantFrom<Language>('fr', 'en', 'ar'),
      fc.constantFrom('2016-12-16', '2024-02-29', '1999-12-31', '2020-01-01', null),
      (words, language, writtenOn) => {
        const text = words.join(' ');
        const doc = readDoc(text, language);
        const times = timesIn(doc, { writtenOn });
        expect(hasOrder(times)).toBe(true);
        for (const time of times) {
          expect(time.start).toBe(doc.tokens[time.first]?.start);
          expect(time.end).toBe(doc.tokens[time.last]?.end);
          expect(doc.sentenceOf[time.first]).toBe(doc.sentenceOf[time.last]);
          for (const date of [time.from, time.to]) {
            if (date === null) continue;
            expect(date).toMatch(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);
            if (date.length === 10) {
              expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
            }
          }
          if (time.from !== null && time.to !== null && time.kind !== 'since') {
            const same = Math.min(time.from.length, time.to.length);
            expect(time.from.slice(0, same) <= time.to.slice(0, same)).toBe(true);
          }
          if (time.kind === 'duration' || time.kind === 'age' || time.kind === 'clock') {
            expect([time.from, time.to]).toEqual([null, null]);
          }
        }
      },
    ),
    { seed, numRuns: 3000 },
  );
});

test('without a day of writing only what is written in full is resolved', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(...PIECES.filter((word) => !/\p{Nd}{4}|\p{Nd}[/.]\p{Nd}/u.test(word))),
        {
          maxLength: 40,
        },
      ),
      fc.constantFrom<Language>('fr', 'en', 'ar'),
      (words, language) => {
        for (const time of timesIn(readDoc(words.join(' '), language), { writtenOn: null })) {
          expect([time.from, time.to]).toEqual([null, null]);
        }
      },
    ),
    { seed, numRuns: 2000 },
  );
});

const HOSTILE = [
  'jeudi ',
  'depuis ',
  "jusqu'à ",
  'de mardi à ',
  'dans la nuit de ',
  '15 ',
  '15/12/',
  'le 15 décembre ',
  'du 12 au 14 ',
  'un peu plus tard dans la ',
  'plus de vingt et ',
  'en début de soirée, ',
  'from Monday to ',
  'the last two ',
  '12-year-old ',
  '8:41:',
];

const millisOf = (work: () => void): number => {
  const before = performance.now();
  work();
  return performance.now() - before;
};

test.each(HOSTILE)(
  '“%s” said over and over takes no more than twice as long as half as often',
  (piece) => {
    const language: Language =
      /^[a-z0-9: -]+$/.test(piece) && !piece.includes(' de ') ? 'en' : 'fr';
    const docs = [6_000, 12_000].map((times) => readDoc(piece.repeat(times), language));
    const took = docs.map(() => Number.POSITIVE_INFINITY);
    // Turn by turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < 4; round++) {
      docs.forEach((doc, index) => {
        const millis = millisOf(() => timesIn(doc, { writtenOn: '2016-12-16' }));
        took[index] = Math.min(took[index] ?? millis, millis);
      });
    }
    const [half, whole] = took as [number, number];
    expect(whole).toBeLessThan(2.2 * half + 15);
  },
);
