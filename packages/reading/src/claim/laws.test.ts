import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLexicon } from '../lexicon/lexicon.ts';
import { createReader } from '../read.ts';
import { covers, type Span, sliceOf } from '../text/span.ts';
import { toScored } from './scored.ts';

const readers = {
  fr: createReader(defaultLexicon('fr')),
  en: createReader(defaultLexicon('en')),
  ar: createReader(defaultLexicon('ar')),
};
const seed = Date.now() % 2 ** 31;
console.info('seed', seed);

const BITS = [
  'Selon l’OSDH, ',
  '200 personnes',
  ' ont été évacuées',
  ', dont 40 enfants et 12 femmes',
  ' auraient été tuées',
  ' de Homs',
  ' vers ',
  'Idleb',
  '. ',
  ' ; ',
  '\n',
  '\n\n',
  '« ',
  ' »',
  '(',
  ')',
  '20 bus et 10 ambulances',
  'des milliers de civils',
  'contre 400 hier',
  'le nombre de blessés s’élève à 35',
  ' sur 30',
  'La Russie a déclaré jeudi que ',
  'said on Monday that ',
  'At least 20 were killed',
  ' and 15 others wounded',
  'two of the 20 buses',
  'The toll rose to 35 from 31',
  '15 of them',
  'contr?lent 85%',
  '\u200f٣٠٠ مدني',
  ' إجلاء',
  '\u202a',
  '😀',
  '\ud800',
  '\0',
  '8.000',
  '10\u202f000',
  ' qui ',
  ' that ',
  '12/2016',
  'T-72',
  'un ',
  'une trentaine de ',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...BITS), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 40,
  })
  .map((bits) => bits.join(''));

test('every claim cuts out exactly what stands there, and no field is filled without a word that gave it', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('fr', 'en', 'ar'), (words, language) => {
      const reading = readers[language].read(words, { language, publishedOn: '2018-02-09' });
      let last = -1;
      for (const [n, claim] of reading.claims.entries()) {
        const { by, quote, num } = claim;
        expect(covers(quote, num)).toBe(true);
        expect(num.end).toBeGreaterThan(num.start);
        expect(quote.end - quote.start).toBeLessThanOrEqual(600);
        expect(num.start).toBeGreaterThanOrEqual(last);
        last = num.end;
        const spans: readonly Span[] = [quote, num, ...Object.values(by).flat()];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(words.length);
        }
        const given: readonly (readonly [keyof typeof by, boolean])[] = [
          ['value', true],
          ['unit', true],
          ['approx', claim.approx !== 'exact' && claim.approx !== 'several'],
          ['measure', claim.measure !== null],
          ['category', claim.category !== 'any'],
          ['hedge', claim.hedge],
          ['speaker', claim.speaker !== null || claim.speakerUnresolved],
          ['speakerRole', claim.speakerRole !== null],
          ['reportedVia', claim.reportedVia !== null],
          ['saidOn', claim.saidOn !== null && claim.saidOn !== '2018-02-09'],
          ['about', claim.aboutFrom !== null || claim.aboutTo !== null],
          ['fromPlace', claim.fromPlace !== null],
          ['toPlace', claim.toPlace !== null],
          ['place', claim.place !== null],
          ['partOf', claim.partOf !== null],
        ];
        for (const [field, isGiven] of given) {
          if (isGiven) expect([field, by[field]?.length ?? 0]).not.toEqual([field, 0]);
        }
        if (claim.partOf !== null) expect(claim.partOf).toBeLessThan(n);
        expect(claim.value === null).toBe(claim.low !== null || claim.high !== null);
      }
      for (const one of toScored(reading, 'a.txt').claims) {
        expect(words.slice(one.start, one.end)).toBe(one.quote);
        expect(one.quote).toContain(one.num);
      }
    }),
    { seed, numRuns: 3_000 },
  );
});

test('the same text reads the same, whatever was read before', () => {
  fc.assert(
    fc.property(text, text, (words, other) => {
      const options = { language: 'fr', publishedOn: '2018-02-09' } as const;
      const first = readers.fr.read(words, options).claims;
      readers.fr.read(other, options);
      expect(readers.fr.read(words, options).claims).toEqual(first);
    }),
    { seed, numRuns: 300 },
  );
});

test('a text twice as long takes about twice as long, also one that says the same word for ever', () => {
  const took = (bit: string, length: number): number => {
    const long = bit.repeat(Math.ceil(length / bit.length));
    const start = performance.now();
    readers.fr.read(long, { language: 'fr', publishedOn: '2018-02-09' });
    return performance.now() - start;
  };
  for (const bit of [
    '20 bus et 10 ambulances ',
    'le nombre de blessés à 30 le total de ',
    '200 personnes, dont 20 enfants, ',
    'à Homs Homs ',
  ]) {
    took(bit, 10_000);
    // Others work on this machine too: the best of several tries tells.
    const ratios: number[] = [];
    while (ratios.length < 5 && !ratios.some((one) => one < 20)) {
      ratios.push(took(bit, 80_000) / Math.max(took(bit, 10_000), 1));
    }
    // Eight times the text; what grows with the square would take sixty-four times as long.
    expect(Math.min(...ratios)).toBeLessThan(24);
  }
});

test('the quote is the clause: a long sentence is cut at its commas, and what governs the figure is within', () => {
  const sentence = `Le porte-parole, ${'qui a longuement parlé des négociations en cours, '.repeat(12)}a annoncé que 200 civils ont été évacués de Homs, ${'avant de répondre aux questions de la presse, '.repeat(12)}puis il est parti.`;
  const { doc, claims } = readers.fr.read(sentence, { language: 'fr', publishedOn: null });
  const quote = sliceOf(doc.text, claims[0]?.quote ?? { start: 0, end: 0 });
  expect(quote).toContain('200 civils ont été évacués de Homs');
  expect(quote.length).toBeLessThan(320);
});
