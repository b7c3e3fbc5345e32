// From an empty hub to the first bus at its destination, with a power cut on the way.
import { checkTripCode } from '@corridor/operation';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allAtHub, call, enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import {
  arriveWithSlip,
  countOn,
  depart,
  joinPhone,
  keptAt,
  takeVehicle,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';

let scene: Scene;
let board: Page;
let ramousehLink: string;
beforeAll(async () => {
  scene = await openScene();
  board = (await scene.board()).page;
});
afterAll(() => scene.end());

test('the coordinator founds an operation: recovery sheet once, join codes, count sheets in Arabic first', async () => {
  await signIn(board, await scene.laptop.link());
  await board.getByTestId('new-operation').click();
  await board.getByRole('textbox', { name: 'Name', exact: true }).fill('Winter road');
  await board.getByLabel('Time zone').fill('Asia/Damascus');
  for (const [i, name] of ['Ramouseh', 'Bridge Gate', 'Rashidin'].entries()) {
    const site = board.getByRole('group', { name: `Site ${i + 1}` });
    await site.getByRole('textbox', { name: `Site ${i + 1}` }).fill(name);
    if (i > 0) await site.getByLabel('km to it').fill(String(4 + i));
    if (i > 0) await site.getByLabel('minutes').fill(String(20 + i));
  }
  await board.getByRole('button', { name: 'Found the operation' }).click();

  const sheet = board.getByTestId('recovery-sheet');
  await sheet.waitFor();
  const items = sheet.getByRole('list').getByRole('listitem');
  await expect.poll(() => items.count()).toBe(24);
  const words = await items.allInnerTexts();
  const goOn = board.getByTestId('drop-founder-key');
  expect(await goOn.isDisabled()).toBe(true);
  const asked = board.waitForEvent('dialog');
  await board.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();

  const invited: { label: string; path: string }[] = [];
  board.on('response', async (response) => {
    if (!response.url().endsWith('/api/invitations')) return;
    const { label } = response.request().postDataJSON();
    invited.push({ label, path: (await response.json()).path });
  });
  await board.getByText('It is on paper and put away').click();
  await goOn.click();
  const codes = board.getByTestId('join-codes').getByRole('listitem');
  await expect.poll(() => codes.count()).toBe(3);
  await expect.poll(() => codes.first().innerText()).toContain('Ramouseh 1');
  await expect.poll(() => invited.length).toBe(3);
  ramousehLink = scene.laptop.origin + invited.find((one) => one.label === 'Ramouseh 1')?.path;

  await board.getByTestId('count-sheets').click();
  const sheets = board.getByTestId('sheets').locator('article');
  await expect.poll(() => sheets.count()).toBe(3);
  await expect.poll(() => sheets.first().getAttribute('dir')).toBe('rtl');
  await expect.poll(() => sheets.first().getAttribute('lang')).toBe('ar');
  await expect.poll(() => sheets.first().locator('h2').innerText()).toMatch(/^[\u0600-\u06ff]/);
  const dealt = await sheets.locator('tbody th').allInnerTexts();
  expect(dealt).toHaveLength(3 * 16);
  expect(new Set(dealt).size).toBe(dealt.length);
  expect(dealt.filter((code) => !checkTripCode(code).ok)).toEqual([]);
  await board.emulateMedia({ media: 'print' });
  expect(await board.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await expect.poll(() => sheets.last().isVisible()).toBe(true);
  await board.emulateMedia({ media: 'screen' });

  await board.getByRole('button', { name: 'Done' }).click();
  await board.getByTestId('open-board').click();
  await board.getByTestId('corridor-strip').waitFor();
  await board.getByText("Nobody's count is in this log").first().waitFor();
  const shown = await board.locator('body').innerText();
  expect(words.slice(0, 3).every((word) => shown.includes(word))).toBe(false);
  expect(shown).toContain("Nobody's count is in this log");
});

test('52 get on, 47 get off, the hub dies in between: nothing is lost, and all go on by themselves', async () => {
  const here = (await scene.phone()).page;
  await joinPhone(here, ramousehLink);
  const there = (await scene.phone()).page;
  await joinPhone(there, await enrolPhone(board, { label: 'Rashidin 2', site: 'Rashidin' }));
  await takeVehicle(here, '12');
  await countOn(here, 47, 5);
  await expect.poll(() => keptAt(here, 'hub')).toBe(1);
  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '52' }]);

  await scene.laptop.kill();
  const code = await depart(here);
  await arriveWithSlip(there, code, '12');
  await countOn(there, 47);
  await expect
    .poll(async () => [await keptAt(here, 'phone'), await keptAt(there, 'phone')])
    .toEqual([1, 2]);
  await board.getByTestId('banner-offline').waitFor();
  await scene.laptop.restart();
  const upAt = performance.now();
  await expectTrips(board, '12', [{ boarded: '52', alighted: '47', difference: '−5' }]);
  console.info(
    `hub back → departure and arrival on the board: ${Math.round(performance.now() - upAt)} ms`,
  );
  await expect.poll(() => keptAt(here, 'phone')).toBe(0);
  await expect.poll(() => keptAt(there, 'phone')).toBe(0);
  await showTab(board, 'now');
  await expect
    .poll(() => board.getByTestId('arrived-minimum').getAttribute('data-value'))
    .toBe('47');
  await expect
    .poll(() => board.getByTestId('discrepancies').innerText())
    .toBe('1 discrepancy, 5 people');

  // No post was staffed on the screen: whoever calls from there is one.
  await call(board, '7 d ram 30');
  await showTab(board, 'trips');
  await expectTrips(board, '7', [{ boarded: '30' }]);
  await allAtHub(board);

  await scene.laptop.kill();
  await scene.laptop.restart();
  const fresh = (await scene.board()).page;
  await signIn(fresh, await scene.laptop.link());
  await fresh.getByTestId('arrived-minimum').waitFor();
  await expect
    .poll(() => fresh.getByTestId('arrived-minimum').getAttribute('data-value'))
    .toBe('47');
  await showTab(fresh, 'trips');
  await expectTrips(fresh, '7', [{ boarded: '30' }]);
});
