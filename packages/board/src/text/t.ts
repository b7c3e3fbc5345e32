import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const compiled = new Set<string>();

/**
 * The English text is the id of a message; a catalogue of another language answers by it.
 * `values` fill `{name}` and ICU plurals. Each source text is compiled once: a wall redraws every second.
 */
export function t(text: string, values?: Readonly<Record<string, string | number>>): string {
  if (!compiled.has(text)) {
    compiled.add(text);
    if (!(text in i18n.messages)) i18n.load(i18n.locale, { [text]: compileMessage(text) });
  }
  return i18n._(text, values);
}
