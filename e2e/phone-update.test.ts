import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './support/browser.ts';

const built = fileURLToPath(new URL('../packages/phone/dist', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-app-'));
  await cp(built, folder, { recursive: true });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.replace(/^\/phone\//, '') || 'index.html';
    readFile(join(folder, file)).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/phone/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('[old-app-new-data] a new version is fetched, waits, and is used only when somebody says so', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(address);
  await page.getByTestId('start').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).sort());
  const [before] = await caches();
  // What other parts of the app keep in caches is data, and no update touches data.
  await page.evaluate(async () => {
    const outbox = await globalThis.caches.open('corridor-outbox');
    await outbox.put('/phone/outbox-mirror/x', new Response('sealed'));
  });

  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const changed = worker.replace(/"version":"[0-9a-f]{16}"/, '"version":"0123456789abcdef"');
  expect(changed).not.toBe(worker);
  await writeFile(join(folder, 'sw.js'), changed);
  const state = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return { isWaiting: registration?.waiting !== null, isActive: registration?.active !== null };
    });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(state).toEqual({ isWaiting: true, isActive: true });
  await page.reload();
  await page.getByTestId('start').waitFor();
  await expect.poll(() => state()).toEqual({ isWaiting: true, isActive: true });

  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const changed = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
    registration?.waiting?.postMessage('use-new-version');
    await changed;
  });
  await expect.poll(caches).toEqual(['corridor-app-0123456789abcdef', 'corridor-outbox']);
  expect(before).not.toBe('corridor-app-0123456789abcdef');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await page.reload();
  await page.getByTestId('start').waitFor();
  await browser.close();
});
