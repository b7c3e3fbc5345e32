// Installs what the lockfile names, when node_modules does not hold it yet. Runs on Node 20.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root, run, step } from './runtime.mjs';

const modules = `${root}node_modules`;
const stamp = `${modules}/.corridor-lock`;

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');

/** npm writes down what it installed: a hand-made `npm install` counts as well as ours. */
function isInstalledByHand() {
  const file = `${modules}/.package-lock.json`;
  if (!existsSync(file)) return false;
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const found = JSON.parse(readFileSync(file, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/')) return true;
    const there = found[path];
    return there ? there.link === link && there.version === version : optional === true;
  });
}

function isInstalled() {
  if (!existsSync(modules)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  if (!isInstalledByHand()) return false;
  writeFileSync(stamp, lockHash());
  return true;
}

/** Resolves once everything is in place; ends the process when npm fails. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing the pinned packages; on a fresh clone this takes a minute or two …');
  const started = Date.now();
  const watch = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    const count = existsSync(modules) ? readdirSync(modules).length : 0;
    console.log(`  still installing: ${seconds} s, ${count} packages in place`);
  }, 10_000);
  const args = ['ci', '--ignore-scripts', '--loglevel=error'];
  const code = await step('Packages installed', () => {
    // Under `npm run` the very npm that started us is used again; alone, the one on the path.
    const npm = process.env.npm_execpath;
    if (npm) return run(process.execPath, [npm, ...args]);
    return run('npm', args, { shell: process.platform === 'win32' });
  }).finally(() => clearInterval(watch));
  if (code !== 0) {
    console.error('The packages could not be installed; npm says why above.');
    process.exit(code);
  }
  writeFileSync(stamp, lockHash());
}
