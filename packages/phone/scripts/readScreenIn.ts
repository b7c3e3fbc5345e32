import { readFileSync } from 'node:fs';
import { type Digits, type Language, reading } from '../src/text/language.ts';
import { type Catalogue, setTexts } from '../src/text/t.ts';
import { compileCatalogue } from './texts.ts';

/** For tests: reads the screen in a language as the built app does, out of its PO file. */
export const readScreenIn = (
  language: Language,
  digits: Digits = language === 'ar' ? 'arab' : 'latn',
): void => {
  const path = new URL(`../texts/${language}.po`, import.meta.url);
  const texts = language === 'en' ? {} : compileCatalogue(readFileSync(path, 'utf8'));
  setTexts(language, texts as Catalogue);
  reading.set({ language, digits });
};
