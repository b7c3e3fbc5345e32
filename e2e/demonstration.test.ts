// What somebody sees who has just typed `npm start`: two operations, one to read and one that plays.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, pressKey, showTab, signIn } from './support/board.ts';
import { openScene, type Scene } from './support/scene.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene('--demo');
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

const operations = () => board.getByTestId('operation');
const open = async (name: string) => {
  const [choose, leave] = [board.getByTestId('choose'), board.getByTestId('leave')];
  await choose.or(leave).first().waitFor();
  if (!(await choose.isVisible())) await leave.click();
  await operations().filter({ hasText: name }).click();
  await board.getByTestId('corridor-strip').first().waitFor();
};
/** Pictures on the screen, and how many of them carry the mark inside themselves. */
const pictures = async () => {
  const svgs = await board.locator('svg:visible').all();
  const texts = await Promise.all(svgs.map((svg) => svg.textContent()));
  return { all: texts.length, marked: texts.filter((text) => text?.includes('EXERCISE')).length };
};
const figureOf = async (row: string) => {
  const text = await board.getByTestId('truth').locator(`[data-row="${row}"] .value`).textContent();
  return Number((text ?? '').replace(/\D/g, ''));
};

test('the first screen offers exactly the record and the exercise', async () => {
  await expect.poll(() => operations().count()).toBe(2);
  const names = await operations().allInnerTexts();
  expect(names.filter((name) => name.includes('Aleppo'))).toHaveLength(1);
  expect(names.filter((name) => name.includes('EXERCISE'))).toHaveLength(1);
});

test('the record: nobody of ours counted, so claims stand side by side and no figure is ours', async () => {
  await open('Aleppo');
  await board.getByTestId('no-counts').waitFor();
  await expect
    .poll(() => board.getByTestId('no-counts').innerText())
    .toBe("Nobody's count is in this log.");
  expect(await board.getByTestId('arrived-minimum').count()).toBe(0);
  expect(await board.getByTestId('exercise-mark').count()).toBe(0);
  expect(await board.getByTestId('rehearsal').count()).toBe(0);
  expect((await pictures()).marked).toBe(0);
  await showTab(board, 'account');
  await expect
    .poll(() => board.getByTestId('account').innerText())
    .toContain("Nobody's count is in this log");
  await showTab(board, 'said');
  const headers = board.getByTestId('said').getByRole('rowheader');
  await expect.poll(() => headers.count()).toBeGreaterThan(20);
  const said = await headers.allInnerTexts();
  expect(said.every((text) => text.startsWith('❝'))).toBe(true);
});

test('the exercise moves by itself, and every picture says EXERCISE', async () => {
  await open('EXERCISE');
  await board.getByTestId('rehearsal').waitFor();
  await expect.poll(() => board.getByTestId('exercise-mark').isVisible()).toBe(true);
  const people = async () =>
    Number(await board.getByTestId('arrived-minimum').getAttribute('data-value'));
  const before = { clock: await board.getByTestId('clock').innerText(), people: await people() };
  await board.getByRole('button', { name: '600×' }).click();
  await expect.poll(() => board.getByTestId('clock').innerText()).not.toBe(before.clock);
  await expect.poll(people).toBeGreaterThan(before.people);

  const now = await pictures();
  expect(now.all).toBeGreaterThan(0);
  expect(now.marked).toBe(now.all);
  await pressKey(board, 't');
  await board.getByTestId('diagram').locator('svg').waitFor();
  await expect.poll(() => pictures()).toEqual({ all: 1, marked: 1 });
  await pressEscape(board);
  for (const tab of await board.getByRole('tab').all()) {
    await tab.click();
    await board.getByRole('tab', { selected: true }).and(tab).waitFor();
    const name = await tab.innerText();
    // It goes on meanwhile: a picture may be drawn between the one look and the other.
    await expect
      .poll(async () => ({ name, ...(await pictures()) }))
      .toSatisfy(({ all, marked }: { all: number; marked: number }) => all === marked);
  }
});

test('the truth is shown when somebody asks for it twice: beside what we counted, beside the plain sum', async () => {
  await showTab(board, 'now');
  await board.getByRole('button', { name: 'pause' }).click();
  expect(await board.getByTestId('truth').count()).toBe(0);
  await board.getByTestId('reveal').click();
  await board.getByRole('button', { name: 'yes, reveal' }).click();
  await board.getByTestId('truth').waitFor();
  const [truth, minimum, plain] = await Promise.all(['truth', 'minimum', 'plain'].map(figureOf));
  expect(minimum).toBe(
    Number(await board.getByTestId('arrived-minimum').getAttribute('data-value')),
  );
  expect(minimum).toBeGreaterThan(0);
  expect(minimum).toBeLessThanOrEqual(truth ?? 0);
  expect(plain).not.toBe(truth);
  await expect
    .poll(() => board.getByTestId('truth').locator('svg').textContent())
    .toContain('EXERCISE');
  console.info(`truth ${truth}, counted at least ${minimum}, plain sum ${plain}`);
});
