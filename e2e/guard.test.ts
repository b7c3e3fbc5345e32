// May the next batch go? A coordinator sees what holds it, records words and observations, sets one condition aside on a party's word, gives
// go by the keyboard alone; shots stop it; another board says the same.
import type { Draft } from '@corridor/log';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { signIn as session_ } from '../packages/hub/src/testing/people.ts';
import { pressEscape, pressKey, signIn } from './support/board.ts';
import { hardToUse } from './support/contrast.ts';
import { RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
let other: Page;
/** The coordinator's colleague, who writes without a screen. */
let write: (...drafts: readonly Draft[]) => Promise<void>;

const line = (subject: string, kind: string, fact: object = {}): Draft => ({ kind, subject, fact });
const term = (id: string, origin: string, people: number) =>
  line(`term/${id}`, 'proposed@1', {
    by: 'party/b',
    about: 'people',
    origin,
    destination: RASHIDIN,
    quantity: { exact: people },
    owedBy: 'party/a',
    owedTo: ['party/b'],
  });
const batch = (id: string, of: string, number: number) =>
  line(`batch/${id}`, 'planned@1', { term: `term/${of}`, number });

beforeAll(async () => {
  scene = await openScene();
  const counting = await openWinterRoad(scene.laptop);
  const hub = scene.laptop.hub();
  const { coordinator, op } = counting;
  const { token } = (await session_(hub, op, coordinator)).body;
  write = async (...drafts) => {
    const body = { lines: await coordinator.write(...drafts) };
    const { status, body: answer } = await hub.call('/api/sync/push', { token, body });
    expect(status, JSON.stringify(answer)).toBe(200);
  };
  const party = (id: string, name: string, more: object) =>
    line(`party/${id}`, 'named@1', { name, ...more });
  await write(
    party('a', 'Party A', { roles: ['party'] }),
    party('b', 'Party B', { roles: ['party'] }),
    party('g', 'Guarantor', { roles: ['guarantor'], answersFor: ['party/b'] }),
    party('us', 'Relief Corps', { roles: ['intermediary'] }),
    line('site/foua', 'defined@1', { name: 'Foua', siteKind: 'pick-up-point' }),
    line('site/bridge-gate', 'control-changed@1', { by: 'party/a', since: 0 }),
    line('corridor/one', 'opened@1'),
    line(RAMOUSEH, 'people-informed@1'),
    line(RAMOUSEH, 'people-asked@1', { mayStay: true, destinations: [RASHIDIN] }),
    term('east', RAMOUSEH, 1200),
    line('term/east', 'in-force@1'),
    batch('east-1', 'east', 1),
    term('foua', 'site/foua', 400),
    line('term/foua', 'in-force@1'),
    batch('foua-1', 'foua', 1),
    line('condition/after-foua', 'required@1', {
      of: 'batch/east-1',
      requiredBy: 'party/b',
      means: [[{ is: 'arrived', batch: 'batch/foua-1' }]],
      counts: 'observation',
    }),
  );
  const devices = await Promise.all([scene.board(), scene.board()]);
  [board, other] = [devices[0].page, devices[1].page];
  await signIn(board, await scene.laptop.link());
  await signIn(other, await scene.laptop.link());
  await Promise.all([next(board, 'Ramouseh').waitFor(), next(other, 'Ramouseh').waitFor()]);
});
afterEach(() => pressEscape(board));
afterAll(() => scene.end());

/** A batch on Now, by where it leaves. */
const next = (page: Page, from: string) =>
  page.getByTestId('next-batch').filter({ hasText: `${from} →` });
const state = (page: Page, from = 'Ramouseh') =>
  next(page, from).getByTestId('batch-state').innerText();
const bothSay = async (said: string) => {
  for (const page of [board, other]) await expect.poll(() => state(page)).toBe(said);
};
const sheet = () => board.getByTestId('batch-sheet');
/** B opens every batch; the list has the focus, and the arrow keys go through it. */
const openSheet = async (from: string) => {
  await pressKey(board, 'b');
  const items = board.getByTestId('batch-item');
  const hasFocus = () => items.evaluateAll((all) => all.includes(document.activeElement as never));
  await expect.poll(hasFocus).toBe(true);
  for (let n = 0; n < 5; n++) {
    if ((await sheet().innerText()).includes(`${from} →`)) return;
    await board.keyboard.press('ArrowDown');
  }
  throw new Error(`no batch from ${from}`);
};
/** Only the keyboard: Tab until a button of that name has the focus. */
const tabTo = async (name: string) => {
  const focused = () => board.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (let n = 0; n < 40; n++) {
    if ((await focused()) === name) return;
    await board.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}, but to ${await focused()}`);
};
const answerTwice = async (dialog: string, first: string, yes: string) => {
  const asked = board.getByTestId(dialog);
  await asked.getByRole('button', { name: first, exact: true }).click();
  await asked.getByRole('alert').waitFor();
  await asked.getByRole('button', { name: yes, exact: true }).click();
  await asked.waitFor({ state: 'hidden' });
};
const conditions = async () =>
  (await sheet().getByTestId('condition').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

test('two boards name what holds the batch; nothing that concerns safety has a button', async () => {
  await bothSay('WAITS FOR 3');
  await expect
    .poll(() => board.getByTestId('question-2').innerText())
    .toContain('no batch may go yet');
  await openSheet('Ramouseh');
  await expect
    .poll(() => conditions())
    .toEqual([
      expect.stringMatching(/^✗.*green light of Bridge Gate held by Party A · nothing said/i),
      expect.stringMatching(/^✗.*our security officer agrees nothing recorded/i),
      expect.stringMatching(/^✓.*the term is in force/i),
      expect.stringMatching(/^✓.*the intermediaries take part/i),
      expect.stringMatching(/^✓.*nothing on the way is suspended/i),
      expect.stringMatching(/^✓.*no shooting is unresolved/i),
      expect.stringMatching(/^✓.*the people at Ramouseh were told .*recorded by Board/i),
      expect.stringMatching(/^✓.*the people at Ramouseh were asked/i),
      expect.stringMatching(/^✗.*batch 1 from Foua has arrived ● 0 of 400 have arrived/i),
    ]);
  await expect
    .poll(() => sheet().getByTestId('holds').innerText())
    .toBe(
      'Party B holds the people: batch 1 from Ramouseh waits until batch 1 from Foua has arrived.',
    );
  expect(await sheet().getByTestId('condition').getByRole('button').count()).toBe(0);
  expect(await sheet().getByRole('button', { name: 'Give go…' }).count()).toBe(0);
  expect(await hardToUse(board)).toEqual([]);
});

test('our own eyes and a checkpoint’s word are recorded; the word is no tick', async () => {
  await openSheet('Ramouseh');
  await sheet().getByRole('button', { name: 'what we see…' }).click();
  await board.getByTestId('observe').getByLabel('Now').selectOption({ label: 'it is so' });
  await answerTwice('observe', 'Record it', 'Yes, so it is');
  await sheet().getByRole('button', { name: 'a party’s word…' }).click();
  const word = board.getByTestId('record-word');
  await word
    .getByLabel('About what')
    .selectOption({ label: 'this batch as such: told, heard, green light' });
  // Whoever holds the next gate is who usually speaks.
  await expect.poll(() => word.getByLabel('Who').inputValue()).toBe('party/a');
  await word.getByLabel('Says').selectOption({ label: 'green light' });
  await word.getByLabel('At which level').selectOption({ label: 'checkpoint' });
  await word.getByLabel('How it came').selectOption({ label: 'by radio' });
  await answerTwice('record-word', 'Record the word', 'Yes, they said so');
  await expect
    .poll(conditions)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^❝.*green light of Bridge Gate/i),
        expect.stringMatching(/^✓.*our security officer agrees/i),
      ]),
    );
  await pressEscape(board);
  await bothSay('WAITS FOR 1');
});

test('set aside only on a recorded word; it stays unmet, and gives no go', async () => {
  await openSheet('Ramouseh');
  await sheet().getByRole('button', { name: 'a party’s word…' }).click();
  const word = board.getByTestId('record-word');
  await word.getByLabel('Who').selectOption({ label: 'Guarantor' });
  await word.getByLabel('Says').selectOption({ label: 'it may be set aside' });
  await word.getByLabel('At which level').selectOption({ label: 'capital' });
  await word.getByLabel('How it came').selectOption({ label: 'by telephone' });
  await answerTwice('record-word', 'Record the word', 'Yes, they said so');
  await sheet().getByRole('button', { name: 'Set aside on a recorded word…' }).click();
  await expect
    .poll(() => board.getByTestId('set-aside').innerText())
    .toContain('This gives no go.');
  await answerTwice('set-aside', 'Set it aside', 'Yes, on their word');
  await expect
    .poll(conditions)
    .toContainEqual(
      expect.stringMatching(
        /^⊘.*batch 1 from Foua has arrived.*on the word of Guarantor; it is not met/i,
      ),
    );
  await expect.poll(() => sheet().getByTestId('batch-state').innerText()).toBe('MAY GO');
  await pressEscape(board);
  await bothSay('MAY GO');
});

test('shots between the two askings: no go is written', async () => {
  await openSheet('Ramouseh');
  await sheet().getByRole('button', { name: 'Give go…' }).click();
  const asked = board.getByTestId('give-go');
  await asked.getByRole('button', { name: 'Give go', exact: true }).click();
  await asked.getByRole('button', { name: 'Yes, give go' }).waitFor();
  await write(
    line('incident/bangs', 'reported@1', {
      incidentKind: 'explosion',
      corridor: 'corridor/one',
      by: 'post',
      sure: 'heard',
    }),
  );
  await asked.getByText('It may not go now. It waits for: no shooting is unresolved').waitFor();
  expect(await asked.locator('button.act-go').isDisabled()).toBe(true);
  await pressEscape(board);
  await asked.waitFor({ state: 'hidden' });
  await pressEscape(board);
  await bothSay('WAITS FOR 1');
  await write(line('incident/bangs', 'resolved@1', { outcome: 'unfounded' }));
  await bothSay('MAY GO');
});

test('go, by the keyboard alone; it covers what is agreed', async () => {
  await openSheet('Ramouseh');
  await tabTo('Give go…');
  await board.keyboard.press('Enter');
  await board.getByTestId('give-go').getByText('⊘').waitFor();
  await tabTo('Give go');
  await board.keyboard.press('Enter');
  await board.getByTestId('give-go').getByRole('alert').waitFor();
  // The second question has to have been readable before it is answered.
  await board.getByTestId('give-go').locator('button.act-go:not([data-pending])').waitFor();
  await board.keyboard.press('Enter');
  await board.getByTestId('give-go').waitFor({ state: 'hidden' });
  await expect
    .poll(async () => (await sheet().innerText()).replace(/\s/g, ' '))
    .toContain('1 200 people');
  await pressEscape(board);
  await bothSay('GO GIVEN');
});

test('the night call: one press confirms a number that the other side said, and can be taken back', async () => {
  await write(line('term/east', 'said@1', { by: 'party/a', quantity: { exact: 1500 } }));
  const asked = next(board, 'Ramouseh').getByTestId('other-numbers');
  await asked.getByText('❝ Party A: 1').waitFor();
  await openSheet('Ramouseh');
  const covers = async () =>
    (await sheet().locator('.batch-covers').innerText()).replace(/\s/g, ' ');
  await expect.poll(() => covers()).toBe('1 200 people');
  await pressKey(board, 'c');
  await expect.poll(covers).toBe('1 500 people');
  // The go that stands was given for fewer.
  await expect
    .poll(async () => (await sheet().innerText()).replace(/\s/g, ' '))
    .toContain('for 1 200 people');
  await sheet().getByRole('button', { name: 'Give go…' }).waitFor();
  await sheet().getByRole('button', { name: 'take it back: told wrong' }).click();
  await expect.poll(covers).toBe('1 200 people');
  await expect
    .poll(() =>
      sheet()
        .getByRole('button', { name: /^Party B confirms/ })
        .count(),
    )
    .toBe(1);
});

test('shots: whoever has a go stands still, on every board, and after it go is given anew', async () => {
  await write(
    line('incident/shots', 'reported@1', {
      incidentKind: 'shots',
      corridor: 'corridor/one',
      by: 'post',
      sure: 'heard',
    }),
  );
  await bothSay('STAND STILL');
  await expect
    .poll(() => board.getByTestId('question-2').innerText())
    .toContain('1 must stand still');
  await write(line('incident/shots', 'resolved@1', { outcome: 'over' }));
  // Called over, it does not come back by itself: a person looks again.
  await bothSay('MAY GO');
});

test('held by a person; our part is suspended at once: nobody may go', async () => {
  await openSheet('Ramouseh');
  await sheet().getByRole('button', { name: 'Hold…' }).click();
  await board.getByTestId('hold').getByLabel('Reason').selectOption({ label: 'ordered' });
  await answerTwice('hold', 'Hold it', 'Yes, hold it');
  await expect.poll(() => sheet().getByTestId('batch-state').innerText()).toBe('HELD');
  await board.getByRole('button', { name: 'Stop taking part, at once…' }).click();
  await board.getByTestId('participation').getByLabel('Reason').selectOption({ label: 'unsafe' });
  await answerTwice('participation', 'Suspend our part', 'Yes, suspend at once');
  await expect
    .poll(conditions)
    .toContainEqual(
      expect.stringMatching(
        /^✗.*the intermediaries take part Relief Corps has suspended its part/i,
      ),
    );
  expect(await sheet().getByRole('button', { name: 'Give go…' }).count()).toBe(0);
  await board.getByRole('button', { name: 'Take part again…' }).click();
  await answerTwice('participation', 'Resume our part', 'Yes, resume');
  await sheet().getByRole('button', { name: 'Give go…' }).waitFor();
});

test('complete: nobody asks about it any more, on any board', async () => {
  await openSheet('Ramouseh');
  await sheet().getByRole('button', { name: 'Complete…' }).click();
  const asked = board.getByTestId('complete');
  await expect
    .poll(async () => (await asked.innerText()).replace(/\s/g, ' '))
    .toContain('● 0 of 1 200 have arrived.');
  await answerTwice('complete', 'Call it complete', 'Yes, it is complete');
  await pressEscape(board);
  await next(other, 'Ramouseh').waitFor({ state: 'hidden' });
  await next(board, 'Foua').waitFor();
});

test('five questions still stand on one screen of 1366 by 768', async () => {
  await next(board, 'Foua').waitFor();
  await expect.poll(() => board.evaluate(() => document.documentElement.scrollHeight)).toBe(768);
});
