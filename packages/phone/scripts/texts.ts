import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const literal = /\bt\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

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

/** Every text that a source file hands to `t`. */
export const textsIn = (source: string): readonly string[] =>
  [...source.matchAll(literal)].map(([, text = '']) => toText(text));

export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => (a < b ? -1 : 1));

/** Texts with places to fill, read once here instead of on every phone. All others are shown as they are. */
export function texts(folder: string): Plugin {
  return {
    name: 'texts',
    apply: 'build',
    load: (id) => {
      if (!id.replaceAll('\\', '/').endsWith('packages/phone/src/text/compile.ts')) return null;
      const found = sourceFiles(folder).flatMap((file) => textsIn(readFileSync(file, 'utf8')));
      const withPlaces = [...new Set(found)].filter((text) => text.includes('{'));
      const table = Object.fromEntries(withPlaces.map((text) => [text, compileMessage(text)]));
      return `const table = ${JSON.stringify(table)};
        export const compileText = (text) => table[text] ?? [text];`;
    },
  };
}
