// A counter who reads Arabic: the first picture is Arabic, ٤٧ and 47 are the same number, and no tap is lost by switching the language.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, type HubProcess, startHub } from '../packages/hub/src/testing/process.ts';
import { createTripCode } from '../packages/operation/src/index.ts';
import { MOST_BYTES, startSizes } from '../packages/phone/scripts/size.ts';
import { createProfile, openBrowser } from './support/browser.ts';
import { type Counting, openCounting, RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { acceptWithPin, chooseVehicle, openArrival, tap, typePin } from './support/phone.ts';

const viewport = { width: 360, height: 640 };
const toArabic = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

let folder: string;
let profile: string;
let hub: HubProcess;
let counting: Counting;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-arabic-'));
  profile = await createProfile();
  hub = await startHub(join(folder, 'data'), await freePort());
  counting = await openCounting(hub);
});
afterAll(async () => {
  await hub.stop();
  for (const path of [folder, profile]) {
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
});

const aPhone = (options: { readonly locale: string; readonly profile?: string }) =>
  openBrowser({ ...options, viewport, hasTouch: true, isMobile: true });
const join_ = async (page: Page, site: string, label: string) => {
  await page.goto(`${hub.origin}/phone/#join=${await counting.invite(site, label)}`);
  await acceptWithPin(page);
  await page.getByTestId('pad').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
};
const heads = (page: Page) => page.getByTestId('heads').textContent();

describe('a counter who reads Arabic', () => {
  test('47 typed in three kinds of digits is 47, and stays it in every language', async () => {
    const browser = await aPhone({ locale: 'ar-SY', profile });
    const page = await browser.newPage();
    await join_(page, RAMOUSEH, 'Ramouseh 1');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('ar');
    await tap(page, 'choose-vehicle');
    await chooseVehicle(page, '12');
    for (const typed of ['٤٧', '۴۷', '47']) {
      await tap(page, 'keypad');
      for (const key of typed) {
        // The test's own keyboard has Latin digits only.
        await page.evaluate((key) => dispatchEvent(new KeyboardEvent('keydown', { key })), key);
      }
      await tap(page, 'keypad-close');
      await expect.poll(async () => [typed, await heads(page)]).toEqual([typed, '٤٧']);
    }
    await tap(page, 'keypad');
    await tap(page, 'digit-4');
    await tap(page, 'digit-7');
    await expect.poll(() => page.getByTestId('digit-7').textContent()).toBe('٧');
    await tap(page, 'keypad-close');

    // In the middle of the count: other digits, other languages, and the count goes on.
    await tap(page, 'contact');
    await tap(page, 'digits-latn');
    await tap(page, 'back');
    await expect.poll(() => heads(page)).toBe('47');
    await tap(page, 'plus-1');
    await tap(page, 'contact');
    await tap(page, 'language-fr');
    await page.locator('html[lang="fr"][dir="ltr"]').waitFor();
    await expect.poll(() => page.title()).toBe('Corridor · comptage');
    await tap(page, 'back');
    await expect.poll(() => heads(page)).toBe('48');
    await tap(page, 'undo');
    await tap(page, 'heads-done');
    await tap(page, 'laps-0');
    await tap(page, 'keep');
    const kept = page.getByTestId('kept-tally');
    await kept.waitFor();
    await expect.poll(() => kept.locator('output').textContent()).toBe('47');
    await tap(page, 'contact');
    await tap(page, 'language-ar');
    await page.locator('html[lang="ar"][dir="rtl"]').waitFor();
    await tap(page, 'digits-arab');
    await tap(page, 'back');
    await expect.poll(() => kept.locator('output').textContent()).toBe('٤٧');
    await browser.close();
  });

  test('a cold start shows no word of another language, not for a moment', async () => {
    const browser = await aPhone({ locale: 'en-GB', profile });
    await browser.setOffline(true);
    await browser.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seenTexts: seen });
      new MutationObserver(() => {
        const app = document.getElementById('app');
        // The page's own word for when nothing starts is there until the app is, and invisible.
        if (app && !app.querySelector('.cannot-start')) seen.add(app.innerText);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    const page = await browser.newPage();
    await page.goto(`${hub.origin}/phone/`);
    await page.getByTestId('unlock').waitFor();
    await tap(page, 'unlock');
    await typePin(page);
    await page.getByTestId('pad').waitFor();
    const seen = await page.evaluate(() => [
      ...(globalThis as unknown as { readonly seenTexts: Set<string> }).seenTexts,
    ]);
    expect(seen.length).toBeGreaterThan(1);
    const names = /Ramouseh 1|Ramouseh|Winter road|bus-12|English|Français|PIN/g;
    expect(seen.filter((text) => /\p{Script=Latin}{2}/u.test(text.replace(names, '')))).toEqual([]);
    await browser.close();
  });

  test('a slip is read as it was written, whichever digits the keyboard has', async () => {
    const browser = await aPhone({ locale: 'ar' });
    const page = await browser.newPage();
    await join_(page, RASHIDIN, 'Rashidin 1');
    await openArrival(page);
    let code = '';
    // One with digits in it.
    for (let n = 1; !/\d.*\d/.test(code); n++) {
      code = createTripCode(new Uint8Array([n * 7, n * 31, n * 3, n * 11, n]));
    }
    const answer = page.getByTestId('arrived');
    for (const typed of [
      code,
      toArabic(code),
      `\u2066${code.slice(0, 3)} ${code.slice(3)}\u2069`,
    ]) {
      await page.getByTestId('slip-code').fill(typed);
      await expect.poll(() => answer.isEnabled()).toBe(true);
      await page.getByTestId('slip-code').fill('');
      await expect.poll(() => answer.isEnabled()).toBe(false);
    }
    await browser.close();
  });
});

test('a phone with the longest catalogue still loads at most 150 KB before the pad takes a tap', async () => {
  const dist = fileURLToPath(new URL('../packages/phone/dist', import.meta.url));
  const entry = [...startSizes(dist).values()].reduce((sum, size) => sum + size, 0);
  const assets = join(dist, 'assets');
  const catalogues = (await readdir(assets)).filter((name) => /^(ar|fr)-.*\.js$/.test(name));
  expect(catalogues.length).toBe(2);
  const sizes = await Promise.all(
    catalogues.map(
      async (name) => gzipSync(await readFile(join(assets, name)), { level: 9 }).length,
    ),
  );
  const all = entry + Math.max(...sizes);
  console.info(`phone with its catalogue: ${(all / 1024).toFixed(1)} KB gzipped`);
  expect(all).toBeLessThanOrEqual(MOST_BYTES);
});
