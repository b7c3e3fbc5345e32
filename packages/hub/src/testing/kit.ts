import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll } from 'vitest';
import { openFolder } from '../data/folder.ts';
import { createJournal, type Journal } from '../data/journal.ts';
import { createApp } from '../http/app.ts';
import type { Env } from '../http/caller.ts';
import { type Hub, openHub } from '../hub.ts';
import { signInLink } from '../identity/signin.ts';
import { asBody, type Wire } from './people.ts';

export * from './people.ts';

export const origin = 'http://localhost:4180';

/** A hub on a folder of its own, called without a socket, with a clock that the test sets. */
export interface Bench extends Wire {
  readonly path: string;
  readonly hub: Hub;
  readonly app: Hono<Env>;
  readonly journal: string[];
  now: number;
}

export const noon = Date.UTC(2030, 0, 7, 12);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own under the system's temporary one, gone when the test file is done. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-hub-'));
  folders.push(folder);
  return folder;
}

export const freshPath = () => join(freshFolder(), 'data');

export async function openBench(path = freshPath()): Promise<Bench> {
  const folder = openFolder(path);
  if ('problem' in folder) throw new Error(folder.problem);
  const lines: string[] = [];
  const clock = { now: noon };
  const now = () => clock.now;
  const journal: Journal = createJournal((line) => lines.push(line), now);
  const hub = await openHub({ folder, now, journal, version: '0.0.0' });
  if ('problem' in hub) throw new Error(hub.problem);
  const app = createApp(hub, {
    names: { isLoopback: true, names: [] },
    boardFolder: join(path, 'no-board'),
    phoneFolder: join(path, 'no-phone'),
  });
  return {
    path,
    hub,
    app,
    journal: lines,
    get now() {
      return clock.now;
    },
    set now(time) {
      clock.now = time;
    },
    signInToken: async () =>
      signInLink(hub.ledger, origin, clock.now).address.split('#join=')[1] ?? '',
    async call(at, { token, body, method, headers = {} } = {}) {
      const response = await app.request(`${origin}${at}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        ...(body === undefined ? {} : { body: asBody(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
  };
}
