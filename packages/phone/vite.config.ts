import { fileURLToPath } from 'node:url';
import { texts } from '@corridor/text/build';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noOutside } from '../../scripts/noOutside.ts';
import { precache } from './scripts/precache.ts';
import { phoneTexts } from './scripts/texts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // The pages may lie under any path of any hub.
  base: './',
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      // Our own packages do nothing by being loaded: what the first file does not use must not come with it.
      treeshake: { moduleSideEffects: (id) => !/packages\/(log|operation|text)\/src\//.test(id) },
      input: { main: here('index.html'), sw: here('src/worker/sw.ts') },
      output: {
        // The worker's address must stay the same for ever: its place is its scope.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { plugins: () => [noOutside()] },
  plugins: [react(), texts(phoneTexts), precache(), noOutside()],
});
