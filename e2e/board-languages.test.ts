// The board in three languages on a 13-inch laptop: every tab and dialog whole, nothing in another language, nothing lost by a switch.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, showTab, shutByEscape, signIn, trip } from './support/board.ts';
import { misread, type ScreenLanguage } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';

const languages = ['ar', 'fr', 'en'] as const;
const tabs = [
  'now',
  'trips',
  'agreement',
  'account',
  'said',
  'incidents',
  'medical',
  'map',
  'report',
  'devices',
] as const;

let scene: Scene;
let page: Page;
beforeAll(async () => {
  scene = await openScene('--demo');
  page = (await scene.board()).page;
});
afterAll(() => scene.end());

/** As a person does at the list in the bar, which lies behind the dialogs while they are open. */
async function speak(language: ScreenLanguage): Promise<void> {
  await page.getByTestId('language').evaluate((list, language) => {
    (list as HTMLSelectElement).value = language;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await page.locator(`html[lang="${language}"]`).waitFor();
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** What a table hides at its end until somebody scrolls. */
const scrolledAway = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.scroll, .dialog, .modal')]
      .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
      .map((box) => {
        const name = box.closest('[data-testid]')?.getAttribute('data-testid') ?? box.className;
        return `${name} hides ${box.scrollWidth - box.clientWidth}px`;
      }),
  );

const faults: string[] = [];
const look = async (screen: string, language: ScreenLanguage) => {
  for (const fault of [...(await misread(page, language, 'board')), ...(await scrolledAway())]) {
    faults.push(`${language} ${screen}: ${fault}`);
  }
};
/** Looks in all three; English stays, so that the walk finds its way by words. */
const lookAt = async (screen: string) => {
  for (const language of languages) {
    await speak(language);
    await look(screen, language);
  }
};
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const shut = (testId: string) => shutByEscape(page.getByTestId(testId));
/** Where Arabic is read the first site of the road stands right of the last. */
const firstIsRight = () =>
  page.evaluate(() => {
    const stops = [...document.querySelectorAll('.strip .site circle')].map(
      (stop) => stop.getBoundingClientRect().left,
    );
    return (stops[0] ?? 0) > (stops[4] ?? 0);
  });

test('before an operation is open', async () => {
  await page.goto(scene.laptop.origin);
  await page.getByTestId('not-signed-in').waitFor();
  await lookAt('not signed in');
  await page.goto(`${scene.laptop.origin}/#join=${'x'.repeat(43)}`);
  await page.getByTestId('join-fault').waitFor();
  await lookAt('a link that was used');
  await signIn(page, await scene.laptop.link());
  await page.getByTestId('choose').waitFor();
  await lookAt('which operation');
  await page.getByTestId('new-operation').click();
  await page.getByTestId('wizard').getByLabel('Name', { exact: true }).fill('Winter road');
  await press('Found the operation');
  await lookAt('new operation');
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Winter road');
  await press('Cancel');
  expect(faults).toEqual([]);
});

test('the record: every tab', async () => {
  faults.length = 0;
  await page.getByTestId('operation').filter({ hasText: 'Aleppo' }).click();
  await page.getByTestId('corridor-strip').first().waitFor();
  for (const tab of ['now', 'agreement', 'account', 'said', 'incidents'] as const) {
    await showTab(page, tab);
    await lookAt(`the record, ${tab}`);
  }
  await page.getByTestId('leave').click();
  expect(faults).toEqual([]);
});

test('the exercise: every tab and what opens from it', { timeout: 90_000 }, async () => {
  faults.length = 0;
  await page.getByTestId('operation').filter({ hasText: 'EXERCISE' }).click();
  await page.getByTestId('rehearsal').waitFor();
  await press('pause');
  for (const tab of tabs) {
    await showTab(page, tab);
    await lookAt(tab);
  }

  await showTab(page, 'now');
  expect(await firstIsRight()).toBe(false);
  await speak('ar');
  expect(await firstIsRight()).toBe(true);
  await speak('en');
  for (const table of await page.getByRole('button', { name: 'show as a table' }).all()) {
    await table.click();
  }
  await lookAt('now, pictures as tables');
  await page.keyboard.press('t');
  await page.getByTestId('diagram').locator('svg').waitFor();
  await lookAt('diagram');
  await pressEscape(page);
  for (const language of languages) {
    await speak(language);
    await page.keyboard.press('v');
    await page.getByTestId('visitor').waitFor();
    await look('visitor', language);
    await page.keyboard.press('v');
    await page.getByTestId('header').waitFor();
  }

  await page.getByTestId('open-desk').click();
  const line = page.getByTestId('desk-line');
  await lookAt('radio desk');
  await line.fill('99 d');
  await lookAt('radio desk, a fault');
  await showStored(line);
  await shut('radio-desk');

  await showTab(page, 'trips');
  await trip(
    page,
    (await page.getByTestId('trips').getByRole('rowheader').first().innerText()).trim(),
  )
    .first()
    .click();
  await page.getByTestId('trip-drawer').waitFor();
  await lookAt('trip');
  await page.getByTestId('history').getByRole('button').first().click();
  await lookAt('change or take back');
  await shut('amend');
  await shut('trip-drawer');

  await showTab(page, 'devices');
  await press('Let a device in');
  await page.getByTestId('enrol').getByLabel('Label of the device').fill('Gate 9');
  await lookAt('let a device in');
  expect(await page.getByLabel('Label of the device').inputValue()).toBe('Gate 9');
  await press('Make the link');
  await page.getByTestId('enrol-link').waitFor();
  await lookAt('the link of a device');
  await press('Done');
  await press('A phone is in other hands');
  await page.getByLabel('Which').selectOption({ index: 1 });
  await lookAt('a phone in other hands');
  await shut('surrendered');
  await page.getByTestId('open-take-in').click();
  await page.getByTestId('take-in').waitFor();
  await lookAt('take in');
  await shut('take-in');
  await press('Protection of the phones');
  await press('Why it is off');
  await lookAt('protection');
  await shut('protection');
  await press(/^Revoke /);
  await page.getByTestId('revoke').getByLabel('Reason').selectOption('seized');
  await page.getByTestId('revoke').getByRole('button', { name: 'Revoke', exact: true }).click();
  await lookAt('revoke');
  await shut('revoke');

  await page.getByTestId('reveal').click();
  await press('yes, reveal');
  await page.getByTestId('truth').waitFor();
  await lookAt('the truth');
  expect(faults).toEqual([]);
});

/** A call that the desk understands, read back in each language. */
async function showStored(line: ReturnType<Page['getByTestId']>): Promise<void> {
  const site = (await page.locator('.strip .site .name').first().textContent()) ?? '';
  const vehicle = (await page.locator('.plate .number').allTextContents()).find((text) =>
    /^\d+$/.test(text),
  );
  await line.fill(`${vehicle} d ${site.toLowerCase().replaceAll(' ', '')} ab 47 3w @14:05`);
  await page.getByTestId('check-digit').waitFor();
  const typed = await line.inputValue();
  await lookAt('radio desk, read back');
  expect(await line.inputValue()).toBe(typed);
}

test('the exercise: what is agreed, called, given, suspended and announced', {
  timeout: 90_000,
}, async () => {
  faults.length = 0;
  await speak('en');
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
  expect(faults).toEqual([]);
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
  faults.length = 0;
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
  await speak('ar');
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
    for (const language of languages) {
      await speak(language);
      await look(`an Arabic operation, ${tab}`, language);
    }
  }
  await showTab(page, 'now');
  await speak('ar');
  await page.reload();
  await page.getByTestId('corridor-strip').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  expect(faults).toEqual([]);
});
