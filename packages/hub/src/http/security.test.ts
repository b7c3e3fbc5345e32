import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, openBench, origin } from '../testing/kit.ts';
import { createApp } from './app.ts';
import { isOwnHost } from './security.ts';

test('a page that points its own name at this laptop gets no answer', async () => {
  const bench = await openBench();
  const headers = { host: 'evil.example:4180' };
  expect((await bench.call('/health', { headers })).body.error).toBe('wrong-host');
});

test('on loopback only loopback names are ours; on a network any address, but no foreign name', () => {
  const loopback = { isLoopback: true, names: [] };
  const network = { isLoopback: false, names: ['hub-7.field.test'] };
  expect(isOwnHost('localhost:4180', loopback)).toBe(true);
  expect(isOwnHost('[::1]:4180', loopback)).toBe(true);
  expect(isOwnHost('192.168.1.4:4180', loopback)).toBe(false);
  expect(isOwnHost('192.168.1.4:4180', network)).toBe(true);
  expect(isOwnHost('Hub-7.field.test', network)).toBe(true);
  expect(isOwnHost('127.0.0.1.evil.example', network)).toBe(false);
});

test('a foreign page can change nothing, our own page can', async () => {
  const bench = await openBench();
  const ask = (from: string) =>
    bench.call('/api/join/look', { body: { token: 'x' }, headers: { origin: from } });
  expect((await ask('https://evil.example')).body.error).toBe('wrong-origin');
  expect((await ask('null')).body.error).toBe('wrong-origin');
  expect((await ask(origin)).body.error).toBe('used');
});

test('every answer forbids what pages could leak', async () => {
  const bench = await openBench();
  for (const path of ['/', '/health', '/api/nothing']) {
    const { headers } = await bench.app.request(`${origin}${path}`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
  const api = await bench.app.request(`${origin}/api/nothing`);
  expect(api.headers.get('cache-control')).toBe('no-store');
});

test('every call that touches an operation is refused without a session', async () => {
  const bench = await openBench();
  const calls = [
    ['POST', '/api/sync/pull'],
    ['POST', '/api/sync/push'],
    ['GET', '/api/news'],
    ['GET', '/api/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['PUT', '/api/blob/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['POST', '/api/invitations'],
    ['POST', '/api/operations/prepare'],
    ['POST', '/api/operations'],
    ['GET', '/api/exercise/state'],
    ['POST', '/api/exercise/speed'],
    ['POST', '/api/exercise/reveal'],
  ] as const;
  for (const [method, path] of calls) {
    const body = method === 'GET' ? {} : { body: {} };
    const { status } = await bench.call(path, { method, ...body });
    expect(`${path} ${status}`).toBe(`${path} 401`);
  }
});

test('/health tells nothing of an operation', async () => {
  const bench = await openBench();
  expect((await bench.call('/health')).body).toEqual({ ok: true, version: '0.0.0' });
});

test('what is not JSON, or lacks a field, is named without being quoted', async () => {
  const bench = await openBench();
  const post = (body: string) =>
    bench.app.request(`${origin}/api/session/challenge`, { method: 'POST', body });
  expect((await (await post('{"op":"Jamila')).json()).message).toBe('The body is not JSON.');
  expect((await (await post('{"op":"x"}')).json()).message).toContain('"dev"');
  expect((await post('[]')).status).toBe(400);
});

function builtPages() {
  const folder = freshFolder();
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Board</title>');
  writeFileSync(join(folder, 'sw.js'), 'self.skipWaiting;');
  writeFileSync(join(folder, 'assets/index-Bx3kQ9aZ.js'), 'export {};');
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
  writeFileSync(join(folder, '../outside.txt'), 'secret');
  return folder;
}

test('pages: hashed names are kept for ever, the service worker is asked for each time', async () => {
  const { hub } = await openBench();
  const folder = builtPages();
  const names = { isLoopback: true, names: [] };
  const app = createApp(hub, { names, boardFolder: folder, phoneFolder: folder });
  const get = (path: string) => app.request(`${origin}${path}`);
  const cacheOf = async (path: string) => (await get(path)).headers.get('cache-control');
  expect(await (await get('/')).text()).toContain('Board');
  expect(await cacheOf('/assets/index-Bx3kQ9aZ.js')).toContain('immutable');
  expect(await cacheOf('/phone/sw.js')).toBe('no-cache');
  expect(await cacheOf('/phone/')).toBe('no-cache');
  expect((await get('/.vite/manifest.json')).status).toBe(404);
  expect((await get('/..%2foutside.txt')).status).toBe(404);
  expect((await get('/assets/..%2f..%2foutside.txt')).status).toBe(404);
  expect((await get('/phone')).headers.get('location')).toBe('/phone/');
});

test('when the pages are not built the hub says how to build them', async () => {
  const bench = await openBench();
  const { status, body } = await bench.call('/phone/');
  expect(status).toBe(503);
  expect(body).toContain('npm start');
});
