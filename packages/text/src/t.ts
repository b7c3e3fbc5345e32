import { compileText } from './compile.ts';
import { fill, type Message, type Values } from './fill.ts';
import { type Language, type Reading, readFor } from './language.ts';

/** Texts of one language by their English source. */
export type Catalogue = Readonly<Record<string, Message>>;

let catalogue: Catalogue = {};
let catalogueLanguage: Language = 'en';
const english = new Map<string, Message>();

/** The language's texts, and that they are read from now on; whoever watches `reading` draws again. */
export const setTexts = (language: Language, texts: Catalogue): void => {
  catalogue = texts;
  catalogueLanguage = language;
};

/**
 * The English text is the id of a message; the catalogue of another language answers by it. `values` fill
 * `{name}` and ICU plurals. Without a translation the English stands: wrong language, right meaning.
 */
export function t(text: string, values: Values = {}): string {
  const known = Object.hasOwn(catalogue, text) ? catalogue[text] : undefined;
  if (known !== undefined) return fill(known, values, catalogueLanguage);
  let message = english.get(text);
  if (message === undefined) {
    message = compileText(text) as Message;
    english.set(text, message);
  }
  return fill(message, values, 'en');
}

/**
 * What `write` writes in another language than the screen's, with these texts: a document for somebody else. Whoever
 * watches `reading` hears nothing of it; so `write` must be done when it returns.
 */
export function writtenIn<T>(read: Reading, texts: Catalogue, write: () => T): T {
  const [before, beforeLanguage] = [catalogue, catalogueLanguage];
  setTexts(read.language, texts);
  try {
    return readFor(read, write);
  } finally {
    setTexts(beforeLanguage, before);
  }
}
