import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Doc, type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { type Case, casesOf } from './cases/cases.ts';
import { publishedIn } from './published.ts';
import { timesIn } from './times.ts';
import type { TimeFound } from './types.ts';
import { writtenOn } from './written.ts';

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
  'être évacués jeudi ',
  'to be evacuated Thursday be ',
  'dans la soirée de ',
  '1 000 ',
  'publié le 16 ',
];

/** How often a word was looked at: what a reading costs, on any machine and however busy it is. */
function looksOf(doc: Doc, read: (doc: Doc) => unknown): number {
  let looks = 0;
  const tokens = new Proxy(doc.tokens, {
    get: (all, key) => {
      looks++;
      return Reflect.get(all, key);
    },
  });
  read({ ...doc, tokens });
  return looks;
}

test.each(HOSTILE)('“%s” said twice as often takes twice as many looks at words', (piece) => {
  const language: Language = /Monday|the last|year-old|Thursday/.test(piece) ? 'en' : 'fr';
  const [half, whole] = [1_500, 3_000].map((times) => {
    const doc = readDoc(piece.repeat(times), language);
    return [
      looksOf(doc, (one) => timesIn(one, { writtenOn: '2016-12-16' })),
      looksOf(doc, (one) => writtenOn(one, '2016-12-16')),
      looksOf(doc, publishedIn),
    ];
  }) as [number[], number[]];
  for (const [index, looks] of whole.entries()) {
    expect(looks).toBeLessThanOrEqual(2.1 * (half[index] ?? 0));
  }
  // And no more than a few hundred for each word, so that twice is not twice of too much.
  expect((whole[0] ?? 0) / readDoc(piece.repeat(3_000), language).tokens.length).toBeLessThan(600);
});
