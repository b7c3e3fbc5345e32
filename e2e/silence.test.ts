// A day's work on a phone and a board, with everything recorded that leaves the browser, and everything that the hub writes down about it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { joinPhone, keptAt, lock, PIN, tap, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { ODD, workAShift, workLocked } from './support/shift.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop, [ODD.listed]);
});
afterAll(() => scene.end());

/** Ways out of a page that are no ordinary request; whoever goes one is noted. */
const watchDoors = (page: Page) =>
  page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(globalThis, { doorsUsed: used });
    const note =
      (name: string) =>
      (...args: readonly unknown[]): never => {
        used.push(`${name} ${String(args[0])}`);
        throw new Error(`${name} is watched`);
      };
    Object.defineProperty(navigator, 'sendBeacon', { value: note('sendBeacon') });
    for (const name of ['WebSocket', 'RTCPeerConnection', 'WebTransport', 'Notification']) {
      Object.defineProperty(globalThis, name, { value: note(name) });
    }
    if ('PushManager' in globalThis) {
      Object.defineProperty(PushManager.prototype, 'subscribe', { value: note('push') });
    }
    Object.defineProperty(navigator.geolocation, 'getCurrentPosition', { value: note('place') });
    Object.defineProperty(navigator.geolocation, 'watchPosition', { value: note('place') });
  });
const doorsUsed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { doorsUsed: string[] }).doorsUsed);

test('S19 a shift and its board ask the hub and nobody else; nothing is pushed, sent in passing or located', async () => {
  const origins = new Map<string, number>();
  const policies = new Map<string, string | undefined>();
  const board = await scene.board();
  const phone = await scene.phone();
  for (const { browser, page } of [board, phone]) {
    await watchDoors(page);
    browser.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol))
        origins.set(origin, (origins.get(origin) ?? 0) + 1);
    });
    browser.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin !== scene.laptop.origin || response.fromServiceWorker()) return;
      policies.set(pathname, response.headers()['content-security-policy']);
    });
  }
  await signIn(board.page, await scene.laptop.link());
  await joinPhone(
    phone.page,
    await enrolPhone(board.page, { label: 'Ramouseh 1', ...AT_RAMOUSEH }),
  );
  await workAShift(phone.page);
  await expect.poll(() => keptAt(phone.page, 'hub')).toBeGreaterThan(5);
  await lock(phone.page);
  await workLocked(phone.page);
  await unlock(phone.page);
  for (const tab of ['trips', 'now', 'incidents', 'devices', 'account']) {
    await showTab(board.page, tab);
    await board.page.waitForTimeout(100);
  }
  await showTab(board.page, 'trips');
  await expectTrips(board.page, ODD.listed, [{ boarded: '47\u202f193' }]);
  await tap(phone.page, 'contact');

  expect([...origins.keys()]).toEqual([scene.laptop.origin]);
  expect(origins.get(scene.laptop.origin)).toBeGreaterThan(30);
  for (const { page } of [board, phone]) expect(await doorsUsed(page)).toEqual([]);
  expect(await phone.page.evaluate(() => Notification.permission).catch(() => 'watched')).not.toBe(
    'granted',
  );
  for (const path of ['/', '/phone/', '/phone/sw.js']) expect([...policies.keys()]).toContain(path);
  for (const [path, policy] of policies) {
    expect([path, policy]).toEqual([path, expect.stringContaining("default-src 'self'")]);
    expect([path, policy]).toEqual([path, expect.stringContaining("connect-src 'self'")]);
    expect([path, /https?:|\*/.exec(policy ?? '')]).toEqual([path, null]);
  }
});

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

test('S19 the hub’s journal names no vehicle, figure, label, device or address of a phone', () => {
  const journals = filesIn(scene.laptop.data).filter((path) => path.includes('journal'));
  expect(journals.length).toBeGreaterThan(0);
  const text = journals.map((path) => readFileSync(path, 'utf8')).join('\n');
  expect(text.split('\n').length).toBeGreaterThan(10);
  const odd = [
    ...Object.values(ODD).map(String),
    PIN,
    'Ramouseh',
    'Winter road',
    'trip/',
    'vehicle/',
    'device/',
    '127.0.0.1',
    '::1',
    'localhost',
    'Mozilla',
    'Chrome',
  ];
  expect(odd.filter((word) => text.includes(word))).toEqual([]);
  expect(text).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);
  // No id of a device or line, no token.
  expect(text).not.toMatch(/[\w-]{22,}/);
});

test('S19 what is built names no address but those of schemes, and two in messages of libraries that nobody asks for', () => {
  const schemes = /^http:\/\/www\.w3\.org\//;
  const inMessages = ['https://react.dev/errors/', 'https://www.npmjs.com/package/hash-wasm'];
  const found = new Set<string>();
  for (const app of ['phone', 'board']) {
    const folder = fileURLToPath(new URL(`../packages/${app}/dist`, import.meta.url));
    const files = filesIn(folder).filter((path) => !path.endsWith('.png'));
    expect(files.length).toBeGreaterThan(5);
    for (const path of files) {
      const text = readFileSync(path, 'latin1');
      for (const [address] of text.matchAll(/(?:https?|wss?):\/\/[A-Za-z0-9][\w.:/@-]*/g)) {
        if (!schemes.test(address) && !inMessages.includes(address))
          found.add(`${address} in ${path}`);
      }
    }
  }
  expect([...found]).toEqual([]);
});
