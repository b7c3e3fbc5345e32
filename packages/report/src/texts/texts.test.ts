import { languages } from '@corridor/text';
import { catalogueFaults, sourceFaults } from '@corridor/text/build';
import { expect, test } from 'vitest';
import { compiledText, writtenText } from '../../scripts/catalogues.ts';
import { reportTexts } from '../../scripts/texts.ts';

test('no text reaches the page past the catalogues, and no sentence is glued from pieces', () => {
  expect(sourceFaults(reportTexts)).toEqual([]);
});

test.each(languages)('the catalogue of %s says every text of the evaluation', (language) => {
  expect(catalogueFaults(reportTexts, language)).toEqual([]);
});

test.each(languages)('what is read of %s is what was translated: npm run texts', (language) => {
  expect(writtenText(language)).toBe(compiledText(language));
});
