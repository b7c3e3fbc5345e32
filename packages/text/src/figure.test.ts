import { afterEach, expect, test } from 'vitest';
import { readFigure, readTyped, toLatinDigits, toScreenDigits } from './digits.ts';
import { figure, signedFigure } from './figure.ts';
import { fromLeft, isolate, labelText, listed, named } from './isolate.ts';
import { figureRange } from './range.ts';
import { t } from './t.ts';
import { readIn } from './testing/readIn.ts';

afterEach(() => readIn('en'));
/** What stands between the marks that keep a piece of text in its own direction. */
const bare = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

test('a counter reads every number the same way', () => {
  expect(figure(47)).toBe('47');
  expect(figure(1204)).toBe('1\u202f204');
  expect(figure(-1)).toBe('\u22121');
  expect(signedFigure(5)).toBe('+5');
  expect(figureRange(45, 55)).toBe('45\u201355');
  expect(figureRange(47, 47)).toBe('47');
});

test('an Arabic screen shows Eastern digits, parted by the same narrow space', () => {
  readIn('ar', { texts: { '{low}–{high}': '{low} إلى {high}' } });
  expect(figure(47)).toBe('٤٧');
  expect(figure(1250)).toBe('١\u202f٢٥٠');
  expect(bare(figure(-1))).toBe('\u2212١');
  expect(signedFigure(5)).toBe('\u2066+٥\u2069');
  expect(figureRange(45, 55)).toBe('٤٥ إلى ٥٥');
});

test('where radio and buses use the other digits, a key shows those', () => {
  readIn('ar', { digits: 'latn' });
  expect(figure(1250)).toBe('1\u202f250');
  expect(toScreenDigits('789')).toBe('789');
});

test('47 typed in any digits is 47', () => {
  for (const typed of ['47', '٤٧', '۴۷', ' ٤٧ ', '\u2066٤٧\u2069'])
    expect(readFigure(typed)).toBe(47);
  expect(readFigure('١\u202f٢٥٠')).toBe(1250);
  for (const typed of ['', 'x', '4.7', '٤-٧']) expect(readFigure(typed)).toBeNull();
});

test('every digit comes back as itself, whichever was typed', () => {
  expect(toLatinDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
  expect(toLatinDigits('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789');
  readIn('ar');
  expect(toLatinDigits(toScreenDigits('0123456789'))).toBe('0123456789');
  expect(readTyped('\u2066٧K٣ M٩Q\u2069')).toBe('7K3 M9Q');
});

test('names and codes keep to themselves where the screen is read the other way', () => {
  expect(isolate('Ramouseh 2')).toBe('Ramouseh 2');
  expect(isolate('الراموسة 2')).toBe('\u2068الراموسة 2\u2069');
  expect(fromLeft('7K3 M9Q')).toBe('7K3 M9Q');
  readIn('ar');
  expect(isolate('Ramouseh 2')).toBe('\u2068Ramouseh 2\u2069');
  expect(isolate('الراموسة 2')).toBe('الراموسة 2');
  expect(fromLeft('347 921')).toBe('\u2066347 921\u2069');
  expect(labelText('12')).toBe('١٢');
  expect(labelText('X1')).toBe('\u2068X1\u2069');
  expect(listed(['Ramouseh', null, '١٢:٠٠'])).toBe('\u2068Ramouseh\u2069، ١٢:٠٠');
});

test('two names with an arrow between them are read as the screen is', () => {
  readIn('ar', { texts: { '{from} → {to}': '{from} ← {to}' } });
  const way = t('{from} → {to}', { from: 'Ramouseh', to: 'Rashidin' });
  expect(way).toBe('\u2068Ramouseh\u2069 ← \u2068Rashidin\u2069');
  expect(isolate(`١٢ ${way}`)).toBe(`١٢ ${way}`);
});

test('beside an Arabic figure stands no dot: it would be read as a zero', () => {
  expect(listed(['69', '4 min'])).toBe('69 · 4 min');
  readIn('ar');
  expect(listed(['٦٩', '٤ د'])).toBe('٦٩، ٤ د');
});

test('particulars are said one after the other, with the comma of the language', () => {
  expect(named(['47', '', '3 wounded', null])).toBe('47, 3 wounded');
  readIn('ar');
  expect(named(['٤٧', 'Ramouseh'])).toBe('٤٧، \u2068Ramouseh\u2069');
});
