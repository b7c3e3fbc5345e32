import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import PO from 'pofile';
import type { Plugin } from 'vite';

/** `t('…')`; what reaches `t` by a variable stands in a table of words. */
const literal = /\bt\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;
/** The closed lists of codes: every word in them is shown. */
const wordList = /: Words<[^=]*= \{([\s\S]*?)\n\};/g;
const wordOfCode = /:\s*('(?:[^'\\\n]|\\.)*')/g;

/** A string literal of the source as the text it means. */
const toText = (source: string): string =>
  source
    .slice(1, -1)
    .replace(/\\(u[0-9a-f]{4}|.)/gi, (_, escaped: string) =>
      escaped.length === 5
        ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
        : escaped === 'n'
          ? '\n'
          : escaped,
    );

/** Every text of a source file that the catalogues hold. */
export const textsIn = (source: string): readonly string[] => {
  const lists = [...source.matchAll(wordList)].flatMap(([, list = '']) => [
    ...list.matchAll(wordOfCode),
  ]);
  return [...source.matchAll(literal), ...lists].map(([, text = '']) => toText(text));
};

export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => (a < b ? -1 : 1));

/** Where each text stands, in the order of the files: `src/ui/Header.tsx`. */
export const textsOf = (folder: string): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const file of sourceFiles(folder)) {
    const name = relative(join(folder, '..'), file).replaceAll('\\', '/');
    for (const text of textsIn(readFileSync(file, 'utf8'))) {
      const places = found.get(text) ?? new Set();
      found.set(text, places.add(name));
    }
  }
  return new Map([...found].map(([text, places]) => [text, [...places]]));
};

/** A catalogue as it is translated: empty and obsolete entries left out. */
export const readCatalogue = (po: string): ReadonlyMap<string, string> =>
  new Map(
    PO.parse(po).items.flatMap(({ msgid, msgstr, obsolete }) =>
      obsolete || !msgstr[0] ? [] : [[msgid, msgstr[0]] as const],
    ),
  );

/** As the app reads it: a text without places is itself, all others are read here once. */
const compile = (text: string) => {
  const message = compileMessage(text);
  const [only] = message;
  return message.length === 1 && typeof only === 'string' ? only : message;
};
export const compileCatalogue = (po: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...readCatalogue(po)].map(([id, text]) => [id, compile(text)]));

/** English texts with places to fill, and the catalogues, read here instead of on every phone. */
export function texts(folder: string): Plugin {
  let isBuild = false;
  return {
    name: 'texts',
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    load: (id) => {
      const path = id.replaceAll('\\', '/');
      if (path.endsWith('.po')) {
        const table = compileCatalogue(readFileSync(path, 'utf8'));
        // Parsed as text, which a phone does several times faster than code.
        return `export default JSON.parse(${JSON.stringify(JSON.stringify(table))});`;
      }
      if (!isBuild || !path.endsWith('packages/phone/src/text/compile.ts')) return null;
      const withPlaces = [...textsOf(folder).keys()].filter((text) => text.includes('{'));
      const table = Object.fromEntries(withPlaces.map((text) => [text, compile(text)]));
      return `const table = ${JSON.stringify(table)};
        export const compileText = (text) => table[text] ?? text;`;
    },
  };
}
