import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles, textsIn } from '../../scripts/texts.ts';
import { t } from './t.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(source).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('the build finds the texts as they are written', () => {
  expect(textsIn(`t('Bus {n}', { n }) + t(\n  "it's"\n) + t('a\\u2026')`)).toEqual([
    'Bus {n}',
    "it's",
    'a…',
  ]);
});

test('no text with a place to fill reaches the screen by a way that the build does not see', () => {
  // A text given to t by a variable is shown as it is; then it must have no places.
  for (const { path, text } of files) {
    const strings = text.match(/'(?:[^'\\\n]|\\.)*\{(?:\w+)[,}](?:[^'\\\n]|\\.)*'/g) ?? [];
    const seen = textsIn(text).filter((each) => each.includes('{'));
    expect([path, strings.length]).toEqual([path, seen.length]);
  }
});

test('counters read whole sentences, in the singular too', () => {
  const text = '{n, plural, one {# record is} other {# records are}} only on this phone.';
  expect(t(text, { n: 1 })).toBe('1 record is only on this phone.');
  expect(t(text, { n: 14 })).toBe('14 records are only on this phone.');
});
