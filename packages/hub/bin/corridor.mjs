#!/usr/bin/env node
// `npx corridor …`: hands over to the command line, run by the pinned Node. Must run on Node 20.
import { install } from '../../../scripts/install.mjs';
import { root, runNode } from '../../../scripts/runtime.mjs';

await install();
const cli = `${root}packages/hub/src/cli/main.ts`;
process.exit(await runNode([cli, ...process.argv.slice(2)], { cwd: process.cwd() }));
