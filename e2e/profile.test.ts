// The search of a seized phone's storage is worth something only where it finds what does lie there: so we plant it, in every place
// that a page can write to, and look for it with the same eyes.

import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile, openBrowser } from './support/browser.ts';
import { cutPower } from './support/power.ts';
import {
  figureSecret,
  findForm,
  keySecret,
  type Secret,
  textSecret,
} from './support/profile/forms.ts';
import { type ProfileFile, readProfile, searchProfile, seedsIn } from './support/profile/search.ts';
import { unsnap } from './support/profile/snappy.ts';

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = (type: string, body: string, more: Record<string, string> = {}) => {
      response.setHeader('content-type', type);
      for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
      response.end(more['content-encoding'] ? gzipSync(body) : body);
    };
    if (request.url === '/worker.js') answer('text/javascript', '// planted-in-worker');
    else if (request.url === '/packed') {
      answer(
        'application/json',
        JSON.stringify({ said: 'planted-in-an-answer ', more: 'x'.repeat(500) }),
        {
          'content-encoding': 'gzip',
          'cache-control': 'max-age=3600',
        },
      );
    } else
      answer('text/html', '<!doctype html><title>Blank</title>', {
        'set-cookie': 'c=planted-in-a-cookie; max-age=3600',
      });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const texts = [
  'planted-in-a-row',
  'planted-in-a-key',
  'planted-in-a-long-row',
  'planted-and-overwritten',
  'planted-and-deleted',
  'planted-in-bytes',
  'planted-in-base64',
  'planted-ٱلقلعة',
  'planted-in-local-storage',
  'planted-in-session-storage',
  'planted-in-cache',
  'planted-in-worker',
  'planted-in-an-answer',
];
const figures = [figureSecret(47_193), figureSecret(51_847, 'waiting')];
const aKey = new Uint8Array(32).map((_, i) => (i * 37 + 11) % 256);
const secrets: readonly Secret[] = [...texts.map(textSecret), ...figures, keySecret('aes', aKey)];

test('privacy: whatever is planted in a store of the browser is found in its profile, killed in the middle', async () => {
  const profile = await createProfile();
  const browser = await openBrowser({ profile });
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(`${origin}/`);
  const pub = await page.evaluate(
    async (key) => {
      const done = <T>(asked: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      const asked = indexedDB.open('planted');
      asked.onupgradeneeded = () => asked.result.createObjectStore('rows');
      const db = await done(asked);
      const put = (value: unknown, name: string) =>
        new Promise((resolve) => {
          const step = db.transaction('rows', 'readwrite', { durability: 'strict' });
          step.objectStore('rows').put(value, name);
          step.oncomplete = resolve;
        });
      const bytes = new TextEncoder().encode('…planted-in-bytes…');
      await put({ text: 'planted-in-a-row', people: 47_193 }, 'short');
      await put(1, 'planted-in-a-key');
      await put({ text: `${'a bus and another bus '.repeat(9_000)}planted-in-a-long-row` }, 'long');
      await put('planted-and-overwritten', 'again');
      await put('something else', 'again');
      await put('planted-and-deleted', 'gone');
      db.transaction('rows', 'readwrite').objectStore('rows').delete('gone');
      await put({ bytes, key: new Uint8Array(key) }, 'bytes');
      await put(`x${btoa('{"a":"planted-in-base64"}')}`, 'base64');
      await put('planted-ٱلقلعة', 'wide');
      await put({ json: '{"waiting":51847}' }, 'json');
      const { privateKey, publicKey } = (await crypto.subtle.generateKey('Ed25519', false, [
        'sign',
        'verify',
      ])) as CryptoKeyPair;
      await put(privateKey, 'signer');
      localStorage.setItem('place', 'planted-in-local-storage');
      sessionStorage.setItem('place', 'planted-in-session-storage');
      await (await caches.open('planted')).put('/x', new Response('planted-in-cache'));
      await navigator.serviceWorker.register('/worker.js');
      await navigator.serviceWorker.ready;
      await (await fetch('/packed')).text();
      return [...new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))];
    },
    [...aKey],
  );
  // Enough to make the database tidy up: what lay in its log goes, packed, into tables.
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('planted');
      asked.onsuccess = () => resolve(asked.result);
    });
    for (let n = 0; n < 150; n++) {
      const step = db.transaction('rows', 'readwrite');
      const noise = crypto.getRandomValues(new Uint8Array(50_000));
      step.objectStore('rows').put(noise, `noise ${n}`);
      await new Promise((resolve) => {
        step.oncomplete = resolve;
      });
    }
  });
  // Local Storage is written some seconds late.
  const late = [textSecret('planted-in-local-storage'), textSecret('planted-in-session-storage')];
  await expect
    .poll(() => searchProfile(readProfile(profile), late).length, {
      timeout: 30_000,
      interval: 1_000,
    })
    .toBe(2);
  await cutPower(browser, page);

  const files = readProfile(profile);
  if (process.env.CORRIDOR_LOOK)
    console.info(files.map(({ name, bytes }) => `${bytes.length} ${name}`).join('\n'));
  const found = searchProfile(files, secrets);
  const where = new Map(found.map(({ secret, file }) => [secret, file]));
  if (process.env.CORRIDOR_LOOK)
    console.info(found.map(({ secret, file }) => `${secret}: ${file}`).join('\n'));
  expect(secrets.map(({ name }) => name).filter((name) => !where.has(name))).toEqual([]);
  expect(seedsIn(files).size).toBe(1);
  expect(pub.length).toBe(32);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('privacy: nothing is found where nothing was planted, nor a number inside of a longer one', () => {
  const files: ProfileFile[] = [
    { name: 'x', bytes: Buffer.from('at 1747193000 and 4719 and 3.47193 ms') },
  ];
  const longer = Buffer.from('1471930, 9471939');
  for (const form of textSecret('47193').forms) expect(findForm(longer, form)).toBe(-1);
  expect(searchProfile(files, [textSecret('planted')])).toEqual([]);
  expect(seedsIn(files).size).toBe(0);
});

test('Snappy: literals, copies near and far, and what is cut', () => {
  const packed = Buffer.from('0d0861626309030c68656c6c', 'hex');
  expect(Buffer.from(unsnap(packed)).toString()).toBe('abcabcabchell');
  expect(Buffer.from(unsnap(packed.subarray(0, 5))).toString()).toBe('abc');
});
