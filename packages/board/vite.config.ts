import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { texts } from '@corridor/text/build';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { noOutside } from '../../scripts/noOutside.ts';
import { boardTexts } from './scripts/texts.ts';

/** Writes `sw.js` beside the pages, with the list of files that it keeps and a version made of their bytes. */
function serviceWorker(): Plugin {
  let out = '';
  return {
    name: 'board-service-worker',
    apply: 'build',
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    // Not at the end of the build: that comes after a failed one, too, and would hide why it failed.
    writeBundle() {
      const files = [
        'index.html',
        ...readdirSync(join(out, 'assets'))
          .sort()
          .map((name) => `assets/${name}`),
      ];
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
      const worker = readFileSync(new URL('./sw.template.js', import.meta.url), 'utf8')
        .replace('__VERSION__', hash.digest('hex').slice(0, 16))
        .replace('__FILES__', JSON.stringify(files));
      writeFileSync(join(out, 'sw.js'), worker);
    },
  };
}

export default defineConfig({
  // The pages may lie under any path of any hub.
  base: './',
  build: {
    // Served by the service worker they would be fetched twice, and the browser complains.
    modulePreload: false,
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  worker: { plugins: () => [noOutside()] },
  plugins: [react(), texts(boardTexts), serviceWorker(), noOutside()],
});
