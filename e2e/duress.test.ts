// An officer is made to open the phone: the decoy PIN shows an empty operation, and nothing of the real one is left anywhere.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { createProfile } from './support/browser.ts';
import {
  countOn,
  joinPhone,
  keptAt,
  lock,
  PIN,
  takeVehicle,
  tap,
  typePin,
  unlock,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

const DECOY = '901846';
let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

const poll = (ask: () => Promise<unknown>, is: unknown) => expect.poll(ask).toEqual(is);

/** Files of a browser's profile that hold these bytes. */
const filesWith = (profile: string, bytes: Buffer): readonly string[] =>
  readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(profile, name);
    return (
      statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).includes(bytes)
    );
  });

/** Every wrapped key that lies in the page's storage, as the bytes on the disk. */
const wrappedKeys = async (page: Page): Promise<readonly Buffer[]> => {
  const found = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('corridor-phone');
      asked.onsuccess = () => resolve(asked.result);
    });
    const rows = (name: string) =>
      new Promise<Record<string, unknown>[]>((resolve) => {
        const asked = db.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
    const [holders, enrolments] = [await rows('holders'), await rows('enrolments')];
    db.close();
    return [
      ...holders.flatMap(({ slots, self, reserve }) => [
        ...(slots as Uint8Array[]),
        (self as { identity: Uint8Array }).identity,
        reserve as Uint8Array,
      ]),
      ...enrolments.map(({ seed }) => seed as Uint8Array),
    ].map((bytes) => [...bytes]);
  });
  return found.map((bytes) => Buffer.from(bytes));
};

async function allow(name: 'decoyPin' | 'quickWipe'): Promise<void> {
  await showTab(board, 'devices');
  await board.getByRole('button', { name: 'Protection of the phones' }).click();
  const part = board.getByTestId(`protection-${name}`);
  await part.getByRole('button', { name: 'Why it is off' }).click();
  await part.getByRole('button', { name: 'I have read this. Turn it on' }).click();
  await part.getByRole('button', { name: 'Yes, turn it on' }).click();
  await part.getByRole('button', { name: 'Turn it off' }).waitFor();
  await board.getByTestId('protection').getByRole('button', { name: 'Close' }).click();
}

async function openProtection(page: Page): Promise<void> {
  await tap(page, 'contact');
  await tap(page, 'open-protection');
  await page.getByTestId('protection').waitFor();
}

test('S6 the decoy PIN opens an empty operation of the same name; the real PIN and every key are gone from the profile', async () => {
  const profile = await createProfile();
  const link = await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  const options = {
    profile,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  };
  const { browser, page } = await scene.open(options);
  await joinPhone(page, link);
  await openProtection(page);
  // Off until the head of the operation has read why not.
  expect(await page.getByTestId('set-decoy').count()).toBe(0);
  expect(await page.getByTestId('leave-nothing').count()).toBe(0);
  await tap(page, 'protection-back');
  await allow('decoyPin');
  await openProtection(page);
  await tap(page, 'set-decoy');
  await typePin(page);
  for (const step of ['first', 'again']) {
    await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
    await typePin(page, DECOY);
  }
  await page.getByTestId('protection-done').waitFor();
  await tap(page, 'protection-back');
  await page.goto(`${scene.laptop.origin}/phone/#pad`);
  await takeVehicle(page, '12');
  await countOn(page, 31);
  await poll(() => keptAt(page, 'hub'), 1);

  const keys = await wrappedKeys(page);
  for (const key of keys) expect(filesWith(profile, key)).not.toEqual([]);
  await lock(page);
  await tap(page, 'unlock');
  await typePin(page, DECOY);
  await page.getByTestId('pad').waitFor();
  await expect.poll(() => page.getByTestId('hub-state').textContent()).toContain('hub not reached');
  expect(await keptAt(page, 'phone')).toBe(0);
  expect(await keptAt(page, 'hub')).toBe(0);
  for (const key of keys) expect(filesWith(profile, key)).toEqual([]);
  for (const pin of [PIN, DECOY]) {
    const inIndexedDb = filesWith(join(profile, 'Default/IndexedDB'), Buffer.from(pin));
    expect(inIndexedDb).toEqual([]);
  }

  await lock(page);
  await tap(page, 'unlock');
  await typePin(page, PIN);
  await page.getByTestId('pin-problem').waitFor();
  await tap(page, 'pin-back');
  await unlock(page, DECOY);
  await browser.close();
  // What the hub had is there.
  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '31' }]);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('S6 one tap leaves nothing: the phone is as new', async () => {
  const link = await enrolPhone(board, { label: 'Ramouseh 2', ...AT_RAMOUSEH });
  const { browser, page } = await scene.phone();
  await allow('quickWipe');
  await joinPhone(page, link);
  await openProtection(page);
  await tap(page, 'leave-nothing');
  await page.getByTestId('start').waitFor();
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort()),
  ).not.toContain('corridor-outbox');
  await browser.close();
});
