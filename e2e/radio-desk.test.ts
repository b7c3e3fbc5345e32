// Most counts come by radio: one line, no mouse, read back with a check digit.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrip, pressEscape, pressKey, showTab, signIn, trip } from './support/board.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

test('“12 d ram 47 3w”: read back, counted by the post, keyed by the desk, and taken back again', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());

  const startedAt = performance.now();
  await pressKey(board, 'r');
  await board.getByTestId('desk-line').waitFor();
  const line = board.getByTestId('desk-line');
  await expect.poll(() => line.evaluate((at) => at === document.activeElement)).toBe(true);
  await board.keyboard.type('12 d ram 47 3w');
  // Digit by digit, since fifty sounds like fifteen.
  await expect
    .poll(() => board.getByTestId('read-back').innerText())
    .toContain('1-2 departed Ramouseh, 4-7 people, 3 wounded');
  await expect.poll(() => board.getByTestId('check-digit').textContent()).toMatch(/^check \d$/);
  await expect
    .poll(() => board.getByTestId('desk-stores').textContent())
    .toContain('counted by Ramouseh post');
  await board.keyboard.press('Enter');
  const last = board.getByTestId('last-calls').getByRole('listitem').first();
  await last.waitFor();
  console.info(`a radio call, keys to stored: ${Math.round(performance.now() - startedAt)} ms`);
  await expect.poll(() => board.getByTestId('desk-line').inputValue()).toBe('');
  await pressEscape(board);

  const drawer = await openTrip(board, '12');
  const history = () => drawer.getByTestId('history').innerText();
  await expect.poll(history).toContain('counted: 47 at boarding, Ramouseh');
  await expect.poll(history).toContain('3 wounded');
  await expect
    .poll(history)
    .toMatch(/counted by Ramouseh post, keyed by Coordinator board \(radio\)/);
  await expect.poll(history).toContain('departed at Ramouseh');
  await pressEscape(board);
  await drawer.waitFor({ state: 'hidden' });

  await pressKey(board, 'r');
  await last.getByRole('button', { name: /undo/ }).click();
  await last.getByText('taken back').waitFor();
  await pressEscape(board);
  await openTrip(board, '12');
  await drawer.getByText('Nobody has counted.').waitFor();
  await expect.poll(() => drawer.getByTestId('history').innerText()).toContain('told wrong');
});

test('a word that cannot be is named, and nothing is stored', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await pressKey(board, 'r');
  const line = board.getByTestId('desk-line');
  for (const [typed, word] of [
    ['99 d ram 47', '99'],
    ['7 x ram 47', 'x'],
    ['7 d rom 47', 'rom'],
    ['7 d ra 47', 'ra'],
    ['7 d ram 47 3q', '3q'],
    ['7 d ram 47 #12.AAA', '#12.AAA'],
  ] as const) {
    await line.fill(typed);
    await expect.poll(() => board.getByTestId('desk-fault').textContent()).toContain(`“${word}”`);
    await board.keyboard.press('Enter');
  }
  expect(await board.getByTestId('last-calls').getByRole('listitem').count()).toBe(0);
  await pressEscape(board);
  await showTab(board, 'trips');
  expect(await trip(board, '7').count()).toBe(0);
});
