// One tool at a time, run by the pinned Node: `npm run types`, `npm run lint`, and so on.
import { pathToFileURL } from 'node:url';
import { install } from './install.mjs';
import { root, runNode } from './runtime.mjs';
import { buildWeb } from './web.mjs';

const bin = (path) => `${root}node_modules/${path}`;
const vitest = (...args) => runNode([bin('vitest/vitest.mjs'), 'run', ...args]);
const biome = (...args) => runNode([bin('@biomejs/biome/bin/biome'), ...args]);

async function types(...args) {
  for (const project of ['tsconfig.node.json', 'tsconfig.web.json']) {
    const code = await runNode([bin('typescript/bin/tsc'), '-p', project, ...args]);
    if (code !== 0) return code;
  }
  return 0;
}

export const tasks = {
  types,
  lint: (...args) => biome('check', '--error-on-warnings', ...args),
  format: (...args) => biome('check', '--write', ...args),
  unit: (...args) => vitest('--project', 'unit*', ...args),
  e2e: async (...args) => (await buildWeb()) || vitest('--project', 'e2e*', ...args),
  web: (...args) => buildWeb({ force: args.includes('--force') }),
  kinds: () => runNode(['scripts/kinds.ts']),
  texts: (...args) => runNode(['scripts/texts.ts', ...args]),
  bench: (...args) => runNode(['bench/run.ts', ...args]),
  coverage: (...args) => runNode(['bench/coverage.ts', ...args]),
  storm: (...args) => vitest('--project', 'storm', ...args),
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, ...args] = process.argv.slice(2);
  await install();
  process.exit(await tasks[name](...args));
}
