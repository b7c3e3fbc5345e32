import { expect, test } from 'vitest';
import { readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
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
