// The board in three languages on a 13-inch laptop: every tab and what opens from it whole, nothing in another language, nothing lost by a switch.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, pressKey, showTab, shutByEscape, signIn, trip } from './support/board.ts';
import { LANGUAGES, type Looking, lookingAt, speak } from './support/boardLanguages.ts';
import type { ScreenLanguage } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';

const tabs = [
  'now',
  'plan',
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
  await expect
    .poll(() => page.getByLabel('Name', { exact: true }).inputValue())
    .toBe('Winter road');
  await press('Cancel');
  expect(see.faults()).toEqual([]);
});

test('the record: every tab', async () => {
  await page.getByTestId('operation').filter({ hasText: 'Aleppo' }).click();
  await page.getByTestId('corridor-strip').first().waitFor();
  for (const tab of ['now', 'plan', 'agreement', 'account', 'said', 'incidents'] as const) {
    await showTab(page, tab);
    await lookAt(`the record, ${tab}`);
  }
  await page.getByTestId('leave').click();
  expect(see.faults()).toEqual([]);
});

test('the exercise: every tab and what opens from it', async () => {
  await page.getByTestId('operation').filter({ hasText: 'EXERCISE' }).click();
  await page.getByTestId('rehearsal').waitFor();
  await press('pause');
  for (const tab of tabs) {
    await showTab(page, tab);
    await lookAt(tab);
  }

  await showTab(page, 'now');
  await expect.poll(firstIsRight).toBe(false);
  await speak(page, 'ar');
  await expect.poll(firstIsRight).toBe(true);
  await speak(page, 'en');
  for (const table of await page.getByRole('button', { name: 'show as a table' }).all()) {
    await table.click();
  }
  await lookAt('now, pictures as tables');
  await pressKey(page, 't');
  await page.getByTestId('diagram').locator('svg').waitFor();
  await lookAt('diagram');
  await pressEscape(page);
  for (const language of LANGUAGES) {
    await speak(page, language);
    await pressKey(page, 'v');
    await page.getByTestId('visitor').waitFor();
    await look('visitor', language);
    await pressKey(page, 'v');
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
  await expect.poll(() => page.getByLabel('Label of the device').inputValue()).toBe('Gate 9');
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
  expect(see.faults()).toEqual([]);
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
  await expect.poll(() => line.inputValue()).toBe(typed);
}
