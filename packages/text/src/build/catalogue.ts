import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import PO from 'pofile';
import type { Language } from '../language.ts';
import { type AppTexts, textsOf } from './sources.ts';

/** What a language says for each English text. */
export type PoCatalogue = ReadonlyMap<string, string>;

export const pathOf = (app: AppTexts, language: Language): string =>
  join(app.folder, 'texts', `${language}.po`);

/** A catalogue as it is translated: empty and obsolete entries left out. */
export const readCatalogue = (po: string): PoCatalogue =>
  new Map(
    PO.parse(po).items.flatMap(({ msgid, msgstr, obsolete }) =>
      obsolete || !msgstr[0] ? [] : [[msgid, msgstr[0]] as const],
    ),
  );

/** As the app reads it: a text without places is itself, all others are read here once. */
export const compile = (text: string) => {
  const message = compileMessage(text);
  const [only] = message;
  return message.length === 1 && typeof only === 'string' ? only : message;
};
export const compileCatalogue = (po: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...readCatalogue(po)].map(([id, text]) => [id, compile(text)]));

/**
 * Brings a catalogue up to date with the sources: new texts come in empty, gone ones are marked obsolete (`tidy`:
 * thrown away), translations stay. Answers how many texts there are, how many are empty, how many gone.
 */
export function writeCatalogue(
  app: AppTexts,
  language: Language,
  { tidy }: { readonly tidy: boolean },
): { readonly texts: number; readonly empty: number; readonly gone: number } {
  const sources = textsOf(app);
  const path = pathOf(app, language);
  const old = existsSync(path) ? PO.parse(readFileSync(path, 'utf8')) : new PO();
  const known = new Map(old.items.map((item) => [item.msgid, item]));
  const po = new PO();
  po.comments = [
    `Texts of the ${app.name}. msgid is the English of the source, in ICU form; places in {braces} stay as they are.`,
    'After a change in the sources: npm run texts.',
  ];
  po.headers = {
    Language: language,
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
  };
  let empty = 0;
  for (const [text, places] of sources) {
    const { comments, msgstr } = known.get(text) ?? new PO.Item();
    const next = new PO.Item();
    next.msgid = text;
    // The English catalogue is for whoever proofreads; the app shows the text of the source.
    next.msgstr = language === 'en' ? [text] : msgstr;
    next.comments = comments;
    next.references = [...places];
    po.items.push(next);
    if (!next.msgstr[0]) empty += 1;
  }
  const gone = old.items.filter(({ msgid, msgstr }) => !sources.has(msgid) && msgstr[0]);
  if (!tidy && language !== 'en') {
    for (const item of gone) {
      item.obsolete = true;
      po.items.push(item);
    }
  }
  writeFileSync(path, `${po.toString().trimEnd()}\n`);
  return { texts: sources.size, empty, gone: gone.length };
}
