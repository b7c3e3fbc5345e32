// The figure we say: drafted from the account, cleared, said to all at one minute; a count that comes late, and what became of the figure since.
import type { Draft } from '@corridor/log';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn as signInToHub } from '../packages/hub/src/testing/people.ts';
import { pressEscape, showTab, signIn } from './support/board.ts';
import { RASHIDIN } from './support/counting.ts';
import { misread } from './support/reading.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

const HOUR = 3_600_000;

/** The last 18:00 that has come in Aleppo: of that hour the day's figure is drawn up. */
const eveningBefore = (now: number): number => {
  const hourOf = (ms: number) =>
    Number(
      new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Asia/Damascus',
        hour: '2-digit',
        hourCycle: 'h23',
      }).format(ms),
    );
  let at = now - (now % HOUR);
  while (hourOf(at) !== 18) at -= HOUR;
  return at;
};

let scene: Scene;
let evening: number;
let write: (...drafts: readonly Draft[]) => Promise<void>;
let page: Page;

const arrived = (n: number, people: number, at: number): readonly Draft[] => [
  {
    kind: 'arrived@1',
    subject: `trip/${n}.ARRIVED`,
    fact: { site: RASHIDIN, slip: true, at },
  },
  {
    kind: 'tallied@1',
    subject: `trip/${n}.ARRIVED`,
    fact: {
      point: 'alighting',
      site: RASHIDIN,
      people,
      exact: true,
      part: 'whole',
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: 'post/rashidin',
      at: at + 60_000,
    },
  },
];

beforeAll(async () => {
  scene = await openScene();
  const wire = scene.laptop.hub();
  const { op, coordinator } = await openWinterRoad(scene.laptop);
  const { token } = (await signInToHub(wire, op, coordinator)).body;
  write = async (...drafts) => {
    const lines = await coordinator.write(...drafts);
    const { body } = await wire.call('/api/sync/push', { token, body: { lines } });
    expect(body.refused).toEqual([]);
  };
  evening = eveningBefore(wire.now);
  const party = (id: string, name: string): Draft => ({
    kind: 'named@1',
    subject: `party/${id}`,
    fact: { name, roles: ['party'] },
  });
  await write(
    party('army', 'The army'),
    party('council', 'The council'),
    {
      kind: 'phase-changed@1',
      subject: 'operation/the-one',
      fact: { phase: 'moving', at: evening - 10 * HOUR },
    },
    ...arrived(7, 52, evening - 3 * HOUR),
    ...arrived(12, 47, evening - 2 * HOUR),
    ...arrived(31, 50, evening - HOUR),
    // Later than that hour: its figure does not hold it.
    ...arrived(4, 44, evening + 2 * HOUR),
  );
  page = (await scene.board()).page;
  await signIn(page, await scene.laptop.link());
  await showTab(page, 'report');
});
afterAll(() => scene.end());

const row = (of = page) => of.getByTestId('day-row').first();
const card = (of: Page, n = 0) => of.getByTestId('statement').nth(n);
const state = (n = 0) => card(page, n).getAttribute('data-is');
const shown = async (of: Page, id: string) =>
  ((await row(of).getByTestId(id).textContent()) ?? '')
    .replace(/[●≈]|counted by us|calculated/g, '')
    // Drawn up long after its hour, as it is when these scenes play in the night or the morning.
    .replace(/drafted .*$/, '')
    .trim();

/** What stands below, the evaluation, has scenes of its own. */
const misreadHere = async (language: 'ar' | 'fr') =>
  (await misread(page, language, 'board')).filter((what) => !what.includes('evaluation'));

async function sayTwice(dialog: string) {
  const asked = page.getByTestId(dialog);
  await asked.locator('.acts button').last().click();
  await asked.getByRole('alert').first().waitFor();
  await asked.locator('.acts button:last-child:not([data-pending])').click();
  await asked.waitFor({ state: 'hidden' });
}

async function clearAndSay() {
  await card(page).getByTestId('act-clear').click();
  const clear = page.getByTestId('clear');
  await clear.getByLabel('In which function').selectOption({ label: 'communications' });
  await sayTwice('clear');
  await expect.poll(() => state()).toBe('cleared');
  await card(page).getByTestId('act-say').click();
  await sayTwice('say');
  await expect.poll(() => state()).toBe('said');
}

test('the day’s figure is drafted from the account: rounded down, in three languages, and a larger one is refused', async () => {
  await row().getByText('nobody drew it up').waitFor();
  await row().getByRole('button', { name: 'draft it now' }).click();
  const form = page.getByTestId('draft-form');
  await expect.poll(() => form.getByLabel('People', { exact: true }).inputValue()).toBe('140');
  await expect
    .poll(() => form.getByTestId('from-account').textContent())
    .toContain('149 counted one by one');
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'Rashidin' });
  const text = (language: string) => form.getByTestId(`text-${language}`).inputValue();
  await expect
    .poll(() => text('en'))
    .toMatch(
      /^More than 140 people have arrived at Rashidin by 18:00 on \d{1,2} \p{L}+ \d{4}\. They were counted one by one; there may be more\.$/u,
    );
  await expect.poll(() => text('fr')).toContain('140');
  await expect.poll(() => text('ar')).toContain('١٤٠');
  await form.getByLabel('People', { exact: true }).fill('150');
  await form.getByText('Only 149 were counted one by one until then.').waitFor();
  expect(await form.getByTestId('store-draft').isDisabled()).toBe(true);
  await form.getByRole('button', { name: 'take the account’s: 140' }).click();
  await form.getByTestId('text-en').fill('More than 140 people are safe in Rashidin tonight.');
  await form.getByTestId('uneven').waitFor();
  await form.getByTestId('store-draft').click();
  await form.waitFor({ state: 'hidden' });
  await expect.poll(() => state()).toBe('drafted');
  await expect.poll(() => row().getByTestId('day-said').textContent()).toBe('not said');
});

test('cleared in a function, by whoever drafted it: said so; then out, to both parties at the same minute', async () => {
  await card(page).getByTestId('act-clear').click();
  const clear = page.getByTestId('clear');
  await expect
    .poll(() => clear.getByTestId('words-en').textContent())
    .toBe('More than 140 people are safe in Rashidin tonight.');
  await clear.getByTestId('own-clearing').waitFor();
  await clear.getByLabel('In which function').selectOption({ label: 'communications' });
  await sayTwice('clear');
  await expect.poll(() => state()).toBe('cleared');
  await expect
    .poll(() => card(page).getByTestId('statement-flag').textContent())
    .toBe('drafted and cleared by one person');

  // Other words than those that were cleared: they have to be cleared again.
  await card(page).getByTestId('act-change').click();
  const form = page.getByTestId('draft-form');
  await form.getByTestId('text-en').fill('More than 140 people are safe in Rashidin.');
  await form.getByTestId('store-draft').click();
  await form.waitFor({ state: 'hidden' });
  await expect.poll(() => state()).toBe('drafted');
  await card(page).getByTestId('act-clear').click();
  await clear.getByLabel('In which function').selectOption({ label: 'head of operation' });
  await sayTwice('clear');
  await expect.poll(() => state()).toBe('cleared');

  await card(page).getByTestId('act-say').click();
  const say = page.getByTestId('say');
  await expect
    .poll(() => say.getByTestId('told-parties').textContent())
    .toBe('The same text at the same minute to The army, The council.');
  await sayTwice('say');
  await expect.poll(() => state()).toBe('said');
  await expect
    .poll(() => card(page).textContent())
    .toMatch(/cleared .* by head of operation.*said .* to the parties, to the press/);
});

test('another coordinator, let in later, reads what is out, and the bytes are what was cleared', async () => {
  const { page: omar } = await scene.board();
  await signIn(omar, await scene.laptop.link());
  await showTab(omar, 'report');
  await card(omar).locator('summary').click();
  await expect
    .poll(() => card(omar).getByTestId('words-en').textContent())
    .toBe('More than 140 people are safe in Rashidin.');
  await expect.poll(() => shown(omar, 'day-then')).toBe('149');
  await omar.close();
});

test('a count of 17:40 comes a day late: what was said stands, and beside it then, now, and why', async () => {
  await expect.poll(() => shown(page, 'day-then')).toBe('149');
  await expect.poll(() => shown(page, 'day-now')).toBe('149');
  await expect.poll(() => shown(page, 'day-why')).toBe('nothing has changed');
  await write(...arrived(19, 50, evening - HOUR / 3));
  await expect.poll(() => shown(page, 'day-now')).toBe('199');
  await expect.poll(() => shown(page, 'day-then')).toBe('149');
  await expect.poll(() => shown(page, 'day-said')).toBe('more than 140');
  await expect
    .poll(() => shown(page, 'day-why'))
    .toBe('+50 on 1 vehicle: counted by then, heard of later');
  await expect
    .poll(() => card(page).getByTestId('statement-now').textContent())
    .toContain('known then 149, known now 199');
});

test('a new statement takes its place; the old one keeps its number for ever', async () => {
  await page.getByTestId('draft-figure').click();
  const form = page.getByTestId('draft-form');
  await form.getByLabel('To', { exact: true }).selectOption({ label: 'Rashidin' });
  await expect.poll(() => form.getByLabel('People', { exact: true }).inputValue()).toBe('190');
  await form.getByTestId('store-draft').click();
  await form.waitFor({ state: 'hidden' });
  await expect.poll(() => page.getByTestId('statement').count()).toBe(2);
  await clearAndSay();
  await expect.poll(() => state(1)).toBe('superseded');
  await expect.poll(() => card(page, 1).locator('h3').textContent()).toContain('more than 140');
  await expect.poll(() => shown(page, 'day-said')).toBe('more than 190');
  await expect.poll(() => shown(page, 'day-then')).toBe('199');
});

test('on paper: the same text in three languages', async () => {
  await card(page).getByTestId('act-sheet').click();
  const sheet = page.getByTestId('statement-print');
  await sheet.waitFor();
  const text = await sheet.innerText();
  expect(text).toContain('More than 190 people have arrived at Rashidin');
  expect(text).toContain('190');
  expect(text).toContain('١٩٠');
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await sheet.getByRole('button', { name: 'Done' }).click();
});

test('read in Arabic: the days, the reasons and the acts', async () => {
  await page.getByTestId('language').selectOption('ar');
  await page.locator('html[lang="ar"]').waitFor();
  await expect.poll(() => shown(page, 'day-then')).toContain('١٩٩');
  expect(await misreadHere('ar')).toEqual([]);
  await page.getByTestId('draft-figure').click();
  await page.getByTestId('draft-form').waitFor();
  expect(await misreadHere('ar')).toEqual([]);
  await pressEscape(page);
});

test('another hour for the day’s figure', async () => {
  await page.getByTestId('language').selectOption('en');
  await page.locator('html[lang="en"]').waitFor();
  await page.getByTestId('daily-hour').getByRole('button', { name: 'change' }).click();
  const form = page.getByTestId('set-hour');
  await form.getByLabel('Every day at').selectOption({ label: '17:15' });
  await form.getByRole('button', { name: 'Set it' }).click();
  await form.waitFor({ state: 'hidden' });
  await expect
    .poll(() => page.getByTestId('daily-hour').textContent())
    .toContain('drawn up at 17:15');
  // At that hour two of the three had been counted, and nobody had drawn anything up.
  const then = page.getByTestId('day-row').filter({ hasText: '17:15' }).last();
  await expect.poll(() => then.textContent()).toContain('149');
});
