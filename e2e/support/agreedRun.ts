// One exchange from the first word to paper, on a board read in Arabic and on one read in French: the agreement comes from a file, phones count
// a batch each way, shots stand in between, a party lets one condition go, and what was given and got is printed for the table.
import { readFileSync } from 'node:fs';
import type { Draft } from '@corridor/log';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn as openSession } from '../../packages/hub/src/testing/people.ts';
import { readCatalogue } from '../../packages/text/src/build/index.ts';
import { pressEscape, pressKey, showTab, shutByEscape, signIn } from './board.ts';
import { type Counting, openCounting } from './counting.ts';
import { arriveWithSlip, countOn, depart, joinPhone, takeVehicle } from './phone.ts';
import { misread } from './reading.ts';
import { openScene, type Scene } from './scene.ts';

const AGREEMENT = `
agreement: Winter road
parties:
  North: party
  South: party
  Bridge guards: armed-actor
places:
  Ramouseh: { kind: pick-up point, id: site/ramouseh }
  Foua: { kind: pick-up point, id: site/foua }
  Bridge Gate: { kind: checkpoint, id: site/bridge-gate }
  Rashidin: { kind: reception site, id: site/rashidin }
roads:
  West road: { through: [Ramouseh, Bridge Gate, Rashidin], id: corridor/one }
  Village road: { through: [Foua, Bridge Gate, Rashidin], id: corridor/two }
terms:
  people of Ramouseh:
    who: civilians
    from: Ramouseh
    to: Rashidin
    how many: 40
    owed by: North
    owed to: South
    said by: South
    confirmed by: North
    in force: yes
  people of Foua:
    who: families
    from: Foua
    to: Rashidin
    how many: 30
    owed by: South
    owed to: North
    said by: North
    confirmed by: South
    in force: yes
batches:
  Ramouseh 1:
    id: batch/ramouseh-1
    term: people of Ramouseh
    people: 40
    waits for:
      - arrived: Foua 1
        required by: North
      - list given: yes
        required by: North
  Foua 1:
    id: batch/foua-1
    term: people of Foua
    people: 30
`;

const line = (subject: string, kind: string, fact: object = {}): Draft => ({ kind, subject, fact });

/** Declares the scene; one file per language, so that they run side by side. */
export function playAgreedRun(language: 'ar' | 'fr'): void {
  describe(`an exchange read in ${language}`, () => scenes(language));
}

function scenes(language: 'ar' | 'fr'): void {
  const catalogue = readCatalogue(
    readFileSync(new URL(`../../packages/board/texts/${language}.po`, import.meta.url), 'utf8'),
  );
  /** As the screen says it. */
  const say = (text: string): string => catalogue.get(text) || text;
  let scene: Scene;
  let counting: Counting;
  let board: Page;
  const phones = new Map<string, Page>();
  let write: (...drafts: readonly Draft[]) => Promise<void>;

  beforeAll(async () => {
    scene = await openScene();
    const hub = scene.laptop.hub();
    counting = await openCounting(hub, false);
    const { coordinator, op } = counting;
    const { token } = (await openSession(hub, op, coordinator)).body;
    write = async (...drafts) => {
      const body = { lines: await coordinator.write(...drafts) };
      const { status, body: answer } = await hub.call('/api/sync/push', { token, body });
      expect(status, JSON.stringify(answer)).toBe(200);
    };
    await write(
      line('site/foua', 'defined@1', { name: 'Foua', siteKind: 'pick-up-point' }),
      line('corridor/two', 'laid@1', {
        sites: ['site/foua', 'site/bridge-gate', 'site/rashidin'],
        legs: [
          { km: 12, minutes: 30 },
          { km: 6, minutes: 25 },
        ],
      }),
      ...['one', 'two'].map((road) => line(`corridor/${road}`, 'opened@1')),
    );
    board = (await scene.board()).page;
    await signIn(board, await scene.laptop.link());
    await board.getByTestId('language').selectOption(language);
    await board.locator(`html[lang="${language}"]`).waitFor();
    for (const place of ['ramouseh', 'foua', 'rashidin']) {
      const { page } = await scene.phone();
      const invited = await counting.invite(`site/${place}`, `${place} 1`);
      await joinPhone(page, `${scene.laptop.origin}/phone/#join=${invited}`);
      phones.set(place, page);
    }
  });
  afterAll(() => scene.end());

  const phone = (place: string) => phones.get(place) as Page;
  /** Asked twice; the key that means it is the last one. */
  const twice = async (dialog: string) => {
    const asked = board.getByTestId(dialog);
    const key = asked.locator('.acts button').last();
    await key.click();
    await asked.getByRole('alert').first().waitFor();
    await asked.locator('.acts button:last-child:not([data-pending])').click();
    await asked.waitFor({ state: 'hidden' });
  };
  const sheet = () => board.getByTestId('batch-sheet');
  const press = (name: string) =>
    sheet()
      .getByRole('button', { name: say(name), exact: true })
      .click();
  const is = (place = sheet()) => place.getByTestId('batch-state').getAttribute('data-is');
  const becomes = (state: string) => expect.poll(() => is()).toBe(state);
  const openSheet = async (place: string) => {
    // The arrow points the way that the language is read.
    const from = new RegExp(`${place}\\P{L}*[→←]`, 'u');
    await showTab(board, 'now');
    await pressKey(board, 'b');
    await board.getByTestId('batch-item').filter({ hasText: from }).first().click();
    await sheet().filter({ hasText: from }).waitFor();
  };
  const closeSheet = () => pressEscape(board);
  const word = async (party: string, about: string, what: string, level: string) => {
    await press('a party’s word…');
    const form = board.getByTestId('record-word');
    const choose = async (label: string, value: string) =>
      form.getByLabel(say(label), { exact: true }).selectOption(value);
    const option = form.locator('option', { hasText: about }).first();
    await choose('About what', (await option.getAttribute('value')) ?? '');
    await choose('Who', party);
    await choose('Says', what);
    await choose('At which level', level);
    await choose('How it came', 'radio');
    await twice('record-word');
  };
  const reads = async (screen: string) =>
    expect(await misread(board, language, 'board'), screen).toEqual([]);

  test('from a file to two batches, of which one waits for the other', async () => {
    await showTab(board, 'agreement');
    await pressKey(board, 'f');
    const form = board.getByTestId('file-form');
    await form.locator('input[type=file]').setInputFiles({
      name: 'winter-road.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(AGREEMENT),
    });
    const primary = form.locator('.button.primary');
    await expect.poll(() => primary.isEnabled()).toBe(true);
    await primary.click();
    await primary.click();
    await form.waitFor({ state: 'hidden' });
    await board.getByTestId('ledger').waitFor();
    await reads('agreement');
  });

  test('the villages go first: told, asked, safe, a light at the gate, go; their phone and ours count 30', async () => {
    await write(
      ...['site/foua', 'site/ramouseh'].flatMap((site) => [
        line(site, 'people-informed@1'),
        line(site, 'people-asked@1', { mayStay: true, destinations: ['site/rashidin'] }),
      ]),
      ...['foua-1', 'ramouseh-1'].flatMap((batch) => [
        line(`condition/${batch}-security-agrees`, 'met-observed@1', {
          batch: `batch/${batch}`,
          condition: 'security-agrees',
        }),
        line(`notice/${batch}`, 'green-light@1', {
          party: 'party/bridge-guards',
          level: 'checkpoint',
          channel: 'in-person',
          batch: `batch/${batch}`,
        }),
      ]),
    );
    await openSheet('Foua');
    await becomes('may-go');
    await press('Give go…');
    await twice('give-go');
    await becomes('go');
    await reads('a batch with go');
    await closeSheet();

    await takeVehicle(phone('foua'), '7');
    await countOn(phone('foua'), 30);
    const slip = await depart(phone('foua'));
    await openSheet('Foua');
    await board.getByTestId('open-trip').waitFor();
    await board.getByTestId('open-trip').getByRole('button').click();
    await board.getByTestId('batch-trip').waitFor();
    await closeSheet();
    await arriveWithSlip(phone('rashidin'), slip, '7');
    await countOn(phone('rashidin'), 30);
  });

  test('their arrival opens the way for the others, but for a list that a party then lets go', async () => {
    await openSheet('Ramouseh');
    const unmet = () =>
      sheet().locator('[data-testid="condition"]').filter({ hasText: '✗' }).count();
    await expect.poll(unmet).toBe(1);
    await word('party/north', say('the list was given'), 'set-aside', 'capital');
    await press('Set aside on a recorded word…');
    await twice('set-aside');
    await becomes('may-go');
    await reads('a batch with a condition set aside');
    await press('Give go…');
    await twice('give-go');
    await becomes('go');
    await closeSheet();
  });

  test('shots while a bus is on the road: everything stands, the list says where to, and it goes on when it may', async () => {
    await takeVehicle(phone('ramouseh'), '12');
    await countOn(phone('ramouseh'), 38, 2);
    const slip = await depart(phone('ramouseh'));
    await openSheet('Ramouseh');
    await board.getByTestId('open-trip').getByRole('button').click();
    await board.getByTestId('batch-trip').waitFor();
    await write(
      line('incident/shots', 'reported@1', {
        incidentKind: 'shots',
        site: 'site/bridge-gate',
        by: 'post',
        sure: 'heard',
      }),
    );
    await becomes('stand-still');
    await closeSheet();
    await showTab(board, 'incidents');
    await board.getByRole('button', { name: say('Suspend…'), exact: true }).click();
    await twice('suspend');
    const list = board.getByTestId('stopped');
    await list.waitFor();
    await expect.poll(() => list.getByTestId('on-the-road-row').count()).toBe(1);
    await expect.poll(() => list.getByTestId('on-the-road-row').innerText()).toContain('Ramouseh');
    await reads('what is on the road');
    // Both roads lead through the gate, and both stand; nothing moves before the shooting is called over.
    const resume = list.getByTestId('resume-open');
    await expect.poll(() => resume.count()).toBe(2);
    for (const one of await resume.all()) expect(await one.isDisabled()).toBe(true);
    await pressEscape(board);

    await board.getByRole('button', { name: say('Call it over…') }).click();
    await board.getByTestId('call-over').locator('select').first().selectOption('over');
    await twice('call-over');
    await pressKey(board, 'l');
    for (let left = 2; left > 0; left--) {
      await expect.poll(() => resume.count()).toBe(left);
      await expect.poll(() => resume.first().isEnabled()).toBe(true);
      await resume.first().click();
      await twice('resume');
    }
    await shutByEscape(list);
    // The bus that was under way goes on; for whoever has not left go is given anew.
    await openSheet('Ramouseh');
    await becomes('may-go');
    await press('Give go…');
    await twice('give-go');
    await becomes('go');
    await closeSheet();
    await arriveWithSlip(phone('rashidin'), slip, '12');
    await countOn(phone('rashidin'), 38, 2);
  });

  test('what each side gave and got is on paper, in their language', async () => {
    await showTab(board, 'agreement');
    const ledger = board.getByTestId('ledger');
    const digits = (n: number) =>
      language === 'ar'
        ? String(n).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        : String(n);
    const given = async () => (await ledger.innerText()).split(say('all have arrived')).length - 1;
    // On both sides: what one gave is what the other got.
    await expect.poll(given).toBeGreaterThanOrEqual(2);
    await board.getByTestId('print-agreement').click();
    const paper = board.getByTestId('agreement-print');
    await paper.waitFor();
    await board.emulateMedia({ media: 'print' });
    await expect.poll(() => paper.innerText()).toContain(digits(30));
    await expect.poll(() => paper.innerText()).toContain(digits(40));
    await reads('the printed agreement');
    const pdf = await board.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);
    await board.emulateMedia({ media: null });
  });
}
