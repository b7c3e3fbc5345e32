import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { storeContract } from '../contract.ts';
import { openSqliteStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);

const opened = (path: string) => {
  const result = openSqliteStore(path);
  if (!result.ok) throw new Error(result.why);
  return result.store;
};

storeContract('SQLite', async () => {
  const path = newFile();
  return { open: async () => opened(path) };
});

describe('a file of the SQLite store', () => {
  test('belongs to one hub at a time', async () => {
    const path = newFile();
    const store = opened(path);
    expect(openSqliteStore(path)).toEqual({ ok: false, why: 'in-use' });
    await store.close();
    await opened(path).close();
  });

  test('[hub-killed] is free again after the hub was killed', async () => {
    const path = newFile();
    const module = new URL('./store.ts', import.meta.url).href;
    const script = `
      const { openSqliteStore } = await import(${JSON.stringify(module)});
      const { store } = openSqliteStore(${JSON.stringify(path)});
      await store.note('op', 'hub', 'was here');
      console.log('open');
      setInterval(() => store, 1000);
    `;
    const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
    const hub = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(hub.stdout, 'data');
    expect(openSqliteStore(path)).toEqual({ ok: false, why: 'in-use' });
    hub.kill('SIGKILL');
    await once(hub, 'close');
    const store = opened(path);
    expect(await store.note('op', 'hub')).toBe('was here');
    await store.close();
  });

  test('[damaged-file] of another kind, or of a newer version, is refused and left alone', () => {
    const words = newFile();
    writeFileSync(words, 'this is not a database, but a letter of some length. '.repeat(20));
    expect(openSqliteStore(words)).toEqual({ ok: false, why: 'not-a-store' });

    const foreign = newFile();
    const db = new DatabaseSync(foreign);
    db.exec('CREATE TABLE cookies (name TEXT)');
    db.close();
    expect(openSqliteStore(foreign)).toEqual({ ok: false, why: 'not-a-store' });

    const newer = newFile();
    const future = new DatabaseSync(newer);
    future.exec('CREATE TABLE segments (x TEXT); PRAGMA user_version = 99');
    future.close();
    expect(openSqliteStore(newer)).toEqual({ ok: false, why: 'newer' });
  });
});
