import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { numbersIn } from './numbers.ts';

const seed = Date.now() % 2 ** 31;
console.info('seed', seed);

const read = (text: string, language: Language) => numbersIn(readDoc(text, language));

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );

/** As a French schoolbook writes numbers; knows nothing of the reader. */
function frenchOf(n: number, way: { readonly isSwiss: boolean; readonly isNew: boolean }): string {
  const gap = way.isNew ? '-' : ' ';
  const below100 = (m: number): string => {
    if (m < 20) return SMALL[m] as string;
    const tens = Math.floor(m / 10);
    const plainTens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'][tens];
    const swissTens = ['septante', 'huitante', 'nonante'][tens - 7];
    const rest = m % 10;
    const name = plainTens ?? (way.isSwiss ? swissTens : undefined);
    if (name !== undefined) {
      if (rest === 0) return name;
      return rest === 1 ? `${name}${gap}et${gap}un` : `${name}-${SMALL[rest]}`;
    }
    if (m < 80) return m === 71 ? `soixante${gap}et${gap}onze` : `soixante-${SMALL[m - 60]}`;
    return m === 80 ? 'quatre-vingts' : `quatre-vingt-${SMALL[m - 80]}`;
  };
  const below1000 = (m: number): string => {
    const hundreds = Math.floor(m / 100);
    const rest = m % 100;
    if (hundreds === 0) return below100(m);
    const head = hundreds === 1 ? 'cent' : `${SMALL[hundreds]}${gap}cent${rest === 0 ? 's' : ''}`;
    return rest === 0 ? head : `${head}${gap}${below100(rest)}`;
  };
  const parts: string[] = [];
  const millions = Math.floor(n / 1e6);
  const thousands = Math.floor(n / 1e3) % 1e3;
  if (millions > 0) parts.push(`${below1000(millions)} million${millions > 1 ? 's' : ''}`);
  if (thousands > 0) {
    const count = below1000(thousands).replace(/(cent|vingt)s$/, '$1');
    parts.push(thousands === 1 ? 'mille' : `${count}${gap}mille`);
  }
  if (n % 1e3 > 0) parts.push(below1000(n % 1e3));
  return parts.join(' ');
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function englishOf(n: number, way: { readonly isBritish: boolean }): string {
  const below100 = (m: number): string =>
    m < 20
      ? (ONES[m] as string)
      : `${TENS[Math.floor(m / 10)]}${m % 10 === 0 ? '' : `-${ONES[m % 10]}`}`;
  const below1000 = (m: number): string => {
    if (m < 100) return below100(m);
    const rest = m % 100;
    const head = `${ONES[Math.floor(m / 100)]} hundred`;
    return rest === 0 ? head : `${head} ${way.isBritish ? 'and ' : ''}${below100(rest)}`;
  };
  const millions = Math.floor(n / 1e6);
  const thousands = Math.floor(n / 1e3) % 1e3;
  const rest = n % 1e3;
  const parts: string[] = [];
  if (millions > 0) parts.push(`${below1000(millions)} million`);
  if (thousands > 0) parts.push(`${below1000(thousands)} thousand`);
  if (rest > 0) {
    const needsAnd = way.isBritish && rest < 100 && parts.length > 0;
    parts.push(`${needsAnd ? 'and ' : ''}${below1000(rest)}`);
  }
  return parts.join(' ');
}

/** Numbers of every size alike, not only great ones. */
const count = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 999_999_999 }))
  .map(([digits, n]) => Math.max(1, n % 10 ** digits));

test('a number spelled out in French, in Switzerland or in the new spelling, reads back', () => {
  fc.assert(
    fc.property(count, fc.boolean(), fc.boolean(), (n, isSwiss, isNew) => {
      const words = frenchOf(n, { isSwiss, isNew });
      const text = `On a compté ${words} tentes.`;
      const found = read(text, 'fr');
      expect(found.map((one) => [sliceOf(text, one.core), one.value])).toEqual([[words, n]]);
    }),
    { seed, numRuns: 5_000 },
  );
});

test('a number spelled out in English, British or American, reads back', () => {
  fc.assert(
    fc.property(count, fc.boolean(), (n, isBritish) => {
      const words = englishOf(n, { isBritish });
      const text = `They counted ${words} tents.`;
      const found = read(text, 'en');
      expect(found.map((one) => [sliceOf(text, one.core), one.value])).toEqual([[words, n]]);
    }),
    { seed, numRuns: 5_000 },
  );
});

test('a number in digits reads back whatever parts its thousands, in European and Arabic digits', () => {
  const marks: readonly (readonly [Language, string])[] = [
    ['fr', ' '],
    ['fr', '\u00a0'],
    ['fr', '\u202f'],
    ['fr', '.'],
    ['fr', "'"],
    ['fr', '’'],
    ['fr', ''],
    ['en', ','],
    ['en', ' '],
    ['en', ''],
    ['ar', '٬'],
    ['ar', '،'.replace('،', ',')],
    ['ar', ''],
  ];
  fc.assert(
    fc.property(count, fc.constantFrom(...marks), fc.boolean(), (n, [language, mark], isArabic) => {
      const grouped = String(n).replace(/\B(?=(?:\d{3})+$)/g, mark);
      const number = isArabic
        ? grouped.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        : grouped;
      const text = `Total : ${number} tentes`;
      const found = read(text, language);
      expect(found.map((one) => [sliceOf(text, one.core), one.value])).toEqual([[number, n]]);
    }),
    { seed, numRuns: 5_000 },
  );
});

const BITS = fc.constantFrom(
  ...[
    'un',
    'une',
    'vingt',
    'cent',
    'mille',
    'million',
    'millions',
    'et',
    'demi',
    'tiers',
    'la moitié',
    'moitié',
  ],
  ...[
    'dizaines',
    'de',
    'milliers',
    'quinzaine',
    'plus de',
    'environ',
    'entre',
    'à',
    'sur',
    'virgule',
  ],
  ...[
    'quatre-vingt',
    'troisième',
    'quelques',
    '10',
    '000',
    '1',
    ',',
    '.',
    '%',
    '-',
    '/',
    '½',
    '\n',
    '\n\n',
  ],
  ...[
    'a',
    'half',
    'and',
    'hundred',
    'thousand',
    'dozen',
    'between',
    'bus',
    'personnes',
    'k',
    'M',
    "d'",
  ],
  ...['ألف', 'آلاف', 'و', 'وعشرون', '١٢', '٪', 'au moins', '\u00a0', '’'],
);

test('whatever the words: spans lie in the text, in order, none within another, and say what they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(BITS, fc.constantFrom(' ', ' ', '', '-')), { maxLength: 40 }),
      fc.constantFrom<Language>('fr', 'en', 'ar'),
      (bits, language) => {
        const text = bits.map(([bit, gap]) => bit + gap).join('');
        const doc = readDoc(text, language);
        let end = 0;
        for (const one of numbersIn(doc)) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.start).toBe(doc.tokens[one.first]?.start);
          expect(one.end).toBe(doc.tokens[one.last]?.end);
          expect(one.core.start).toBeGreaterThanOrEqual(one.start);
          expect(one.core.end).toBeLessThanOrEqual(one.end);
          expect(one.core.end).toBeGreaterThan(one.core.start);
          expect((one.value === null) === (one.low !== null && one.high !== null)).toBe(true);
          if (one.value !== null) {
            expect(Math.abs(one.value)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
          } else expect(one.low).toBeLessThan(one.high ?? 0);
          expect((one.approx === 'exact') === (one.approxBy === null)).toBe(true);
          end = one.end;
        }
      },
    ),
    { seed, numRuns: 3_000 },
  );
});
