import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeInHalves, readParcel } from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, type HubProcess, run, startHub } from '../packages/hub/src/testing/process.ts';
import { createProfile, openBrowser } from './support/browser.ts';
import { type Counting, openCounting, RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { acceptWithPin, keptAt, saveFile, takeVehicle, tap, unlock } from './support/phone.ts';
import { cutPower } from './support/power.ts';

let folder: string;
let hub: HubProcess;
let counting: Counting;
const profiles: string[] = [];
const open = new Set<BrowserContext>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-phone-'));
  hub = await startHub(join(folder, 'data'), await freePort());
  counting = await openCounting(hub);
});
afterAll(async () => {
  for (const browser of open) await browser.close().catch(() => {});
  await hub.stop();
  for (const path of [folder, ...profiles])
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
});

const aPhone = async (profile: string): Promise<BrowserContext> => {
  const browser = await openBrowser({
    profile,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  open.add(browser);
  browser.once('close', () => open.delete(browser));
  return browser;
};
const newProfile = async () => {
  const profile = await createProfile();
  profiles.push(profile);
  return profile;
};
const start = async (browser: BrowserContext): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(`${hub.origin}/phone/`);
  await unlock(page);
  return page;
};
/** The app is on the phone for the next cold start. */
const isInstalled = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await caches.keys()).some((name) => name.startsWith('corridor-app-'));
  });

const joined = async (profile: string, site: string, label: string) => {
  const browser = await aPhone(profile);
  const page = await browser.newPage();
  await page.goto(`${hub.origin}/phone/#join=${await counting.invite(site, label)}`);
  await acceptWithPin(page);
  await page.getByTestId('pad').waitFor();
  expect(page.url()).not.toContain('join=');
  expect(await isInstalled(page)).toBe(true);
  // The vehicle list and the sites have come: the phone may leave the hub.
  await expect.poll(() => page.getByTestId('site').textContent()).not.toBe(label);
  return { browser, page };
};
const count = async (page: Page, fives: number, ones: number, laps: number) => {
  await tap(page, 'plus-5', fives);
  await tap(page, 'plus-1', ones);
  await tap(page, 'heads-done');
  await tap(page, `laps-${laps}`);
  await tap(page, 'keep');
  await page.getByTestId('kept-tally').waitFor();
};
const poll = (ask: () => Promise<unknown>, is: unknown) => expect.poll(ask).toEqual(is);

describe('a counter with a cheap phone', () => {
  test('counts without a network, reloads, and finds the count; the hub signs for it when it is near again', async () => {
    const { browser, page } = await joined(await newProfile(), RAMOUSEH, 'Ramouseh 1');
    await expect.poll(() => page.getByTestId('hub-state').textContent()).toContain('hub reached');
    await browser.setOffline(true);
    await takeVehicle(page, '12');
    await count(page, 9, 2, 4);
    await expect.poll(() => page.getByTestId('kept-tally').textContent()).toContain('51');
    await expect
      .poll(async () => [await keptAt(page, 'phone'), await keptAt(page, 'hub')])
      .toEqual([1, 0]);
    await page.reload();
    await unlock(page);
    await page.getByTestId('kept-tally').waitFor();
    await expect.poll(() => page.getByTestId('kept-tally').textContent()).toContain('51');
    await expect
      .poll(async () => [await keptAt(page, 'phone'), await keptAt(page, 'hub')])
      .toEqual([1, 0]);
    await browser.setOffline(false);
    await poll(() => keptAt(page, 'hub'), 1);
    expect(await keptAt(page, 'phone')).toBe(0);
    await expect.poll(() => page.getByTestId('exercise-mark').isVisible()).toBe(true);
    await browser.close();
  });

  test('switched off and on far from the hub, the pad opens and counts', async () => {
    const profile = await newProfile();
    const first = await joined(profile, RAMOUSEH, 'Ramouseh 2');
    await expect.poll(() => first.page.getByTestId('site').textContent()).toBe('Ramouseh');
    await first.browser.close();
    await hub.kill();
    const port = Number(new URL(hub.origin).port);
    try {
      const browser = await aPhone(profile);
      const page = await start(browser);
      await expect.poll(() => page.getByTestId('site').textContent()).toBe('Ramouseh');
      await takeVehicle(page, '7');
      await count(page, 6, 0, 1);
      await expect.poll(() => keptAt(page, 'phone')).toBe(1);
      hub = await startHub(join(folder, 'data'), port);
      await poll(() => keptAt(page, 'hub'), 1);
      await browser.close();
    } finally {
      hub = await startHub(join(folder, 'data'), port).catch(() => hub);
    }
  });

  test('[two-tabs] two tabs, one writer: the second says so, takes over, and the first stops', async () => {
    const { browser, page } = await joined(await newProfile(), RAMOUSEH, 'Ramouseh 3');
    await takeVehicle(page, '31');
    await tap(page, 'plus-5', 2);
    const second = await browser.newPage();
    await second.goto(`${hub.origin}/phone/`);
    await second.getByTestId('other-tab').waitFor();
    await second.getByTestId('take-over').tap();
    await unlock(second);
    await page.getByTestId('other-tab').waitFor();
    await expect.poll(() => second.getByTestId('heads').textContent()).toBe('10');
    await count(second, 0, 1, 0);
    await expect.poll(() => second.getByTestId('kept-tally').textContent()).toContain('11');
    await browser.close();
  });

  test('[killed-anywhere] the battery falls out in the middle of a count: every tap is there again', async () => {
    const profile = await newProfile();
    const { browser, page } = await joined(profile, RAMOUSEH, 'Ramouseh 4');
    await takeVehicle(page, '19');
    await tap(page, 'plus-5', 4);
    await tap(page, 'plus-1', 3);
    // The hand feels a tap when it is stored; a moment is what a thumb needs anyway.
    await page.waitForTimeout(300);
    await cutPower(browser, page);
    const again = await aPhone(profile);
    const after = await start(again);
    await expect.poll(() => after.getByTestId('heads').textContent()).toBe('23');
    await tap(after, 'undo');
    await expect.poll(() => after.getByTestId('heads').textContent()).toBe('22');
    await tap(after, 'redo');
    await count(after, 0, 1, 2);
    await expect.poll(() => after.getByTestId('kept-tally').textContent()).toContain('26');
    await again.close();
  });

  test('[killed-anywhere] the battery falls out right after a count was kept: it is kept, once', async () => {
    const profile = await newProfile();
    const { browser, page } = await joined(profile, RAMOUSEH, 'Ramouseh 5');
    await browser.setOffline(true);
    await takeVehicle(page, '22');
    await count(page, 4, 0, 0);
    await cutPower(browser, page);
    const again = await aPhone(profile);
    const after = await start(again);
    await after.getByTestId('kept-tally').waitFor();
    await expect.poll(() => after.getByTestId('kept-tally').textContent()).toContain('20');
    await poll(() => keptAt(after, 'hub'), 1);
    await again.close();
  });

  test('a bus departs uncounted, arrives with its slip, and is counted off at the other end', async () => {
    const here = await joined(await newProfile(), RAMOUSEH, 'Ramouseh 6');
    const there = await joined(await newProfile(), RASHIDIN, 'Rashidin 1');
    // The phone at the other end does not hear of the departure: it has the slip only.
    await there.browser.setOffline(true);
    await takeVehicle(here.page, '40');
    await tap(here.page, 'departed');
    const code = (await here.page.getByTestId('trip-code').textContent()) ?? '';
    await here.page.getByTestId('slip-owed').waitFor();
    await tap(here.page, 'slip-done');
    await expect
      .poll(() => here.page.getByTestId('strip-vehicle').first().getAttribute('data-owed'))
      .toBe('true');

    await tap(there.page, 'choose-vehicle');
    await there.page.getByTestId('slip-code').fill(code.toLowerCase());
    await tap(there.page, 'arrived');
    await there.page.locator('[data-testid="vehicle"][data-vehicle="40"]').tap();
    await count(there.page, 8, 1, 0);
    await there.browser.setOffline(false);
    await poll(() => keptAt(there.page, 'hub'), 2);

    await tap(here.page, 'heads-done');
    await tap(here.page, 'undo');
    await count(here.page, 8, 1, 0);
    await expect
      .poll(() => here.page.getByTestId('strip-vehicle').first().getAttribute('data-owed'))
      .toBe('false');
    await poll(() => keptAt(here.page, 'hub'), 2);
    await here.browser.close();
    await there.browser.close();
  });

  test('records go by file where there is no network at all', async () => {
    const { browser, page } = await joined(await newProfile(), RAMOUSEH, 'Ramouseh 7');
    await browser.setOffline(true);
    await takeVehicle(page, '8');
    await count(page, 7, 0, 0);
    await tap(page, 'contact');
    const download = await saveFile(page);
    expect(download.suggestedFilename()).toMatch(/^\d{12}\.corridor-sealed$/);
    await tap(page, 'handover-back');
    await expect.poll(() => keptAt(page, 'phone')).toBe(1);

    // Whoever finds the stick reads nothing; the hub takes it in as if the phone had come by.
    const file = join(folder, 'on-a-stick.corridor-sealed');
    await download.saveAs(file);
    const text = await readFile(file, 'latin1');
    for (const word of ['tallied', 'ramouseh', 'people']) expect(text).not.toContain(word);
    const imported = await run('import', file, '--data', join(folder, 'data'), '--json');
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).toMatchObject({ opened: 1, refused: 0 });
    await browser.setOffline(false);
    await poll(() => keptAt(page, 'hub'), 1);
    await browser.close();
  });

  test('[storage-closed] storage does not open: no white page, and what was not delivered can be carried away', async () => {
    const { browser, page } = await joined(await newProfile(), RAMOUSEH, 'Ramouseh 9');
    await browser.setOffline(true);
    await takeVehicle(page, '4');
    await count(page, 8, 3, 2);
    const mirrored = () =>
      page.evaluate(async () => (await (await caches.open('corridor-outbox')).keys()).length);
    await expect.poll(mirrored).toBeGreaterThan(0);
    await browser.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Internal error opening backing store', 'UnknownError');
      };
    });
    await page.reload();
    await page.getByTestId('rescue').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('save-sealed').tap(),
    ]);
    const read = readParcel(await readFile(await download.path()), sha256);
    if (!read.ok) throw new Error(read.why);
    const saved = page.getByTestId('rescue-saved');
    await expect.poll(() => saved.textContent()).toContain(codeInHalves(read.codes[0] ?? 'none'));
    const sealed = read.parcel.map((record) => record.sealed);
    expect(sealed.length).toBeGreaterThan(0);
    // Somebody who cannot read it brings it to the hub.
    const answer = await hub.call('/api/outbox', { body: { sealed } });
    expect(answer).toMatchObject({
      status: 200,
      body: { opened: sealed.length, unreadable: [] },
    });
    expect(answer.body.receipts.length).toBeGreaterThan(0);
    await browser.close();
  });

  test('a used link is told, and the phone that is in already stays in', async () => {
    const token = await counting.invite(RAMOUSEH, 'Ramouseh 8');
    const browser = await aPhone(await newProfile());
    const page = await browser.newPage();
    await page.goto(`${hub.origin}/phone/#join=${token}`);
    await acceptWithPin(page);
    await page.getByTestId('pad').waitFor();
    const stranger = await aPhone(await newProfile());
    const other = await stranger.newPage();
    await other.goto(`${hub.origin}/phone/#join=${token}`);
    await other.getByTestId('join-error').waitFor();
    await expect.poll(() => other.getByTestId('join-error').getAttribute('data-code')).toBe('used');
    await stranger.close();
    await browser.close();
  });
});
