// `npm start`: from a fresh clone to a running demonstration. Arguments go on to `corridor start`.
import { install } from './install.mjs';
import { root, runNode } from './runtime.mjs';
import { buildWeb } from './web.mjs';

await install();
const built = await buildWeb();
if (built !== 0) process.exit(built);
const args = ['start', '--demo', ...process.argv.slice(2)];
process.exit(await runNode([`${root}packages/hub/src/cli/main.ts`, ...args]));
