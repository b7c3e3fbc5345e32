// The registration desk compares its lists by token on the coordinator's laptop; nothing of them is kept or sent.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showTab, signIn } from './support/board.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
const sent: string[] = [];
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await showTab(board, 'account');
  await board.getByTestId('registration-lists').locator('summary').click();
  board.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
});
afterAll(() => scene.end());

const tokens = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `K${String(from + i).padStart(4, '0')}`).join('\n');
const choose = (number: number, text: string) =>
  board.getByTestId(`token-file-${number}`).setInputFiles({
    name: 'family-haddad.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
const compare = () => board.getByTestId('compare-registration').click();

test('two lists: how many people there were, those on neither included, and what must be so', async () => {
  await choose(1, tokens(0, 60));
  await choose(2, tokens(40, 100));
  await compare();
  const answer = board.getByTestId('registration-answer');
  await answer.waitFor();
  await expect.poll(() => answer.locator('.big').innerText()).toContain('about 180 people');
  await expect
    .poll(() => answer.innerText())
    .toContain('100 different people on the lists, 20 of them on');
  await expect
    .poll(() => board.getByTestId('registration-assumptions').locator('li').count())
    .toBe(5);
});

test('a third list: the doubt of the choice of model is in the interval', async () => {
  await board.getByTestId('add-list').click();
  await choose(3, tokens(30, 75));
  await compare();
  const answer = board.getByTestId('registration-answer');
  await answer.waitFor();
  await expect.poll(() => answer.innerText()).toContain('another choice would have been made');
});

test('names are refused, unread; and so is a list of who asked to leave', async () => {
  await choose(3, 'Amal Haddad\nRami Khoury\nLina Saleh');
  await compare();
  const refused = board.getByTestId('registration-refused');
  await expect.poll(() => refused.innerText()).toContain('does not look like tokens');
  await choose(3, tokens(30, 75));
  await board.getByLabel('List 3 is of').selectOption('asked-to-leave');
  await compare();
  await expect.poll(() => refused.innerText()).toContain('still inside');
});

test('no token and no name of a file stands on the page or went anywhere', async () => {
  const page = await board.evaluate(() => document.documentElement.outerHTML);
  for (const text of [page, ...sent]) expect(text).not.toMatch(/K00\d\d|haddad/i);
});
