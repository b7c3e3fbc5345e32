// Three people say three figures of one evening: they stand beside each other and beside our own, and nothing is ever added up.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, pressEscape, showTab, signIn } from './support/board.ts';
import { hardToUse } from './support/contrast.ts';
import { misread, type ScreenLanguage } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

const numbersIn = (text: string): readonly number[] =>
  (
    text
      .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
      .replace(/(?<=\d)[\u202f\u00a0](?=\d)/g, '')
      .match(/\d+/g) ?? []
  ).map(Number);
const speak = async (language: ScreenLanguage) => {
  await board.getByTestId('language').selectOption(language);
  await board.locator(`html[lang="${language}"]`).waitFor();
};
const groups = () => board.getByTestId('claims-group');
const row = (said: string) =>
  board.getByTestId('said').locator('table.said tr').filter({ hasText: said });

/** What is badly read; the name that this device was given when it was let in stays as it was given. */
const badlyRead = async (language: ScreenLanguage) =>
  (await misread(board, language, 'board')).filter((fault) => !fault.endsWith('Coordinator board'));

/** By keyboard alone, as whoever hears the radio types: Tab from field to field, Enter at the end. */
async function type(claim: {
  readonly speaker: string;
  readonly role: string;
  readonly channel: string;
  readonly approx?: string;
  readonly figure: string;
  readonly measure: string;
}): Promise<void> {
  await board.getByTestId('record-claim').focus();
  await board.keyboard.press('Enter');
  const form = board.getByTestId('claim-form');
  await form.waitFor();
  const hasCursor = () => form.locator('input:focus').count();
  await expect.poll(hasCursor).toBe(1);
  const next = (text: string) => board.keyboard.type(text);
  await next(claim.speaker);
  await board.keyboard.press('Tab');
  await next(claim.role);
  await board.keyboard.press('Tab');
  await next(claim.channel);
  await board.keyboard.press('Tab');
  if (claim.approx) await next(claim.approx);
  await board.keyboard.press('Tab');
  await next(claim.figure);
  await board.keyboard.press('Tab');
  await board.keyboard.press('Tab');
  await next(claim.measure);
  // The list chosen from holds Enter for itself; the field of the hour does not.
  await form.getByRole('button', { name: 'Record', exact: true }).focus();
  await board.keyboard.press('Enter');
  await form.waitFor({ state: 'hidden' });
}

test('people are counted: 160 left, 160 arrived', async () => {
  for (const [bus, people] of [
    ['7', 52],
    ['12', 58],
    ['31', 50],
  ] as const) {
    await call(board, `${bus} d ram ${people}`);
    await call(board, `${bus} a ras ${people}`);
  }
  await showTab(board, 'said');
  await board.getByTestId('record-claim').waitFor();
  expect(await groups().count()).toBe(0);
});

test('three say three figures; each by hand in less than a minute', async () => {
  const started = Date.now();
  await type({
    speaker: 'Party A',
    role: 'party',
    channel: 'Party A spokesman',
    figure: '110',
    measure: 'have left',
  });
  expect(Date.now() - started).toBeLessThan(60_000);
  await type({
    speaker: 'Guarantor North',
    role: 'guarantor',
    channel: 'Briefing',
    approx: 'more',
    figure: '430',
    measure: 'have left',
  });
  await type({
    speaker: 'Relief mission',
    role: 'aid',
    channel: 'Radio',
    approx: 'about',
    figure: '160',
    measure: 'have left',
  });
  await expect.poll(() => board.getByTestId('said').locator('table.said tbody tr').count()).toBe(3);
  await expect.poll(() => groups().count()).toBe(1);
});

test('they stand on one axis beside our own, each with its verdict in words, and never a sum', async () => {
  const group = groups().first();
  const axis = group.getByTestId('claims-axis').locator('svg');
  await expect.poll(() => axis.locator('[data-row]').count()).toBe(3);
  await expect.poll(() => axis.locator('[data-band="left"]').count()).toBe(3);
  await expect.poll(() => axis.locator('.band').count()).toBeGreaterThan(0);
  await expect.poll(() => row('110 people').innerText()).toMatch(/below our range by \d+/);
  await expect.poll(() => row('more than 430').innerText()).toMatch(/above our range by \d+/);
  await expect.poll(() => row('about 160').innerText()).toContain('inside our range');
  await expect.poll(() => row('about 160').innerText()).toMatch(/≈ .*● 160 at least/);

  await group.getByTestId('claims-course').locator('svg').waitFor();
  await expect.poll(() => group.getByTestId('claims-course').locator('circle').count()).toBe(3);
  await expect.poll(() => group.getByTestId('claims-course').locator('.band').count()).toBe(1);
  // The table behind the picture tells the same.
  await group.getByTestId('claims-axis').getByRole('button', { name: /table/ }).click();
  await expect.poll(() => group.getByTestId('claims-axis').getByRole('row').count()).toBe(4);
  const shown = numbersIn(await board.getByTestId('said').innerText());
  for (const said of [110, 430, 160]) expect(shown).toContain(said);
  const bad = [110 + 430, 110 + 160, 430 + 160, 110 + 430 + 160, 700 / 3, (110 + 430) / 2];
  for (const sum of bad) expect(shown).not.toContain(Math.round(sum));
  await group.getByTestId('claims-axis').getByRole('button', { name: /table/ }).click();
});

test('a speaker says another figure: the first stays in the history and leaves the axis', async () => {
  await board.getByRole('button', { name: '110 people have left' }).click();
  await board.getByTestId('replace-claim').click();
  const form = board.getByTestId('claim-form');
  await expect.poll(() => form.getByLabel('Who says it').inputValue()).toBe('Party A');
  await form.getByLabel('How many').fill('150');
  await form.getByLabel('How many').press('Enter');
  await form.waitFor({ state: 'hidden' });
  await row('150 people have left').waitFor();
  await expect
    .poll(() => row('110 people have left').innerText())
    .toContain('said another figure since');
  const axis = groups().first().getByTestId('claims-axis').locator('svg');
  await expect.poll(() => axis.locator('[data-row]').count()).toBe(3);
  await expect.poll(() => axis.textContent()).not.toContain('110');
  await board.getByRole('button', { name: '110 people have left' }).click();
  const drawer = board.getByTestId('claim-drawer');
  await expect.poll(() => drawer.innerText()).toContain('In its place stands:');
  await pressEscape(board);
});

test('corrected, it keeps what was recorded first; taken out, it stands beside nothing', async () => {
  await board.getByRole('button', { name: '150 people have left' }).click();
  await board.getByTestId('correct-claim').click();
  const form = board.getByTestId('claim-form');
  await form.getByLabel('How many').fill('155');
  await form.getByLabel('How many').press('Enter');
  await form.waitFor({ state: 'hidden' });
  await row('155 people have left').waitFor();
  await expect.poll(() => row('155 people have left').innerText()).toContain('corrected here');
  await board.getByRole('button', { name: '155 people have left' }).click();
  const history = board.getByTestId('claim-history');
  await history.waitFor();
  await expect.poll(() => history.getByRole('listitem').count()).toBe(2);
  await expect.poll(() => history.innerText()).toContain('recorded: 150 people have left');
  await expect.poll(() => history.innerText()).toContain('corrected: 155');
  await pressEscape(board);

  await board.getByRole('button', { name: 'more than 430 people have left' }).click();
  await board.getByTestId('withdraw-claim').click();
  const sure = board.getByTestId('withdraw');
  await sure.getByRole('button', { name: 'Take it out' }).click();
  await sure.getByRole('button', { name: 'Yes, take it out' }).click();
  await sure.waitFor({ state: 'hidden' });
  await board.getByTestId('claim-drawer').waitFor({ state: 'hidden' });
  await expect
    .poll(() => groups().first().getByTestId('claims-axis').locator('svg [data-row]').count())
    .toBe(2);
  await groups().first().getByText('1 was taken out').click();
  await expect.poll(() => row('more than 430').innerText()).toContain('taken out here');
});

test('what nobody counts says why nothing of ours stands beside it', async () => {
  await board.getByTestId('record-claim').click();
  const form = board.getByTestId('claim-form');
  await form.getByLabel('Who says it').fill('Party A');
  await form.getByLabel('How many').fill('40');
  await form.getByLabel('Which people').selectOption({ label: 'fighters' });
  await form.getByLabel('Is a part of').selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Record', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await board.getByTestId('claims-others').waitFor();
  await expect
    .poll(() => row('40 fighters').innerText())
    .toContain('not the same question: nobody counts these people apart from others');
});

test.each(['ar', 'fr'] as const)('the same screen and its form in %s', async (language) => {
  await speak(language);
  const axis = groups().first().getByTestId('claims-axis').locator('svg');
  await axis.waitFor();
  await expect
    .poll(async () => numbersIn((await axis.textContent()) ?? ''))
    .toEqual(expect.arrayContaining([155, 160]));
  expect(await badlyRead(language)).toEqual([]);
  // What a key that waited said to a screen reader is taken away after some seconds.
  const told = board.locator('div[data-live-announcer] [role="img"]');
  await expect.poll(() => told.count()).toBe(0);
  expect(await hardToUse(board)).toEqual([]);
  await groups().first().locator('button.figure').first().click();
  await board.getByTestId('claim-drawer').waitFor();
  expect(await badlyRead(language)).toEqual([]);
  await pressEscape(board);
  await board.getByTestId('claim-drawer').waitFor({ state: 'hidden' });
  await board.getByTestId('record-claim').click();
  const form = board.getByTestId('claim-form');
  await form.waitFor();
  await form
    .locator('input')
    .nth(2)
    .fill(language === 'ar' ? '١٧٥' : '175');
  expect(await badlyRead(language)).toEqual([]);
  await pressEscape(board);
  await form.waitFor({ state: 'hidden' });
});
