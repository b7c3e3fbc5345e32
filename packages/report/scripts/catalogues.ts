import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '@corridor/text';
import { compileCatalogue } from '@corridor/text/build';
import { reportTexts } from './texts.ts';

const pathOf = (folder: string, language: Language, ending: string) =>
  join(reportTexts.folder, folder, `${language}.${ending}`);

/** A catalogue as the hub and the board read it: neither reads PO files while it runs. */
export const compiledText = (language: Language): string =>
  `${JSON.stringify(compileCatalogue(readFileSync(pathOf('texts', language, 'po'), 'utf8')))}\n`;
export const writtenText = (language: Language): string =>
  readFileSync(pathOf('src/texts/compiled', language, 'json'), 'utf8');

export const writeCompiled = (): void => {
  for (const language of languages)
    writeFileSync(pathOf('src/texts/compiled', language, 'json'), compiledText(language));
};
