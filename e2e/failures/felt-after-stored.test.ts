// The battery dies between a touch and its write: a hand that felt the buzz must be able to rely on it.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, openField, poll } from '../support/field.ts';
import { keptAt, lock, takeVehicle, tap, unlock } from '../support/phone.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

interface Watched {
  /** `stored`, or what the hand felt, in the order in which it happened. */
  readonly did: string[];
  isStuck: boolean;
  readonly letGo: () => void;
}
type WatchedPage = typeof globalThis & { readonly watched: Watched };

/** Writes down every durable write and every buzz; a stuck disk takes writes and never says that they are done. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const waiting: IDBTransaction[] = [];
    const released = new WeakSet<Event>();
    const watched: Watched = {
      did: [],
      isStuck: false,
      letGo: () => {
        watched.isStuck = false;
        for (const transaction of waiting.splice(0)) {
          const event = new Event('complete');
          released.add(event);
          transaction.dispatchEvent(event);
        }
      },
    };
    Object.assign(globalThis, { watched });
    const felt = new Map([
      ['18', 'felt tap'],
      ['40,60,40', 'felt record'],
      ['300,120,300', 'felt trouble'],
    ]);
    Navigator.prototype.vibrate = (pattern) => {
      watched.did.push(felt.get(String(pattern)) ?? String(pattern));
      return true;
    };
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const transaction = begin.call(this, stores, mode, options);
      if (mode !== 'readwrite') return transaction;
      transaction.addEventListener('complete', (event) => {
        if (watched.isStuck && !released.has(event)) {
          event.stopImmediatePropagation();
          waiting.push(transaction);
        } else if (options?.durability === 'strict') watched.did.push('stored');
      });
      return transaction;
    };
  });
const did = (page: Page) => page.evaluate(() => (globalThis as WatchedPage).watched.did.splice(0));
const stick = (page: Page) =>
  page.evaluate(() => {
    (globalThis as WatchedPage).watched.isStuck = true;
  });
const letGo = (page: Page) => page.evaluate(() => (globalThis as WatchedPage).watched.letGo());
/** What happened up to the next buzz. */
const untilFelt = async (page: Page): Promise<readonly string[]> => {
  const all: string[] = [];
  await expect
    .poll(async () => all.push(...(await did(page))) > 0 && all.some((each) => /felt/.test(each)))
    .toBe(true);
  return all;
};
const troubleOf = (page: Page) =>
  page
    .getByTestId('trouble')
    .getAttribute('data-trouble', { timeout: 500 })
    .catch(() => null);

/** One touch, then keeping: each is stored before it is felt, and a disk that does not answer is said and never felt as stored. */
const seeThrough = async (page: Page, kept: string) => {
  await did(page);
  await tap(page, 'plus-1');
  const touched = await untilFelt(page);
  expect(touched.indexOf('stored')).toBeGreaterThanOrEqual(0);
  expect(touched.indexOf('felt tap')).toBeGreaterThan(touched.indexOf('stored'));

  await stick(page);
  await did(page);
  await tap(page, 'plus-5');
  await poll(() => troubleOf(page), 'not-stored-yet');
  expect(await untilFelt(page)).toEqual(['felt trouble']);
  await letGo(page);
  await poll(() => troubleOf(page), null);
  await tap(page, 'heads-done');
  await tap(page, 'laps-0');
  // The notes of these touches are written, too.
  await expect.poll(async () => (await did(page)).includes('stored')).toBe(true);

  await stick(page);
  await did(page);
  await tap(page, 'keep');
  await poll(() => troubleOf(page), 'not-stored-yet');
  expect(await did(page)).not.toContain('felt record');
  expect(await page.getByTestId(kept).count()).toBe(0);
  await letGo(page);
  await page.getByTestId(kept).waitFor();
  await poll(() => troubleOf(page), null);
};

test('[felt-after-stored] nothing is felt as stored, nor shown as kept, before it is on the disk', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await watch(page);
  await field.letIn(page, 'Ramouseh 1');
  await poll(() => keptAt(page, 'phone'), 0);
  await browser.setOffline(true);
  await takeVehicle(page, '12');
  await seeThrough(page, 'kept-tally');

  await lock(page);
  await tap(page, 'next-vehicle');
  await tap(page, 'vehicle-7');
  await tap(page, 'vehicle-done');
  await seeThrough(page, 'kept-sealed');
  await browser.setOffline(false);
  await unlock(page);
  await poll(() => keptAt(page, 'phone'), 0);
  const { tallies } = await field.held();
  expect(tallies.map(({ people }) => people)).toEqual([6, 6]);
  await browser.close();
});
