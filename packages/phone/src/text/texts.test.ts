import { languages, t } from '@corridor/text';
import { catalogueFaults, sourceFaults } from '@corridor/text/build';
import { afterEach, expect, test } from 'vitest';
import { readScreenIn } from '../../scripts/readScreenIn.ts';
import { phoneTexts } from '../../scripts/texts.ts';

afterEach(() => readScreenIn('en'));

test('no text reaches the screen past the catalogues, and no sentence is glued from pieces', () => {
  expect(sourceFaults(phoneTexts)).toEqual([]);
});

test.each(languages)('the catalogue of %s says every text of the phone', (language) => {
  expect(catalogueFaults(phoneTexts, language)).toEqual([]);
});

test('Arabic counts in six ways', () => {
  readScreenIn('ar');
  const text = '{n, plural, one {# record is} other {# records are}} only on this phone.';
  const said = [0, 1, 2, 3, 11, 100].map((n) => t(text, { n }));
  expect(new Set(said).size).toBe(6);
  expect(said[3]).toContain('٣');
  expect(said.join('')).not.toMatch(/[A-Za-z0-9]/);
});
