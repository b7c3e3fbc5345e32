// Two papers print one article: its figures are read, decided by keyboard, and stand in the ledger once, with their words behind them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, showTab, signIn } from './support/board.ts';
import { hardToUse } from './support/contrast.ts';
import { misread, type ScreenLanguage } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

const ARTICLE = `Quatre jours sur la route de Rashidin

Publié le 17 décembre 2016 à 18h10

Près de 9 500 personnes ont quitté Ramouseh depuis jeudi, a déclaré samedi le Croissant-Rouge. Parmi elles, 320 blessés ont été évacués vers Rashidin.

Selon l'armée, plus de 3 000 combattants ont été évacués vendredi. Vingt-trois autocars ont quitté le quartier dans la nuit de vendredi à samedi, a affirmé l'Observatoire syrien des droits de l'homme.

« Cinquante personnes sont mortes de froid », a-t-il ajouté.

A lire aussi : 12 photos d'une ville vide

Environ 1 200 personnes devraient être évacuées dimanche, selon les Nations unies.`;

const COPY = ARTICLE.replace('Quatre jours sur la route de Rashidin', 'Une ville se vide').replace(
  "A lire aussi : 12 photos d'une ville vide\n\n",
  '',
);

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await showTab(board, 'said');
});
afterAll(() => scene.end());

const picture = (name: string) =>
  process.env.PICTURES && board.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
const form = () => board.getByTestId('read-text');
const cards = () => board.getByTestId('reading').locator('.card');
const card = (words: string) => cards().filter({ hasText: words });
const decisions = () =>
  cards().evaluateAll((all) => all.map((one) => one.getAttribute('data-decision')));
const left = () => board.getByTestId('left').getAttribute('data-left').then(Number);
const rows = (said: string) =>
  board.getByTestId('said').locator('table.said tbody tr').filter({ hasText: said });

async function paste(text: string): Promise<void> {
  await board.getByTestId('read-a-text').click();
  await form().locator('textarea').fill(text);
}

test('pasted: the language and the day are found, with the words that gave them', async () => {
  await paste(ARTICLE);
  await expect.poll(() => form().getByLabel('Language').inputValue()).toBe('fr');
  await expect.poll(() => form().getByLabel('Published on').inputValue()).toBe('2016-12-17');
  expect(await form().innerText()).toContain('so the text says: “Publié le 17 décembre 2016');
  await form().getByLabel('Publisher').fill('Le Courrier');
  await picture('intake');
  await form().getByRole('button', { name: 'Read it' }).click();
  await board.getByTestId('article').waitFor();
  await picture('reading');
});
