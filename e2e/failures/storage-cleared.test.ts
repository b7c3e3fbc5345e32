// A browser that may clear what it stored: said before anybody joins, and as long as something lies on this phone only.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { RAMOUSEH } from '../support/counting.ts';
import { type Field, openField, poll } from '../support/field.ts';
import { acceptWithPin, countOn, keptAt, takeVehicle, tap } from '../support/phone.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

/** Counts how often the app asks to be kept, and answers for the browser. */
const answerToKeep = (page: Page, isGranted: boolean) =>
  page.addInitScript((isGranted) => {
    let asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => {
      asked++;
      return isGranted;
    };
    Object.assign(globalThis, { timesAsked: () => asked });
  }, isGranted);
const timesAsked = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { timesAsked: () => number }).timesAsked());

test('[storage-cleared] the app asks to be kept; refused, it says so while something lies on this phone only', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await answerToKeep(page, false);
  await field.letIn(page, 'Ramouseh 1');
  await expect.poll(() => timesAsked(page)).toBeGreaterThan(0);
  await poll(() => keptAt(page, 'phone'), 0);
  await tap(page, 'contact');
  await page.getByText('the browser may clear it when space is short').waitFor();
  expect(await page.getByTestId('storage-not-promised').count()).toBe(0);
  await tap(page, 'back');
  await browser.setOffline(true);
  await takeVehicle(page, '12');
  await countOn(page, 31);
  await tap(page, 'contact');
  await page.getByTestId('storage-not-promised').waitFor();
  await browser.setOffline(false);
  await tap(page, 'sync-now');
  await page.getByTestId('storage-not-promised').waitFor({ state: 'detached' });
  await browser.close();
});

test('[storage-cleared] granted, nobody is bothered', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await answerToKeep(page, true);
  await field.letIn(page, 'Ramouseh 2');
  await browser.setOffline(true);
  await takeVehicle(page, '7');
  await countOn(page, 22);
  await tap(page, 'contact');
  await page.getByText('the browser keeps it').waitFor();
  expect(await page.getByTestId('storage-not-promised').count()).toBe(0);
  await browser.close();
});

test('[storage-cleared] an iPhone’s browser deletes it after a week: the home screen comes before joining, and again on the pad', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await page.addInitScript(() => Object.assign(navigator, { standalone: false }));
  const token = await field.counting.invite(RAMOUSEH, 'Ramouseh 3');
  await page.goto(`${field.laptop.origin}/phone/#join=${token}`);
  await page.getByTestId('home-screen-first').waitFor();
  // Nobody is kept from counting: the link has one use, and there may be no time.
  await acceptWithPin(page);
  await page.getByTestId('pad').waitFor();
  await page.getByTestId('storage-cleared').waitFor();
  await browser.close();
});
