import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { compile, compileCatalogue } from './catalogue.ts';
import { type AppTexts, textsOf } from './sources.ts';

/** English texts with places to fill, and the catalogues, read here instead of in every browser. */
export function texts(app: AppTexts): Plugin {
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
      if (!isBuild || !path.endsWith('packages/text/src/compile.ts')) return null;
      const withPlaces = [...textsOf(app).keys()].filter((text) => text.includes('{'));
      const table = Object.fromEntries(withPlaces.map((text) => [text, compile(text)]));
      return `const table = ${JSON.stringify(table)};
        export const compileText = (text) => table[text] ?? text;`;
    },
  };
}
