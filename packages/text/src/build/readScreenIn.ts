import { readFileSync } from 'node:fs';
import { type Digits, type Language, reading } from '../language.ts';
import { type Catalogue, setTexts } from '../t.ts';
import { compileCatalogue, pathOf } from './catalogue.ts';
import type { AppTexts } from './sources.ts';

/** For tests: reads the screen in a language as the built app does, out of its PO file. */
export const readScreenIn = (
  app: AppTexts,
  language: Language,
  digits: Digits = language === 'ar' ? 'arab' : 'latn',
): void => {
  const texts =
    language === 'en' ? {} : compileCatalogue(readFileSync(pathOf(app, language), 'utf8'));
  setTexts(language, texts as Catalogue);
  reading.set({ language, digits });
};
