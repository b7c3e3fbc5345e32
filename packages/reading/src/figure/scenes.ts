import { defaultLexicon } from '../lexicon/lexicon.ts';
import { createReader } from '../read.ts';
import type { Language } from '../text/doc.ts';

const readers = {
  fr: createReader(defaultLexicon('fr')),
  en: createReader(defaultLexicon('en')),
  ar: createReader(defaultLexicon('ar')),
};

/** The claims of a text of Friday 9 February 2018. */
export const claimsIn = (text: string, language: Language = 'fr') =>
  readers[language].read(text, { language, publishedOn: '2018-02-09' }).claims;

/** `600 person evacuated`, one line for each figure; `?` where no word says what happened, `~` where it is not told as done. */
export const figuresOf = (text: string, language: Language = 'fr'): readonly string[] =>
  claimsIn(text, language).map(
    ({ value, low, high, unit, measure, hedge }) =>
      `${value ?? `${low}-${high}`} ${unit} ${hedge ? '~' : ''}${measure ?? '?'}`,
  );
