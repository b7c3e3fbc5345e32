// Most counts come by radio: one line, no mouse, read back with a check digit.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrip, pressEscape, showTab, signIn, trip } from './support/board.ts';
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
  await board.keyboard.press('r');
  await board.getByTestId('desk-line').waitFor();
  await board.keyboard.type('12 d ram 47 3w');
  const readBack = await board.getByTestId('read-back').innerText();
  // Digit by digit, since fifty sounds like fifteen.
  expect(readBack).toContain('1-2 departed Ramouseh, 4-7 people, 3 wounded');
  expect(await board.getByTestId('check-digit').textContent()).toMatch(/^check \d$/);
  expect(await board.getByTestId('desk-stores').textContent()).toContain(
    'counted by Ramouseh post',
  );
  await board.keyboard.press('Enter');
  const last = board.getByTestId('last-calls').getByRole('listitem').first();
  await last.waitFor();
  console.info(`a radio call, keys to stored: ${Math.round(performance.now() - startedAt)} ms`);
  expect(await board.getByTestId('desk-line').inputValue()).toBe('');
  await pressEscape(board);

  const drawer = await openTrip(board, '12');
  const history = await drawer.getByTestId('history').innerText();
  expect(history).toContain('counted: 47 at boarding, Ramouseh');
  expect(history).toContain('3 wounded');
  expect(history).toMatch(/counted by Ramouseh post, keyed by Coordinator board \(radio\)/);
  expect(history).toContain('departed at Ramouseh');
  await pressEscape(board);
  await drawer.waitFor({ state: 'hidden' });

  await board.keyboard.press('r');
  await last.getByRole('button', { name: /undo/ }).click();
  await last.getByText('taken back').waitFor();
  await pressEscape(board);
  await openTrip(board, '12');
  await drawer.getByText('Nobody has counted.').waitFor();
  expect(await drawer.getByTestId('history').innerText()).toContain('told wrong');
});

test('a word that cannot be is named, and nothing is stored', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await board.keyboard.press('r');
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
    expect(await board.getByTestId('desk-fault').textContent()).toContain(`“${word}”`);
    await board.keyboard.press('Enter');
  }
  expect(await board.getByTestId('last-calls').getByRole('listitem').count()).toBe(0);
  await pressEscape(board);
  await showTab(board, 'trips');
  expect(await trip(board, '7').count()).toBe(0);
});
