import { languages } from '@corridor/text';
import { catalogueFaults, sourceFaults } from '@corridor/text/build';
import { expect, test } from 'vitest';
import { boardTexts } from '../../scripts/texts.ts';

test('no text reaches the screen past the catalogues, and no sentence is glued from pieces', () => {
  expect(sourceFaults(boardTexts)).toEqual([]);
});

test.each(languages)('the catalogue of %s says every text of the board', (language) => {
  expect(catalogueFaults(boardTexts, language)).toEqual([]);
});
