// An agreement is entered by forms and by a file, amended at night, disputed, and printed for the table.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressEscape, pressKey, showTab, signIn } from './support/board.ts';
import { openCounting } from './support/counting.ts';
import { openScene, type Scene } from './support/scene.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openCounting(scene.laptop.hub(), false);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await showTab(board, 'agreement');
});
afterAll(() => scene.end());

/** Figures on screens have a thin space. */
const textOf = async (place: Locator) => (await place.innerText()).replace(/[\u00a0\u202f]/g, ' ');
const says = (place: Locator, text: string | RegExp) =>
  expect
    .poll(() => textOf(place))
    .toEqual(
      typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
    );
const choose = (form: Locator, label: string, option: string) =>
  form.getByLabel(label, { exact: true }).selectOption({ label: option });
const gone = (form: Locator) => form.waitFor({ state: 'hidden' });

async function enterParty(name: string): Promise<void> {
  await pressKey(board, 'p');
  const form = board.getByTestId('party-form');
  // The cursor stands in the name: typed and entered without a mouse.
  const field = form.getByLabel('Name', { exact: true });
  await expect.poll(() => field.evaluate((at) => at === document.activeElement)).toBe(true);
  await board.keyboard.type(name);
  await board.keyboard.press('Enter');
  await gone(form);
}

test('two parties, a term, a batch, by keys; what cannot be is said at its field, and nothing typed is lost', async () => {
  await board.getByTestId('no-agreement').waitFor();
  await enterParty('Party A');
  await enterParty('Party B');

  await pressKey(board, 'e');
  const term = board.getByTestId('term-form');
  await choose(term, 'Who', 'civilians');
  await term.getByLabel('People', { exact: true }).fill('1200');
  await choose(term, 'From', 'Ramouseh');
  // Closed by mistake, opened again: everything is there.
  await pressEscape(board);
  await gone(term);
  await pressKey(board, 'e');
  await expect.poll(() => term.getByLabel('People', { exact: true }).inputValue()).toBe('1200');
  await choose(term, 'To', 'Rashidin');
  await choose(term, 'Who lets it happen', 'Party A');
  await choose(term, 'Said by', 'Party B');
  await term.getByRole('group', { name: 'Agreed to by' }).getByText('Party A').click();
  await says(term, '1 200 civilians · Ramouseh → Rashidin');
  await term.getByRole('button', { name: 'Record, in force' }).click();
  await gone(term);
  await says(
    board.getByTestId('ledger'),
    /Party A owes now: 1 200 of 1 200 civilians still to arrive/,
  );

  await pressKey(board, 'b');
  const batch = board.getByTestId('batch-form');
  await batch.getByLabel('People', { exact: true }).fill('1300');
  await says(batch, 'Its batches come to at least 1 300, and the term is for at most 1 200.');
  await batch.getByRole('button', { name: 'Record' }).click();
  await expect.poll(() => batch.isVisible()).toBe(true);
  await batch.getByLabel('People', { exact: true }).fill('1200');
  await batch.getByRole('button', { name: 'Record' }).click();
  await gone(batch);
  await says(board.getByTestId('ledger'), /Batch 1\s+1 200/);
});

test('at night one side says 1 500, the other is silent: both show, one key is its yes; the batches follow', async () => {
  await pressKey(board, '2');
  await board.getByRole('button', { name: 'A party wants it otherwise…' }).click();
  const form = board.getByTestId('say-form');
  await choose(form, 'Who says so', 'Party A');
  await form.getByLabel('When it was said').fill('02:10');
  await form.getByLabel('People', { exact: true }).fill('1500');
  await says(form, '1 500 instead of 1 200');
  // It may be said; that it could not be kept as things are is told at once.
  await says(form, 'All its batches together come to at most 1 200');
  await form.getByRole('button', { name: 'Record what it says' }).click();
  await gone(form);

  const night = board.getByTestId('open-wordings');
  await says(night, 'Party A says: 1 500 instead of 1 200');
  await says(night, 'In force: 1 200 civilians');
  await says(night, 'Party B: silent');
  await pressKey(board, '1');
  await says(board.getByTestId('ledger'), 'Party A says 1 500');

  await pressKey(board, 'c');
  await says(night, 'Party B: agree');
  await says(night, 'It is not in force: All its batches together come to at most 1 200');
  await night.getByRole('button', { name: 'Put it in force, with batch 2 of 300 people' }).click();
  await says(board.getByTestId('ledger'), /1 500 civilians/);
  await says(board.getByTestId('ledger'), /Batch 2\s+300/);

  // Told wrong: the whole act is taken back, and both numbers stand again.
  await night.getByRole('button', { name: 'take it back: told wrong' }).click();
  await says(board.getByTestId('ledger'), /1 200 civilians/);
  await night.getByRole('button', { name: /^Put it in force, with batch/ }).click();
  await says(board.getByTestId('ledger'), /Batch 2\s+300/);
});

const FILE = `
parties:
  Party A: party
  Party B: party
  Relief: intermediary
  Hill Front: armed-actor
places:
  Ramouseh: pick-up point
  East Hall: reception site
terms:
  the wounded:
    who: wounded
    how many: 80 to 120
    from: Ramouseh
    to: East Hall
    owed by: Party B
    said by: Party A
    confirmed by: Party B
    in force: yes
batches:
  wounded 1:
    term: the wounded
    number: 1
    people: 80 to 120
`;

test('from a file: what is wrong by line and column; then all that it writes, asked twice', async () => {
  await pressKey(board, 'f');
  const form = board.getByTestId('file-form');
  const give = (text: string) =>
    form.locator('input[type=file]').setInputFiles({
      name: 'wounded.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    });
  await give(FILE.replace('owed by: Party B', 'owed by: Party X'));
  const finding = form.getByTestId('file-findings').getByRole('row').nth(1);
  await says(finding, /16\s+14\s.*Party X/);
  expect(await form.getByRole('button', { name: /^Write/ }).isDisabled()).toBe(true);

  await give(FILE);
  const contents = form.getByTestId('file-contents');
  await says(contents, 'Hill Front · armed actor');
  await says(contents, 'Party A says · 80–120 wounded people · Ramouseh → East Hall');
  // Party A, Party B and Ramouseh are here already.
  expect(await textOf(contents)).not.toContain('Party A · party');
  const write = form.getByRole('button', { name: /^Write/ });
  await write.click();
  await says(form, /Sure\? \d+ records will be written, for good\./);
  await form.getByRole('button', { name: 'Yes, write them' }).click();
  await gone(form);
  await says(board.getByTestId('ledger'), /80–120 wounded people\s+Ramouseh → East Hall/);
  await pressKey(board, '5');
  await says(board.getByTestId('parties'), /armed actors outside the agreement\s+Hill Front/i);
});

test('a condition of chosen words: who waits for what, and nobody may wait in a ring', async () => {
  await pressKey(board, 'w');
  const form = board.getByTestId('condition-form');
  await choose(form, 'Which batch waits', 'batch 2 from Ramouseh');
  await choose(form, 'Who requires it', 'Party B');
  await form
    .getByLabel('Which batch', { exact: true })
    .selectOption({ label: 'batch 1 (civilians) from Ramouseh' });
  await says(
    form,
    'batch 2 from Ramouseh waits until batch 1 (civilians) from Ramouseh has arrived.',
  );
  await form.getByRole('button', { name: 'Record' }).click();
  await gone(form);
  await pressKey(board, 'w');
  await choose(form, 'Which batch waits', 'batch 1 (civilians) from Ramouseh');
  await choose(form, 'Who requires it', 'Party A');
  await form
    .getByLabel('Which batch', { exact: true })
    .selectOption({ label: 'batch 2 from Ramouseh' });
  await says(form, /could never go: .*Each waits for the other\./);
  await form.getByRole('button', { name: 'Record' }).click();
  await expect.poll(() => form.isVisible()).toBe(true);
  await pressEscape(board);
  await pressKey(board, '1');
  await says(board.getByTestId('ledger'), /Later: batch 2 .* once batch 1 .* has arrived\./);
});

test('told is no light, and a light is one; a party disputes, the others hold it in force', async () => {
  await pressKey(board, '4');
  const entry = board.getByTestId('notice-entry');
  await choose(entry, 'Who', 'Party A');
  await entry.getByRole('button', { name: 'Record' }).click();
  const row = board
    .getByTestId('notices-of')
    .first()
    .getByRole('row', { name: /^Party A/ });
  await says(row, 'told, no answer');
  expect(await textOf(row)).not.toContain('GREEN LIGHT');
  await choose(entry, 'Who', 'Party A');
  await choose(entry, 'Word', 'they give green light');
  await entry.getByRole('button', { name: 'Record' }).click();
  await says(row, 'GREEN LIGHT');

  await board.getByRole('button', { name: /^Terms/ }).click();
  const wounded = board.getByTestId('term').filter({ hasText: 'wounded' });
  await wounded.getByRole('button', { name: 'disputes…' }).click();
  const act = board.getByTestId('act-form');
  await choose(act, 'Who', 'Party B');
  await act.getByRole('button', { name: 'Record' }).click();
  await gone(act);
  await says(wounded, /Party B disputes it/);
  await says(wounded, /in force/);
  await says(wounded, /disputed since/);
});

test('printed for the table: A4, with its hour, without the screen and without our devices', async () => {
  await board.getByTestId('print-agreement').click();
  const print = board.getByTestId('agreement-print');
  await print.waitFor();
  await board.emulateMedia({ media: 'print' });
  const body = board.locator('body');
  await expect.poll(() => textOf(body)).toMatch(/Agreement, as recorded \d/);
  const shown = await textOf(body);
  expect(shown).toContain('Winter road');
  expect(shown).toContain('What each side still owes');
  expect(shown).toContain('1 500 instead of 1 200');
  for (const piece of ['Radio desk', 'Coordinator board', 'Devices', 'Log a call', '(P)'])
    expect(shown).not.toContain(piece);
  const pdf = await board.pdf({ preferCSSPageSize: true });
  const file = pdf.toString('latin1');
  const sheets = file.match(/\/MediaBox \[[^\]]*\]/g) ?? [];
  // What was given, what is owed, the terms and who is in it: each begins a sheet, none of them lying on its side.
  expect(sheets.length).toBeGreaterThanOrEqual(3);
  expect(sheets.filter((sheet) => !/\[0 0 59[45][.\d]* 84[12]/.test(sheet))).toEqual([]);
  await board.emulateMedia({ media: 'screen' });
  await print.getByRole('button', { name: 'العربية' }).click();
  await expect.poll(() => board.locator('html').getAttribute('dir')).toBe('rtl');
  await print.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => board.locator('html').getAttribute('dir')).toBe('ltr');
});
