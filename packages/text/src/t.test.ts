import { afterEach, expect, test } from 'vitest';
import { figure } from './figure.ts';
import { reading } from './language.ts';
import { t, writtenIn } from './t.ts';
import { readIn } from './testing/readIn.ts';
import { type Words, wordOf } from './words.ts';

afterEach(() => readIn('en'));
const standing = '{n, plural, one {# vehicle stands} other {# vehicles stand}} at {site}';

test('the coordinator reads whole sentences, in the singular too', () => {
  expect(t(standing, { n: 1, site: 'Bridge Gate' })).toBe('1 vehicle stands at Bridge Gate');
  expect(t(standing, { n: 1200, site: 'Bridge Gate' })).toBe(
    '1\u202f200 vehicles stand at Bridge Gate',
  );
});

test('a name that looks like a pattern is shown as it is', () => {
  expect(t('last heard of {site}', { site: '{0}' })).toBe('last heard of {0}');
});

test('a number that has a sentence of its own gets it', () => {
  const text = '{n, plural, =2 {Two counts} other {# counts}}';
  expect([2, 3].map((n) => t(text, { n }))).toEqual(['Two counts', '3 counts']);
});

test('Arabic counts in six ways, and a Latin name keeps to itself in it', () => {
  readIn('ar', {
    texts: {
      [standing]:
        '{n, plural, zero {لا مركبة واقفة} one {مركبة واحدة واقفة} two {مركبتان واقفتان} few {# مركبات واقفة} many {# مركبة واقفة} other {# مركبة واقفة}} في {site}',
    },
  });
  const said = [0, 1, 2, 3, 11, 100].map((n) => t(standing, { n, site: 'Ramouseh' }));
  expect(said[3]).toBe('٣ مركبات واقفة في \u2068Ramouseh\u2069');
  expect(
    said.map((text) =>
      text
        .replace(/[٠-٩\u202f]/g, '')
        .split(' واقف')[0]
        ?.trim(),
    ),
  ).toEqual(['لا مركبة', 'مركبة واحدة', 'مركبتان', 'مركبات', 'مركبة', 'مركبة']);
});

test('without a translation the English stands: wrong language, right meaning', () => {
  readIn('fr');
  expect(t('Nobody has counted.')).toBe('Nobody has counted.');
});

test('a code of a newer app is shown as it is written', () => {
  const moods: Words<'calm'> = { calm: 'calm' };
  expect(wordOf(moods, 'very-calm')).toBe('very calm');
  readIn('ar', { texts: { calm: 'هادئ' } });
  expect(wordOf(moods, 'calm')).toBe('هادئ');
  expect(wordOf(moods, 'very-calm')).toBe('\u2068very calm\u2069');
});

test('whoever watches is told of a switch once, and of none that changes nothing', () => {
  let told = 0;
  const stop = reading.subscribe(() => told++);
  readIn('fr');
  reading.set(reading.get());
  stop();
  readIn('ar');
  expect(told).toBe(1);
});

test('a document is written in its own language, and the screen stays in its own, whatever happens', () => {
  readIn('fr', { texts: { Late: 'En retard' } });
  let heard = 0;
  const stop = reading.subscribe(() => {
    heard += 1;
  });
  const arabic = { language: 'ar', digits: 'arab' } as const;
  expect(writtenIn(arabic, { Late: 'متأخر' }, () => `${t('Late')} ${figure(12)}`)).toBe('متأخر ١٢');
  expect(() =>
    writtenIn(arabic, {}, () => {
      throw new Error('torn page');
    }),
  ).toThrow('torn page');
  stop();
  expect(`${t('Late')} ${figure(12)}`).toBe('En retard 12');
  expect(heard).toBe(0);
});
