// Two papers print one article: its figures are read, decided by keyboard, and stand in the ledger once, with their words behind them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, pressKey, showTab, signIn } from './support/board.ts';
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
let other: Page;
let undecided: number;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  other = (await scene.board()).page;
  await signIn(other, await scene.laptop.link());
  await showTab(board, 'said');
});
afterAll(() => scene.end());

const picture = (name: string) =>
  process.env.PICTURES && board.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
const form = () => board.getByTestId('read-text');
const cards = () => board.getByTestId('reading').locator('.card');
const card = (words: string) =>
  cards().filter({ has: board.locator('.card-head', { hasText: words }) });
const decisions = () =>
  cards().evaluateAll((all) => all.map((one) => one.getAttribute('data-decision')));
const left = () => board.getByTestId('left').getAttribute('data-left').then(Number);
const rows = (said: string) =>
  board.getByTestId('said').locator('table.said tbody tr').filter({ hasText: said });

const speak = async (language: ScreenLanguage) => {
  await board.getByTestId('language').selectOption(language);
  await board.locator(`html[lang="${language}"]`).waitFor();
};
/** What is badly read; the name that this device was given when it was let in stays as it was given. */
const badlyRead = async (language: ScreenLanguage) =>
  (await misread(board, language, 'board')).filter((fault) => !fault.endsWith('Coordinator board'));

async function paste(text: string): Promise<void> {
  await board.getByTestId('read-a-text').click();
  await form().locator('textarea').fill(text);
}

test('out of a saved page: its words without its menus, its own date and publisher', async () => {
  await board.getByTestId('read-a-text').click();
  await form()
    .locator('input[type=file]')
    .setInputFiles({
      name: 'page.html',
      mimeType: 'text/html',
      buffer: Buffer.from(
        `<!doctype html><html lang="fr"><head><title>Une ville se vide</title>
        <meta property="og:site_name" content="La Tribune">
        <meta property="article:published_time" content="2016-12-16T08:00:00+01:00"></head>
        <body><nav>Accueil 24 Vidéos</nav><p>Quarante personnes sont parties jeudi, selon la mairie.</p></body></html>`,
      ),
    });
  await expect.poll(() => form().getByLabel('Publisher').inputValue()).toBe('La Tribune');
  await expect.poll(() => form().getByLabel('Published on').inputValue()).toBe('2016-12-16');
  await expect.poll(() => form().innerText()).toContain('so the page says');
  await expect
    .poll(() => form().locator('textarea').inputValue())
    .toBe('Quarante personnes sont parties jeudi, selon la mairie.');
  await pressEscape(board);
  await form().waitFor({ state: 'hidden' });
});

test('pasted: the language and the day are found, with the words that gave them', async () => {
  await paste(ARTICLE);
  await expect.poll(() => form().getByLabel('Language').inputValue()).toBe('fr');
  await expect.poll(() => form().getByLabel('Published on').inputValue()).toBe('2016-12-17');
  await expect
    .poll(() => form().innerText())
    .toContain('so the text says: “Publié le 17 décembre 2016');
  await form().getByLabel('Publisher').fill('Le Courrier');
  await picture('intake');
  await form().getByRole('button', { name: 'Read it' }).click();
  await board.getByTestId('article').waitFor();
});

test('the article stands beside its proposals; the words that gave each field are named over them', async () => {
  const article = board.getByTestId('article');
  await expect
    .poll(() => article.locator('.figure-mark').allInnerTexts())
    .toEqual([
      'Près de 9 500',
      '320',
      'plus de 3 000',
      'Vingt-trois',
      'Cinquante',
      'Environ 1 200',
    ]);
  // What a page has around its text is no figure.
  expect(await article.locator('[data-kind="furniture"] .figure-mark').count()).toBe(0);
  const first = card('nearly 9\u202f500 people');
  await expect.poll(() => first.getAttribute('data-selected')).toBe('true');
  await expect
    .poll(() => first.innerText())
    .toMatch(/Croissant-Rouge[\s\S]*17 Dec[\s\S]*Le Courrier/);
  const named = await article
    .locator('[data-names]')
    .evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('data-names')}: ${one.textContent}`),
    );
  expect(named).toContain('when: depuis jeudi');
  expect(named).toContain('said on: samedi');
  expect(named).toContain('from: Ramouseh');
  await picture('reading');
  // A figure that is clicked is the one that is looked at.
  await article.getByText('Cinquante').click();
  await expect.poll(() => card('50 people').getAttribute('data-selected')).toBe('true');
  await article.getByText('Près de 9 500').click();
});

test('accept, edit, reject by keyboard alone; the count of what is left goes down', async () => {
  const before = await left();
  await board.keyboard.press('Enter');
  await expect.poll(left).toBe(before - 1);
  await expect.poll(() => card('9\u202f500').getAttribute('data-decision')).toBe('accepted');
  const goTo = async (words: string) => {
    for (let n = 0; n < 20; n++) {
      if ((await card(words).getAttribute('data-selected')) === 'true') return;
      await pressKey(board, 'j');
    }
    throw new Error(`no key leads to ${words}`);
  };
  await goTo('320');
  await pressKey(board, 'e');
  const edit = board.getByTestId('claim-form');
  await edit.waitFor();
  await expect.poll(() => edit.getByLabel('How many').inputValue()).toBe('320');
  await expect.poll(() => edit.getByLabel('Which people').inputValue()).toBe('wounded');
  await edit.getByLabel('Who says it').fill('Red Crescent');
  await edit.getByLabel('Who says it').press('Enter');
  await edit.waitFor({ state: 'hidden' });
  await expect.poll(left).toBe(before - 2);
  await goTo('3\u202f000');
  await pressKey(board, 'a');
  await expect.poll(left).toBe(before - 3);
  await goTo('50 people');
  await expect
    .poll(() => card('50 people').innerText())
    .toContain('somebody speaks; the text does not say who');
  await pressKey(board, 'x');
  await expect.poll(left).toBe(before - 4);
  await expect.poll(() => card('50 people').getAttribute('data-decision')).toBe('rejected');
  await expect.poll(() => card('320').innerText()).toContain('Red Crescent');
  // A slip is taken back, and stays undecided.
  await pressKey(board, 'k');
  await goTo('50 people');
  await pressKey(board, 'u');
  await expect.poll(left).toBe(before - 3);
  await board.keyboard.press('Delete');
  await expect.poll(left).toBe(before - 4);
  await picture('decided');
  undecided = await left();
  expect(await hardToUse(board)).toEqual([]);
});

test('the ledger has what was accepted, with its text behind it; what was rejected stands nowhere', async () => {
  await board.getByTestId('reading-close').click();
  await rows('nearly 9\u202f500 people').waitFor();
  await expect.poll(() => rows('320 wounded').innerText()).toContain('Red Crescent');
  await expect
    .poll(() => rows('more than 3\u202f000 fighters').innerText())
    .toContain('Le Courrier');
  expect(await rows('23 buses').count()).toBe(0);
  expect(await rows('50 people').count()).toBe(0);
  await board.getByRole('button', { name: 'more than 3\u202f000 fighters' }).click();
  const drawer = board.getByTestId('claim-drawer');
  await expect
    .poll(() => drawer.innerText())
    .toMatch(/proposed: .*3\u202f000[\s\S]*recorded: .*3\u202f000/);
  await drawer.getByTestId('show-in-text').click();
  await board.getByTestId('article').waitFor();
  const quote = board.getByTestId('article').locator('[data-quote]');
  await expect
    .poll(async () => (await quote.allInnerTexts()).join(''))
    .toContain('plus de 3 000 combattants');
});

test('another laptop, which was there when it was read, opens the text from the hub', async () => {
  await showTab(other, 'said');
  await other.getByTestId('texts-read').locator('summary').click();
  await other.getByTestId('texts-read').getByRole('button', { name: 'Le Courrier' }).click();
  await other.getByTestId('article').getByText('Près de 9 500').waitFor();
  await expect
    .poll(async () => Number(await other.getByTestId('left').getAttribute('data-left')))
    .toBe(undecided);
});

test('without its hub that laptop opens the text all the same, and reads another', async () => {
  await other.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  await other.context().setOffline(true);
  await other.reload();
  await other.getByTestId('texts-read').locator('summary').click();
  await other.getByTestId('texts-read').getByRole('button', { name: 'Le Courrier' }).click();
  await other.getByTestId('article').getByText('Près de 9 500').waitFor();
  await other.getByTestId('reading-close').click();
  await other.getByTestId('read-a-text').click();
  const intake = other.getByTestId('read-text');
  await intake.locator('textarea').fill('Forty people left the town on Friday, the mayor said.');
  await expect.poll(() => intake.getByLabel('Language').inputValue()).toBe('en');
  await expect.poll(() => intake.innerText()).toContain('The text does not say.');
  await pressEscape(other);
  await other.context().setOffline(false);
});

test('the same text again is recognised, and a copy of it is another publication of one statement', async () => {
  await board.getByTestId('reading-close').click();
  await paste(ARTICLE);
  await form().getByText('This text was read already: Le Courrier').waitFor();
  await form().getByRole('button', { name: 'Open what was read' }).click();
  await board.getByTestId('article').waitFor();
  await expect.poll(() => decisions()).toContain('accepted');
  await board.getByTestId('reading-close').click();

  await paste(COPY);
  await form().getByTestId('known-text').waitFor();
  await expect
    .poll(() => form().getByTestId('known-text').innerText())
    .toMatch(/\d+ % of it stood already/);
  await picture('copy');
  await form().getByLabel('Publisher').fill('La Dépêche');
  await form().getByRole('button', { name: 'Read it' }).click();
  await board.getByTestId('article').waitFor();
  await expect
    .poll(() => card('9\u202f500').getByTestId('also-in').innerText())
    .toContain('Le Courrier');
  await board.keyboard.press('Enter');
  await expect.poll(() => card('9\u202f500').getAttribute('data-decision')).toBe('accepted');
  await board.getByTestId('reading-close').click();
  await expect
    .poll(() => rows('9\u202f500').innerText())
    .toContain('one statement, 2 publications');
  await expect.poll(() => rows('9\u202f500').count()).toBe(1);
});

test('day by day: who said what, and who says another figure of the same', async () => {
  await paste(
    `Le gouverneur parle

Publié le 18 décembre 2016

Un accord a été conclu mercredi entre les deux parties. Deux mille combattants ont été évacués vendredi, a affirmé dimanche le gouverneur. Trois cents personnes ont été évacuées samedi, a-t-il dit. Le convoi est arrivé samedi à Rashidin.`,
  );
  await form().getByLabel('Publisher').fill('Radio Nord');
  await form().getByRole('button', { name: 'Read it' }).click();
  await board.getByTestId('article').waitFor();
  for (let n = await left(); n > 0; n--) {
    await pressKey(board, 'a');
    await expect.poll(left).toBe(n - 1);
  }
  await board.getByTestId('reading-close').click();
  await board.getByTestId('by-day').click();
  const timeline = board.getByTestId('timeline');
  await timeline.locator('svg').waitFor();
  await expect.poll(() => timeline.locator('svg [data-row]').count()).toBeGreaterThanOrEqual(4);
  // What happened stands between what was said: the agreement, and the convoy that came.
  await expect.poll(() => timeline.locator('svg rect').count()).toBe(2);
  const apart = timeline.getByTestId('side-by-side');
  await expect.poll(() => apart.innerText()).toMatch(/more than 3\u202f000 fighters[\s\S]*armée/);
  await expect.poll(() => apart.innerText()).toMatch(/2\u202f000 fighters[\s\S]*gouverneur/);
  await picture('timeline');
  await board.emulateMedia({ media: 'print' });
  await expect.poll(() => timeline.locator('svg').isVisible()).toBe(true);
  await expect.poll(() => timeline.getByRole('table').isVisible()).toBe(true);
  await picture('timeline-print');
  await board.emulateMedia({ media: 'screen' });
  const table = timeline.getByTestId('timeline-picture');
  await table.getByRole('button', { name: /table/ }).click();
  await expect.poll(() => table.getByRole('row').count()).toBeGreaterThanOrEqual(5);
  await table.getByRole('button', { name: /table/ }).click();
  expect(await hardToUse(board)).toEqual([]);
});

test.each(['ar', 'fr'] as const)('form, text, cards and days in %s', async (language) => {
  await speak(language);
  expect(await badlyRead(language)).toEqual([]);
  await picture(`timeline-${language}`);
  await board.getByTestId('read-a-text').click();
  await form().locator('textarea').fill(ARTICLE);
  await form().getByTestId('known-text').first().waitFor();
  expect(await badlyRead(language)).toEqual([]);
  await pressEscape(board);
  await form().waitFor({ state: 'hidden' });
  await board.getByTestId('texts-read').locator('summary').click();
  await board.getByTestId('texts-read').getByRole('button', { name: 'Le Courrier' }).click();
  await board.getByTestId('article').waitFor();
  await board.getByTestId('article').getByText('Environ 1 200').click();
  await picture(`reading-${language}`);
  expect(await badlyRead(language)).toEqual([]);
  expect(await hardToUse(board)).toEqual([]);
  await board.getByTestId('reading-close').click();
});
