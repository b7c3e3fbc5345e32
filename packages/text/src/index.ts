// How is it said? Texts in three languages, figures, times, and names that keep to themselves.
export { type ZoneClock, zoneClock } from './clock.ts';
export { readFigure, readTyped, toLatinDigits, toScreenDigits } from './digits.ts';
export { figure, signedFigure } from './figure.ts';
export type { Message, Piece, Values } from './fill.ts';
export { fromLeft, isolate, labelText, listed, named, separator } from './isolate.ts';
export {
  type Digits,
  firstLanguage,
  intlLocale,
  isRtl,
  type Language,
  languageNames,
  languages,
  type Reading,
  reading,
} from './language.ts';
export { figureRange } from './range.ts';
export { type Catalogue, setTexts, t, writtenIn } from './t.ts';
export { codesIn, type Words, wordOf } from './words.ts';
