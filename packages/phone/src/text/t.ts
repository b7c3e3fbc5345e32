import { setupI18n } from '@lingui/core';
import { compileText } from './compile.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const compiled = new Set<string>();

/**
 * The English text is the id of a message; a catalogue of another language answers by it.
 * `values` fill `{name}` and ICU plurals. Each source text is compiled once, at its first showing.
 */
export function t(text: string, values?: Readonly<Record<string, string | number>>): string {
  if (!compiled.has(text)) {
    compiled.add(text);
    if (!(text in i18n.messages)) i18n.load(i18n.locale, { [text]: compileText(text) as string });
  }
  return i18n._(text, values);
}

/** Language of the screen, as a BCP 47 tag. */
export const screenLocale = (): string => i18n.locale;
