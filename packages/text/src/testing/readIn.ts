import { compileText } from '../compile.ts';
import { type Digits, type Language, reading } from '../language.ts';
import { type Catalogue, setTexts } from '../t.ts';

/** For tests: a screen that is read in a language, with these of its texts. */
export const readIn = (
  language: Language,
  {
    digits,
    texts = {},
  }: { readonly digits?: Digits; readonly texts?: Record<string, string> } = {},
): void => {
  const read = Object.entries(texts).map(([id, said]) => [id, compileText(said)]);
  setTexts(language, Object.fromEntries(read) as Catalogue);
  reading.set({ language, digits: digits ?? (language === 'ar' ? 'arab' : 'latn') });
};
