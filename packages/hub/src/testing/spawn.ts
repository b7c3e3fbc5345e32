import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Answer, type Ask, asBody, type Wire } from './people.ts';

/** Hubs that are running now: whoever started one must end it. */
export const children = new Set<ChildProcess>();

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const nodeArgs = ['--disable-warning=ExperimentalWarning', main];

/** A hub as people run it: a process of its own, reached over a socket. */
export interface HubProcess extends Wire {
  readonly origin: string;
  /** What a power cut does to a program. */
  readonly kill: () => Promise<void>;
  /** What Ctrl+C does. */
  readonly stop: () => Promise<number | null>;
}

/**
 * A port that nobody listens on, below those that the system deals out by itself: a hub that is down for a moment finds it free when it is up
 * again, whatever else was opened in the meantime.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 29_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });

/** Resolves when the hub has printed its link; rejects with what it said when it ends before. */
export async function startHub(
  data: string,
  port: number,
  ...more: readonly string[]
): Promise<HubProcess> {
  const args = ['start', '--json', '--data', data, '--port', String(port), ...more];
  const child = spawn(process.execPath, [...nodeArgs, ...args]);
  children.add(child);
  child.once('exit', () => children.delete(child));
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const started = new Promise<{ address: string }>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      stdout += text;
      if (stdout.trimEnd().endsWith('}')) resolve(JSON.parse(stdout));
    });
    child.once('exit', (code) => reject(new Error(`the hub ended (${code}): ${stderr}`)));
  });
  const { address } = await started;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    get now() {
      return Date.now();
    },
    signInToken: async () => address.split('#join=')[1] ?? '',
    call: (path, ask) => callOver(origin, path, ask),
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    stop() {
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}

async function callOver(
  origin: string,
  path: string,
  { token, body, method, headers = {} }: Ask = {},
): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: asBody(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}
