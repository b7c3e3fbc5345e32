// The board in three languages on a 13-inch laptop: every dialog of what is agreed, called, given, suspended and announced, and what a founder sees.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, showTab, shutByEscape, signIn } from './support/board.ts';
import { LANGUAGES, type Looking, lookingAt, speak } from './support/boardLanguages.ts';
import type { ScreenLanguage } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';

let scene: Scene;
let page: Page;
let see: Looking;
beforeAll(async () => {
  scene = await openScene('--demo');
  page = (await scene.board()).page;
  see = lookingAt(page);
});
afterAll(() => scene.end());

const look = (screen: string, language: ScreenLanguage) => see.look(screen, language);
const lookAt = (screen: string) => see.lookAt(screen);
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const shut = (testId: string) => shutByEscape(page.getByTestId(testId));
test('the exercise: what is agreed, called, given, suspended and announced', async () => {
  await signIn(page, await scene.laptop.link());
  await page.getByTestId('operation').filter({ hasText: 'EXERCISE' }).click();
  await page.getByTestId('rehearsal').waitFor();
  await press('pause');
  await speak(page, 'en');
  await showTab(page, 'agreement');
  for (const view of await page.getByRole('navigation').getByRole('button').all()) {
    await view.click();
    await lookAt(`agreement, ${await view.innerText()}`);
    await openEach(/…$| \([PEBWF]\)$|^Announced/);
  }
  await openEach(/^(A list was asked for|Compare two lists|Log a call)/);
  await page.getByTestId('print-agreement').click();
  await page.getByTestId('agreement-print').waitFor();
  await lookAt('the agreement on paper');
  await press('Done');

  await showTab(page, 'now');
  await page.getByTestId('open-batches').click();
  for (const item of [0, 1]) {
    await page.getByTestId('batch-item').nth(item).click();
    await lookAt(`batch ${item}`);
    await openEach(/…$/);
  }
  await page.getByTestId('close-batches').click();

  await page.getByTestId('open-suspend').click();
  await lookAt('suspend');
  await press(/^Suspend:/);
  await lookAt('suspend, sure?');
  await page.locator('button:not([data-pending])', { hasText: 'Yes, suspend now' }).click();
  await page.getByTestId('stopped').waitFor();
  await lookAt('what stands');
  await openEach(/^(Add a condition|Let it move again)/);
  await shut('stopped');
  await lookAt('now, suspended');
  expect(DIALOGS.filter((dialog) => !opened.has(dialog))).toEqual([]);
  expect(see.faults()).toEqual([]);
});

/** What the exercise has a key for at any hour. */
const DIALOGS = (
  'act-form announce-window batch-form compare-lists condition-form file-form hold log-call observe participation ' +
  'party-form record-list record-word require resume say-form term-form'
).split(' ');
const opened = new Set<string>();
const pressed = new Set<string>();
/** Every dialog behind a key of this screen, or of the dialog that lies on it; each key once. */
async function openEach(key: RegExp): Promise<void> {
  const dialogs = page.getByRole('dialog');
  const depth = await dialogs.count();
  const screen = depth ? dialogs.last() : page.locator('body');
  for (const name of await screen.getByRole('button', { name: key }).allInnerTexts()) {
    // What is dropped asks again on its own key.
    if (pressed.has(name) || name === 'drop…') continue;
    pressed.add(name);
    await screen.getByRole('button', { name, exact: true }).first().click();
    const dialog = dialogs.nth(depth);
    await dialog.waitFor();
    const all = dialog.getByRole('button', { name: /^\+ of whom, until when/ });
    if (await all.isVisible()) await all.click();
    const testId = (await dialog.getAttribute('data-testid')) ?? name;
    opened.add(testId);
    await lookAt(testId);
    await pressEscape(page);
    await dialog.waitFor({ state: 'hidden' });
  }
}

test('an operation founded in Arabic: its sheets and codes', async () => {
  await page.getByTestId('leave').click();
  await page.getByTestId('new-operation').click();
  await page.getByLabel('Name', { exact: true }).fill('طريق الشتاء');
  const names = ['الراموسة', 'الحاجز', 'الراشدين'];
  for (const [i, name] of names.entries()) {
    const row = page.getByRole('group', { name: `Site ${i + 1}` });
    await row.getByRole('textbox', { name: `Site ${i + 1}` }).fill(name);
    if (i > 0) await row.getByLabel('km to it').fill('٤٫٥');
    if (i > 0) await row.getByLabel('minutes').fill('٢٠');
  }
  await page.getByLabel('Time zone').fill('Asia/Damascus');
  await speak(page, 'ar');
  await page.locator('form button[type="submit"]').click();
  await page.getByTestId('recovery-sheet').waitFor();
  await look('recovery sheet', 'ar');
  await page.locator('.recovery-words li').nth(23).waitFor();
  await page.locator('.acts .check').click();
  await page.getByTestId('drop-founder-key').click();
  await page.getByTestId('join-codes').locator('svg').nth(2).waitFor();
  await look('join codes', 'ar');
  await page.getByTestId('count-sheets').click();
  await page.getByTestId('sheets').waitFor();
  await look('count sheets', 'ar');
  await page.getByTestId('sheets').locator('.no-print button').last().click();
  await page.getByTestId('open-board').click();
  await page.getByTestId('corridor-strip').first().waitFor();
  for (const tab of ['now', 'trips', 'account', 'devices'] as const) {
    await showTab(page, tab);
    for (const language of LANGUAGES) {
      await speak(page, language);
      await look(`an Arabic operation, ${tab}`, language);
    }
  }
  await showTab(page, 'now');
  await speak(page, 'ar');
  await page.reload();
  await page.getByTestId('corridor-strip').first().waitFor();
  await expect.poll(() => page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  expect(see.faults()).toEqual([]);
});
