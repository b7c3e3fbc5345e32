// A phone that counts while it is locked: what was counted is on the board, and only the PIN looks back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { createProfile, openBrowser } from './support/browser.ts';
import {
  acceptWithPin,
  countLocked,
  countOn,
  joinPhone,
  keepLocked,
  keptAt,
  lock,
  PIN,
  takeVehicle,
  tap,
  typePin,
  unlock,
} from './support/phone.ts';
import { cutPower } from './support/power.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

const phoneOn = (profile: string) =>
  scene.open({ profile, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
const sealed = async (page: Page, what: 'kept' | 'at-hub') =>
  Number(await page.getByTestId(`locked-${what}`).getAttribute('data-count'));
const poll = (ask: () => Promise<unknown>, is: unknown) => expect.poll(ask).toEqual(is);

describe('one officer, one phone', () => {
  test('locked, killed, cold started far from the hub, and unlocked: every count arrives once', async () => {
    const profile = await createProfile();
    const link = await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
    const first = await phoneOn(profile);
    await joinPhone(first.page, link);
    await takeVehicle(first.page, '12');
    await countOn(first.page, 31);
    await poll(() => keptAt(first.page, 'hub'), 1);

    // The vehicle list is there, and the hub goes.
    await first.browser.setOffline(true);
    await takeVehicle(first.page, '7');
    await tap(first.page, 'plus-5', 2);
    await lock(first.page);
    // The bus that was in hand goes on; what was counted of it does not wait for the PIN.
    await expect.poll(() => first.page.getByTestId('heads').textContent()).toBe('10');
    await keepLocked(first.page, 12);
    expect(await first.page.getByTestId('locked').innerText()).not.toContain('22');
    await countLocked(first.page, '4', 40);
    expect(await first.page.getByTestId('locked').innerText()).not.toMatch(/\b40\b/);
    await poll(() => sealed(first.page, 'kept'), 2);
    expect(await sealed(first.page, 'at-hub')).toBe(0);
    expect(new URL(first.page.url()).hash).toBe('#pad');
    // A count that is begun when the battery falls out.
    await tap(first.page, 'next-vehicle');
    await tap(first.page, 'vehicle-8');
    await tap(first.page, 'vehicle-done');
    await tap(first.page, 'plus-5', 3);
    await first.page.waitForTimeout(400);
    await cutPower(first.browser, first.page);

    const second = await phoneOn(profile);
    await second.browser.setOffline(true);
    await second.page.goto(`${scene.laptop.origin}/phone/`);
    await second.page.getByTestId('locked').waitFor();
    await expect.poll(() => second.page.getByTestId('site').textContent()).toBe('Ramouseh');
    await poll(() => sealed(second.page, 'kept'), 2);
    await countLocked(second.page, '40', 28, 2);
    await poll(() => sealed(second.page, 'kept'), 3);

    await unlock(second.page);
    // One of the open session and three of the locked ones; three of them lie here only.
    await poll(() => keptAt(second.page, 'phone'), 3);
    await expect.poll(() => keptAt(second.page, 'hub')).toBe(1);
    // The count that was begun is in hand again.
    await expect.poll(() => second.page.getByTestId('heads').textContent()).toBe('15');
    await tap(second.page, 'heads-done');
    await tap(second.page, 'laps-0');
    await tap(second.page, 'keep');
    await second.page.getByTestId('kept-tally').waitFor();

    await second.browser.setOffline(false);
    await poll(() => keptAt(second.page, 'phone'), 0);
    // No list was at hand while it was locked: which vehicles these are is said now.
    await second.page.getByTestId('counted-locked').waitFor();
    await tap(second.page, 'open-counted-locked');
    await poll(() => second.page.getByTestId('counted').count(), 4);
    await tap(second.page, 'counted-all');
    await poll(() => second.page.getByTestId('counted').count(), 0);
    await tap(second.page, 'back');
    await poll(() => keptAt(second.page, 'phone'), 0);
    await showTab(board, 'trips');
    for (const [vehicle, boarded] of [
      ['12', '31'],
      ['7', '22'],
      ['4', '40'],
      ['40', '30'],
      ['8', '15'],
    ] as const) {
      await expectTrips(board, vehicle, [{ boarded }]);
    }
    await second.browser.close();
  });

  test('near the hub, what is counted while locked is delivered without the PIN', async () => {
    const link = await enrolPhone(board, { label: 'Ramouseh 2', ...AT_RAMOUSEH });
    const { browser, page } = await scene.phone();
    await joinPhone(page, link);
    await poll(() => keptAt(page, 'phone'), 0);
    await lock(page);
    await countLocked(page, '31', 44);
    await poll(() => sealed(page, 'at-hub'), 1);
    await unlock(page);
    await poll(() => keptAt(page, 'hub'), 1);
    await browser.close();
  });

  test('a wrong PIN opens nothing, and the pad goes on counting', async () => {
    const link = await enrolPhone(board, { label: 'Ramouseh 3', ...AT_RAMOUSEH });
    const { browser, page } = await scene.phone();
    await joinPhone(page, link);
    await lock(page);
    await tap(page, 'unlock');
    await typePin(page, '864209');
    await page.getByTestId('pin-problem').waitFor();
    expect(await page.getByTestId('pad').count()).toBe(0);
    await tap(page, 'pin-back');
    await countLocked(page, '19', 20);
    await unlock(page, PIN);
    await poll(() => keptAt(page, 'hub'), 1);
    await browser.close();
  });

  test('two minutes without a touch lock it', async () => {
    const link = await enrolPhone(board, { label: 'Ramouseh 4', ...AT_RAMOUSEH });
    const { browser, page } = await scene.phone();
    await page.clock.install();
    await joinPhone(page, link);
    await takeVehicle(page, '22');
    await tap(page, 'plus-5');
    await page.clock.fastForward(115_000);
    expect(await page.getByTestId('pad').count()).toBe(1);
    await page.clock.fastForward(10_000);
    await page.getByTestId('locked').waitFor();
    await browser.close();
  });
});

test('a part of the app that does not load is said, tried again, and no count is lost by it', async () => {
  // Without the service worker every part comes from the hub, as at a first start on a phone short of space.
  const browser = await openBrowser({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    serviceWorkers: 'block',
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(await enrolPhone(board, { label: 'Ramouseh 5', ...AT_RAMOUSEH }));
  await acceptWithPin(page);
  await page.getByTestId('pad').waitFor();
  await poll(() => page.getByTestId('site').textContent(), 'Ramouseh');
  await lock(page);
  await page.reload();
  await page.getByTestId('vehicle-done').waitFor();
  await browser.route(/assets\/(EnterPin|PinKeys)-/, (route) => route.abort());
  await tap(page, 'unlock');
  await page.getByTestId('not-loaded').waitFor();
  await browser.unroute(/assets\/(EnterPin|PinKeys)-/);
  await tap(page, 'load-again');
  const pin = page.getByTestId('enter-pin');
  const still = page.getByTestId('not-loaded');
  await pin.or(still).waitFor();
  if (await still.isVisible()) {
    await tap(page, 'load-again');
    await page.getByTestId('unlock').tap();
  }
  await pin.waitFor();
  await typePin(page);
  await page.getByTestId('pad').waitFor();
  await browser.close();
});

test('whoever joins again by a new link is told so, and may count with a new key', async () => {
  const { page } = await scene.phone();
  await joinPhone(page, await enrolPhone(board, { label: 'First key', ...AT_RAMOUSEH }));
  await takeVehicle(page, '12');
  await countOn(page, 21);
  await poll(() => keptAt(page, 'hub'), 1);
  const device = () => page.getByTestId('device').textContent();
  await tap(page, 'contact');
  const before = await device();

  await page.goto(await enrolPhone(board, { label: 'Second key', ...AT_RAMOUSEH }));
  await page.reload();
  await page.getByTestId('join-accept').tap();
  await page.locator('[data-testid="person"]').filter({ hasText: 'First key' }).tap();
  await typePin(page);
  await page.getByTestId('already-in').waitFor();
  await tap(page, 'already-new-key');
  for (const step of ['first', 'again']) {
    await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
    await typePin(page, '604918');
  }
  await page.getByTestId('pad').waitFor();
  await takeVehicle(page, '7');
  await countOn(page, 22);
  await poll(() => keptAt(page, 'hub'), 1);
  await tap(page, 'contact');
  expect(await device()).not.toBe(before);
});

test('two people share a phone: each counts under their own key, and neither reads the other', async () => {
  const { browser, page } = await scene.phone();
  await joinPhone(page, await enrolPhone(board, { label: 'Day', ...AT_RAMOUSEH }));
  await takeVehicle(page, '12');
  await countOn(page, 25);
  await poll(() => keptAt(page, 'hub'), 1);
  await lock(page);

  await page.goto(await enrolPhone(board, { label: 'Night', ...AT_RAMOUSEH }));
  await page.reload();
  await page.getByTestId('join-accept').tap();
  await tap(page, 'new-person');
  for (const step of ['first', 'again']) {
    await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
    await typePin(page, '918273');
  }
  await page.getByTestId('pad').waitFor();
  await poll(
    () => page.getByTestId('hub-state').textContent(),
    expect.stringContaining('hub reached'),
  );
  expect(await keptAt(page, 'hub')).toBe(0);
  await lock(page);

  await page.locator('[data-testid="person"][data-label="Day"]').tap();
  await page.locator('[data-testid="locked"][data-holder="Day"]').waitFor();
  await countLocked(page, '7', 33);
  await page.locator('[data-testid="person"][data-label="Night"]').tap();
  await page.locator('[data-testid="locked"][data-holder="Night"]').waitFor();
  await countLocked(page, '4', 17);
  await poll(() => sealed(page, 'kept'), 1);

  // The other's PIN is not theirs.
  await tap(page, 'unlock');
  await typePin(page, PIN);
  await page.getByTestId('pin-problem').waitFor();
  await tap(page, 'pin-back');
  await page.locator('[data-testid="person"][data-label="Day"]').tap();
  await page.locator('[data-testid="locked"][data-holder="Day"]').waitFor();
  await unlock(page);
  await poll(() => keptAt(page, 'hub'), 2);
  await browser.close();
});
