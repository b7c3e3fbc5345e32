import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { found, freshFolder, freshPath } from '../testing/kit.ts';
import { freePort, run, startHub } from '../testing/process.ts';

const folder = freshFolder();

test('a whole day at the command line: found, back up while running, stop, restore, verify', async () => {
  const data = freshPath();
  const hub = await startHub(data, await freePort());
  const { op } = await found(hub);

  const listed = await run('operations', '--data', data, '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { op, name: 'Winter road', isHubEnrolled: true },
  ]);
  const link = await run('link', '--data', data, '--json');
  const token = JSON.parse(link.stdout).address.split('#join=')[1];
  expect((await hub.call('/api/join/look', { body: { token } })).status).toBe(200);

  const backup = join(folder, 'day.backup');
  expect((await run('backup', '--data', data, '--out', backup)).code).toBe(0);
  const bundle = join(folder, 'day.corridor');
  expect((await run('export', 'Winter road', '--data', data, '--out', bundle)).code).toBe(0);
  expect((await run('export', 'Summer road', '--data', data, '--out', bundle)).code).toBe(3);
  expect((await run('verify', bundle)).code).toBe(0);

  expect((await run('start', '--data', data, '--port', '0')).code).toBe(4);
  expect(await hub.stop()).toBe(0);
  expect((await run('link', '--data', data)).code).toBe(3);
  const restored = await run('restore', backup, '--data', freshPath(), '--json');
  expect(JSON.parse(restored.stdout)).toMatchObject([{ op, isHubEnrolled: false }]);
  const again = await run('restore', backup, '--data', data);
  expect(again.code).toBe(5);
}, 60_000);

test('a taken port stops the start, and says why another port is no way out', async () => {
  const port = await freePort();
  const hub = await startHub(freshPath(), port);
  const second = await run('start', '--data', freshPath(), '--port', String(port));
  expect(second.code).toBe(4);
  expect(second.stderr).toContain(String(port));
  expect(second.stderr).toContain('has not sent yet');
  await hub.stop();
}, 30_000);

test('the network is refused without TLS, unless somebody says that he means it', async () => {
  const refused = await run('start', '--data', freshPath(), '--host', '0.0.0.0', '--port', '0');
  expect(refused.code).toBe(5);
  expect(refused.stderr).toContain('camera');
  const hub = await startHub(freshPath(), await freePort(), '--host', '0.0.0.0', '--insecure-lan');
  expect((await hub.call('/health')).status).toBe(200);
  await hub.stop();
}, 30_000);

test('start prints one address, with a token that lies in no file', async () => {
  const data = freshPath();
  const hub = await startHub(data, await freePort());
  const token = await hub.signInToken();
  expect(token).toHaveLength(43);
  await hub.stop();
  for (const name of readdirSync(data)) {
    const file = join(data, name);
    if (statSync(file).isFile()) expect(readFileSync(file, 'latin1')).not.toContain(token);
  }
}, 30_000);

test('wrong calls and missing files say what to do, each with its exit code', async () => {
  const [file, nowhere] = [join(folder, 'a-file'), join(folder, 'nowhere', 'x')];
  writeFileSync(file, 'Dear all');
  mkdirSync(join(folder, 'documents'));
  writeFileSync(join(folder, 'documents', 'letter'), 'Dear all');
  const empty = freshFolder();
  const wrong: readonly [code: number, says: string, ...args: string[]][] = [
    [2, 'unknown command', 'fly'],
    [2, 'Run with --help', 'verify'],
    [2, 'Allowed choices', 'exercise', '--scenario', 'XXL', '--out', 'x'],
    [3, 'There is no file', 'verify', join(folder, 'nothing.corridor')],
    [2, 'is a folder', 'verify', folder],
    [1, 'is not a Corridor bundle', 'verify', file],
    [3, 'There is no folder', 'exercise', '--out', nowhere],
    [2, 'is a folder', 'exercise', '--out', folder],
    [3, 'There is no data folder', 'operations', '--data', nowhere],
    [3, 'holds no hub', 'operations', '--data', empty],
    [2, 'is a file', 'start', '--data', file],
    [5, 'holds other things', 'start', '--data', join(folder, 'documents')],
    [3, 'There is no file', 'import', nowhere, '--data', join(folder, 'hub')],
    [3, 'There is no file', 'restore', nowhere, '--data', join(folder, 'hub')],
    [3, 'There is no file', 'restore', file, '--sheet', nowhere, '--data', join(folder, 'hub')],
    [2, 'recovery sheet', 'restore', file, '--sheet', file, '--data', join(folder, 'hub')],
    [3, 'There is no folder', 'backup', '--out', nowhere, '--data', folder],
    [2, 'vector', 'export', 'X', '--since', file, '--out', join(folder, 'x'), '--data', folder],
    [3, 'No hub runs', 'link', '--data', nowhere],
    [2, '--port', 'start', '--port', 'abc', '--data', join(folder, 'hub')],
    [2, 'both --cert and --key', 'start', '--cert', file, '--data', join(folder, 'hub')],
    [2, 'not a certificate', 'start', '--cert', file, '--key', file, '--data', freshPath()],
    [2, 'from 0', 'demo', '--speed=-5'],
    [2, 'from 0', 'demo', '--speed', 'fast'],
  ];
  for (const [code, says, ...args] of wrong) {
    const ran = await run(...args);
    expect({ args, code: ran.code, stdout: ran.stdout }).toEqual({ args, code, stdout: '' });
    expect(ran.stderr).toContain(says);
  }
  expect((await run('--help')).stdout).toContain('Exit codes');
  // Nothing was made on the way.
  expect(existsSync(join(folder, 'hub'))).toBe(false);
  expect(readdirSync(empty)).toEqual([]);
  expect(readdirSync(join(folder, 'documents'))).toEqual(['letter']);
}, 30_000);

test('the same seed gives the same exercise, record for record', async () => {
  const out = ['one', 'two'].map((name) => join(folder, `${name}.corridor`));
  const results = [];
  for (const file of out) {
    const args = ['exercise', '--scenario', 'S', '--seed', '7', '--out', file, '--json'];
    results.push(JSON.parse((await run(...args)).stdout));
  }
  expect(results[0].op).toMatch(/^ex-/);
  expect(results[1].digest).toBe(results[0].digest);
}, 60_000);
