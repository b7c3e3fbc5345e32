import { expect, test } from 'vitest';
import { readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { createApproximations } from './approximations.ts';
import { numbersIn } from './numbers.ts';

const told = (text: string, language: 'fr' | 'en' | 'ar' = 'fr') =>
  numbersIn(readDoc(text, language)).map((one) => {
    const number = one.value ?? `${one.low}–${one.high}`;
    const marks = [one.unit ?? '', one.isOrdinal ? 'order' : '', one.isArticle ? 'article' : ''];
    return [sliceOf(text, one), number, one.approx, ...marks.filter(Boolean)].join(' | ');
  });

test('an agency dispatch with a part, a share and words that have no number', () => {
  expect(
    told(
      "Plus de 12 500 habitants ont fui Mossoul, dont 4.200 enfants ; des dizaines de milliers d'autres restent dans 15 % de la ville.",
    ),
  ).toEqual([
    'Plus de 12 500 | 12500 | more_than',
    '4.200 | 4200 | exact',
    'des dizaines de milliers | 20000–99999 | several',
    '15 % | 15 | exact | percent',
  ]);
});

test('what remains after “ne … plus que” is exact', () => {
  expect(told('Ils ne tiennent plus que 15 % de la ville.')).toEqual([
    '15 % | 15 | exact | percent',
  ]);
});

test('a user says that “dans les” is about, and “à tout casser” behind a number at most', () => {
  const own = createApproximations([
    { words: ['dans les'], is: 'about' },
    { words: ['… a tout casser'], is: 'at_most' },
  ]);
  const text = 'Ils sont dans les 300, et 40 bus à tout casser.';
  const found = numbersIn(readDoc(text, 'fr'), own);
  expect(found.map((one) => [one.value, one.approx])).toEqual([
    [300, 'about'],
    [40, 'at_most'],
  ]);
  expect(found.map((one) => one.approxBy && sliceOf(text, one.approxBy))).toEqual([
    'dans les',
    'à tout casser',
  ]);
});

test('a bare “un” is marked; said to be the only one, it counts', () => {
  expect(told('Un bus attend, un seul bus.')).toEqual([
    'Un | 1 | exact | article',
    'un seul | 1 | exact',
  ]);
  expect(told("L'un des blessés est mort, une moitié du convoi attend.")).toEqual([
    'une moitié | 50 | exact | percent',
  ]);
});

test('names of weapons and groups, telephones and resolutions count nothing', () => {
  expect(told('Des Su-25 et le M23 violent la résolution 2254.')).toEqual([
    '2254 | 2254 | exact | order',
  ]);
});

test('a number never reaches over an empty line, nor from a line of a table into the next', () => {
  expect(told('Quarante\n\ndeux bus\n10\n000 personnes')).toEqual([
    'Quarante | 40 | exact',
    'deux | 2 | exact',
    '10 | 10 | exact',
    '000 | 0 | exact',
  ]);
});
