import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where an app's texts stand. */
export interface AppTexts {
  /** `phone`, for whoever translates. */
  readonly name: string;
  /** The package: its texts are in `src`, its catalogues in `texts`. */
  readonly folder: string;
  /** Further files of which every text in an object is shown: `export const RULES = { … } as const`. */
  readonly lists?: readonly string[];
}

/** What this package says by itself is said in every app. */
const ownSource = fileURLToPath(new URL('..', import.meta.url));

/** `t('…')`; what reaches `t` by a variable stands in a table of words. */
const literal = /\bt\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;
/** The closed lists of codes: every word in them is shown. */
const wordList = /: Words<[^=]*= \{([\s\S]*?)\n\};/g;
const constList = /^export const [A-Z_]+ = \{([\s\S]*?)\n\} as const\b/gm;
const wordOfCode = /:\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

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

const wordsIn = (source: string, list: RegExp): readonly string[] =>
  [...source.matchAll(list)]
    .flatMap(([, words = '']) => [...words.matchAll(wordOfCode)])
    .map(([, text = '']) => toText(text));

/** Every text of a source file that the catalogues hold. */
export const textsIn = (source: string): readonly string[] => [
  ...[...source.matchAll(literal)].map(([, text = '']) => toText(text)),
  ...wordsIn(source, wordList),
];

const isSource = (name: string): boolean =>
  /\.tsx?$/.test(name) &&
  !/\.test\.tsx?$/.test(name) &&
  !/(^|[/\\])(build|testing)[/\\]/.test(name);

export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((name) => join(folder, name))
    .sort((a, b) => (a < b ? -1 : 1));

/** Where each text stands, in the order of the files: `src/ui/Header.tsx`. */
export const textsOf = (app: AppTexts): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  const note = (file: string, texts: readonly string[]) => {
    const name = relative(app.folder, file).replaceAll('\\', '/');
    for (const text of texts) found.set(text, (found.get(text) ?? new Set()).add(name));
  };
  for (const file of [...sourceFiles(join(app.folder, 'src')), ...sourceFiles(ownSource)]) {
    note(file, textsIn(readFileSync(file, 'utf8')));
  }
  for (const file of app.lists ?? []) note(file, wordsIn(readFileSync(file, 'utf8'), constList));
  return new Map([...found].map(([text, places]) => [text, [...places]]));
};
