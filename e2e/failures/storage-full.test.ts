// A phone full of pictures: the browser gives no more room.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, openField, poll } from '../support/field.ts';
import { keepLocked, keptAt, lock, takeVehicle, tap, typePin, unlock } from '../support/phone.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

/** How much this browser still gives to the pages of the hub; `null`: as much as there is. bytes. */
const giveRoom = async (browser: BrowserContext, page: Page, bytes: number | null) => {
  const session = await browser.newCDPSession(page);
  const origin = field.laptop.origin;
  const quotaSize = bytes === null ? {} : { quotaSize: bytes };
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...quotaSize });
};
const troubleOf = (page: Page) =>
  page
    .getByTestId('trouble')
    .getAttribute('data-trouble', { timeout: 500 })
    .catch(() => null);

/** Somebody takes pictures until there is no room left. */
const fillUp = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('pictures');
      asked.onupgradeneeded = () => asked.result.createObjectStore('all', { autoIncrement: true });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const add = (bytes: number) =>
      new Promise<boolean>((resolve) => {
        const transaction = db.transaction('all', 'readwrite');
        transaction.objectStore('all').add(crypto.getRandomValues(new Uint8Array(bytes)));
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
      });
    let pictures = 0;
    for (const bytes of [20_000, 2_000, 200, 20]) while (await add(bytes)) pictures++;
    db.close();
    return pictures;
  });

/** Room for a session, and no more once somebody has taken pictures. */
const ROOM = 1_500_000;

test('[storage-full] no room: every touch and count that is not stored is called so, and is kept when there is room again', async () => {
  const profile = await createProfile();
  const first = await field.phoneOn(profile);
  await field.letIn(first.page, 'Ramouseh 1');
  await poll(() => keptAt(first.page, 'phone'), 0);
  const usage = await first.page.evaluate(
    async () => (await navigator.storage.estimate()).usage ?? 0,
  );
  await first.browser.close();
  const { browser, page } = await field.phoneOn(profile);
  await browser.setOffline(true);
  await giveRoom(browser, page, usage + ROOM);
  await field.start(page);
  await unlock(page);

  // With the phone open.
  await takeVehicle(page, '12');
  await tap(page, 'plus-5', 3);
  // A disk that is slow for a moment is said, too.
  await expect.poll(() => page.getByTestId('trouble').count()).toBe(0);
  expect(await fillUp(page)).toBeGreaterThan(0);
  await tap(page, 'plus-1');
  await poll(() => troubleOf(page), 'tap-not-stored');
  await tap(page, 'heads-done');
  await tap(page, 'laps-0');
  await tap(page, 'keep');
  await poll(() => troubleOf(page), 'record-not-stored');
  expect(await page.getByTestId('kept-tally').count()).toBe(0);
  await expect.poll(() => page.getByTestId('people').textContent()).toBe('16');
  expect(await keptAt(page, 'phone')).toBe(0);

  // Locked on it: the vehicle in hand goes on, and so does the trouble.
  await lock(page);
  await tap(page, 'keep');
  await poll(() => troubleOf(page), 'record-not-stored');
  expect(await page.getByTestId('kept-sealed').count()).toBe(0);
  expect(await page.getByTestId('locked-kept').getAttribute('data-count')).toBe('0');
  await tap(page, 'unlock');
  await typePin(page);
  await poll(() => page.getByTestId('pin-problem').getAttribute('data-problem'), 'full');
  await tap(page, 'pin-back');

  // Switched off and on, there is a screen to count on, and nothing on it claims to be kept.
  await page.reload();
  await page.getByTestId('locked').waitFor();
  await tap(page, 'vehicle-7');
  await tap(page, 'vehicle-done');
  await tap(page, 'plus-5', 2);
  await poll(() => troubleOf(page), 'tap-not-stored');
  await giveRoom(browser, page, usage + 4 * ROOM);
  await tap(page, 'plus-1');
  await poll(() => troubleOf(page), null);
  await keepLocked(page, 0);
  await browser.setOffline(false);
  await unlock(page);
  await poll(() => keptAt(page, 'phone'), 0);
  const { tallies, forked } = await field.held();
  expect(tallies.map(({ trip, people }) => `${trip.split('.')[0]} ${people}`)).toEqual([
    'trip/7 11',
  ]);
  expect(forked).toEqual([]);
  await browser.close();
});
