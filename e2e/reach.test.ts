// Everything can be reached by keyboard, everything fits the screens that people have, and big fingers hit the keys.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  enrolPhone,
  pressEscape,
  pressKey,
  showTab,
  shutByEscape,
  signIn,
} from './support/board.ts';
import { overflowing } from './support/fits.ts';
import { arriveWithoutSlip, countOn, joinPhone, takeVehicle, tap } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return '';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
  });
/** Presses Tab until this has the focus; fails where the keyboard never gets there. */
async function reach(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

describe('the board on a 13 inch laptop', () => {
  let scene: Scene;
  let board: Page;
  beforeAll(async () => {
    scene = await openScene('--demo');
    board = (await scene.board()).page;
    await signIn(board, await scene.laptop.link());
  });
  afterAll(() => scene.end());

  test('without a mouse: an operation, its tabs, the table of the strip, a trip, the visitor’s wall', async () => {
    await reach(board, /EXERCISE/);
    await board.keyboard.press('Enter');
    await board.getByTestId('rehearsal').waitFor();
    await reach(board, /pause/);
    await board.keyboard.press('Enter');
    await reach(board, /Corridor strip: show as a table/);
    await board.keyboard.press('Space');
    const rows = board.getByTestId('corridor-strip').first().getByRole('row');
    await rows.first().waitFor();
    await expect.poll(() => rows.count()).toBeGreaterThan(3);
    await board.keyboard.press('Space');
    await rows.first().waitFor({ state: 'hidden' });
    await pressKey(board, 'v');
    await board.getByTestId('visitor').waitFor();
    expect(await board.getByTestId('visitor').innerText()).not.toMatch(/arrived|people/);
    await pressKey(board, 'v');
    await board.getByTestId('now').waitFor();
    await reach(board, /^Now$/);
    await board.keyboard.press('ArrowRight');
    await board.getByTestId('plan').waitFor();
    await board.keyboard.press('ArrowRight');
    await board.getByTestId('trips').waitFor();
    for (let i = 0; i < 20 && !(await inTable(board)); i++) await board.keyboard.press('Tab');
    await board.keyboard.press('ArrowDown');
    await board.keyboard.press('Enter');
    await board.getByTestId('trip-drawer').waitFor();
    await pressEscape(board);
    await board.getByTestId('trip-drawer').waitFor({ state: 'hidden' });
  });

  test('a key that goes takes the keyboard along: no letter reaches the wall behind, and Escape still shuts the dialog', async () => {
    await showTab(board, 'devices');
    await board.getByRole('button', { name: 'Let a device in' }).click();
    const dialog = board.getByTestId('enrol');
    const field = dialog.getByLabel('Label of the device');
    await field.focus();
    await field.evaluate((typed) => {
      (typed as HTMLElement).style.display = 'none';
    });
    await expect.poll(() => focused(board)).toBe('');
    await board.keyboard.press('r');
    expect(await board.getByTestId('radio-desk').count()).toBe(0);
    await field.evaluate((typed) => {
      typed.closest<HTMLElement>('[role="dialog"]')?.blur();
    });
    await shutByEscape(dialog);
  });

  test('every tab fits 1366 × 768, in both operations', async () => {
    for (const name of ['EXERCISE', 'Aleppo']) {
      await board.getByTestId('leave').click();
      expect(await overflowing(board)).toEqual([]);
      await board.getByTestId('operation').filter({ hasText: name }).click();
      await board.getByTestId('corridor-strip').first().waitFor();
      for (const tab of await board.getByRole('tab').all()) {
        await tab.click();
        await board.getByRole('tab', { selected: true }).and(tab).waitFor();
        expect([name, await tab.innerText(), await overflowing(board)]).toEqual([
          name,
          await tab.innerText(),
          [],
        ]);
      }
    }
  });
});

const inTable = (page: Page) =>
  page.evaluate(() => Boolean(document.activeElement?.closest('[role="grid"]')));

describe('the phone of 360 × 740', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
    await openWinterRoad(scene.laptop);
  });
  afterAll(() => scene.end());

  test('every screen fits, and no key is smaller than a thumb', async () => {
    const board = (await scene.board()).page;
    await signIn(board, await scene.laptop.link());
    const phone = (await scene.phone()).page;
    await joinPhone(phone, await enrolPhone(board, { label: 'Ramouseh 1', site: 'Ramouseh' }));
    const seen: string[] = [];
    const look = async (screen: string) => {
      for (const out of await overflowing(phone)) seen.push(`${screen}: ${out}`);
      const small = await phone.evaluate(() =>
        [...document.querySelectorAll('button')].flatMap((key) => {
          const { width, height } = key.getBoundingClientRect();
          return key.checkVisibility() && Math.min(width, height) < 43.5
            ? [`${key.textContent} ${Math.round(width)}×${Math.round(height)}`]
            : [];
        }),
      );
      for (const key of small) seen.push(`${screen}: ${key} is too small`);
    };
    const heightOf = async (key: string) => (await phone.getByTestId(key).boundingBox())?.height;

    await look('pad, empty');
    await tap(phone, 'choose-vehicle');
    await look('vehicles');
    await tap(phone, 'back');
    await takeVehicle(phone, '12');
    await look('heads');
    for (const key of ['minus-1', 'plus-1', 'plus-5', 'heads-done', 'departed']) {
      await expect
        .poll(async () => [key, await heightOf(key)])
        .toEqual([key, expect.toSatisfy((px) => px >= 64)]);
    }
    await tap(phone, 'keypad');
    await look('keypad');
    await tap(phone, 'keypad-close');
    await tap(phone, 'about');
    await look('about');
    await tap(phone, 'about-close');
    await countOn(phone, 47, 5);
    await look('kept');
    await tap(phone, 'departed');
    await look('slip');
    await tap(phone, 'slip-done');
    await phone.getByTestId('kept-hub').tap();
    await look('today');
    await tap(phone, 'back');
    await tap(phone, 'contact');
    await look('more');
    await tap(phone, 'back');
    await arriveWithoutSlip(phone, '7');
    await look('arrival');
    expect(seen).toEqual([]);
  });
});
