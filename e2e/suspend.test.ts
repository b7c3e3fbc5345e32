// Buses are on the road when shots fall: one act stops it, the list says where each can go, and nothing moves again before its conditions are met.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn as openSession } from '../packages/hub/src/testing/kit.ts';
import { pressEscape, pressKey, showTab, signIn } from './support/board.ts';
import type { Counting } from './support/counting.ts';
import { RAMOUSEH, RASHIDIN } from './support/counting.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

const GATE = 'site/bridge-gate';
let scene: Scene;
let counting: Counting;
beforeAll(async () => {
  scene = await openScene();
  counting = await openWinterRoad(scene.laptop);
  const minutesAgo = (n: number) => Date.now() - n * 60_000;
  const bus = (label: string, people: number, more: object = {}) => [
    {
      kind: 'planned@1',
      subject: `trip/${label}.AAAAA`,
      fact: { vehicle: `vehicle/bus-${label}`, from: RAMOUSEH, to: RASHIDIN, at: minutesAgo(60) },
    },
    {
      kind: 'tallied@1',
      subject: `trip/${label}.AAAAA`,
      fact: {
        point: 'boarding',
        site: RAMOUSEH,
        part: 'whole',
        people,
        exact: true,
        method: 'one-by-one',
        lapsAsked: true,
        countedBy: 'post/ramouseh',
        at: minutesAgo(50),
        ...more,
      },
    },
  ];
  const happens = (label: string, kind: string, site: string, ago: number) => ({
    kind,
    subject: `trip/${label}.AAAAA`,
    fact: { site, vehicle: `vehicle/bus-${label}`, at: minutesAgo(ago) },
  });
  await tell(
    { kind: 'opened@1', subject: 'corridor/one', fact: {} },
    { kind: 'named@1', subject: 'party/g', fact: { name: 'Group G', roles: ['armed-actor'] } },
    { kind: 'named@1', subject: 'party/a', fact: { name: 'Party A', roles: ['party'] } },
    ...bus('12', 47, { children: 20, laps: 3 }),
    happens('12', 'departed@1', RAMOUSEH, 40),
    happens('12', 'passed@1', GATE, 15),
    ...bus('31', 40),
    happens('31', 'departed@1', RAMOUSEH, 10),
    ...bus('7', 33, { wounded: 2 }),
    happens('7', 'boarded-and-standing@1', RAMOUSEH, 45),
    {
      kind: 'reported@1',
      subject: 'incident/1',
      fact: { incidentKind: 'shots', site: GATE, at: minutesAgo(2), by: 'post', sure: 'heard' },
    },
  );
});
afterAll(() => scene.end());

async function tell(...facts: readonly { kind: string; subject: string; fact: object }[]) {
  const { op, coordinator } = counting;
  const wire = scene.laptop.hub();
  const lines = await coordinator.write(...facts);
  const { token } = (await openSession(wire, op, coordinator)).body;
  const { status, body } = await wire.call('/api/sync/push', { token, body: { lines } });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** Asked twice: presses the key that acts, then the one that means it. */
async function act(board: Page, dialog: string, first: string | RegExp, yes: string) {
  const asked = board.getByTestId(dialog);
  await asked.getByRole('button', { name: first }).click();
  await asked.getByText('Sure?').waitFor();
  await asked.getByRole('button', { name: yes }).click();
  await asked.waitFor({ state: 'hidden' });
}

test('shots: stopped in one act, each bus told where to go; refused to move, then allowed', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  expect(await board.getByTestId('suspended').count()).toBe(0);

  await showTab(board, 'incidents');
  await board.getByRole('button', { name: 'Suspend…' }).click();
  const startedAt = performance.now();
  const asked = board.getByTestId('suspend');
  await asked.waitFor();
  await expect.poll(() => asked.getByLabel('Why').inputValue()).toBe('shots');
  // The key lies under the finger: Enter, and Enter again, once the second question can have been read.
  const key = asked.locator('.acts button').last();
  const hasFinger = () => key.evaluate((button) => button === document.activeElement);
  await expect.poll(hasFinger).toBe(true);
  await board.keyboard.press('Enter');
  await asked.getByText('Sure?').waitFor();
  await asked.getByRole('button', { name: 'Yes, suspend now' }).waitFor();
  await asked.locator('.acts button:last-child:not([data-pending])').waitFor();
  await expect.poll(hasFinger).toBe(true);
  await board.keyboard.press('Enter');
  await asked.waitFor({ state: 'hidden' });
  const list = board.getByTestId('stopped');
  await list.waitFor();
  console.info(`from the incident to the list: ${Math.round(performance.now() - startedAt)} ms`);
  await expect.poll(() => board.getByTestId('suspended').innerText()).toContain('shots');

  const rows = list.getByTestId('on-the-road-row');
  await expect.poll(() => rows.count()).toBe(3);
  const texts = await rows.allInnerTexts();
  // Children on laps first, then wounded; who passed the gate goes on, who has not turns back.
  expect(texts[0]).toMatch(/^12\n/);
  expect(texts[0]).toContain('Go on to Rashidin, ≈ 2 km, 10 min');
  expect(texts[0]).toContain('47 people · 3 on laps, 20 children');
  expect(texts[0]).toContain('last seen leaving Bridge Gate');
  expect(texts[1]).toMatch(/^7\n/);
  expect(texts[1]).toContain('Stay at Ramouseh.');
  expect(texts[1]).toContain('stands for 45 min');
  expect(texts[2]).toContain('Turn back to Ramouseh, ≈ 2 km, 10 min');
  await expect
    .poll(() => list.innerText())
    .toContain('3 vehicles with people on board · ● 120 people');

  // Another reason, from somebody else: both stay.
  await tell({
    kind: 'suspended@1',
    subject: 'corridor/one',
    fact: { reason: 'not-told', orderedBy: 'party/g', relayedBy: 'post/rashidin' },
  });
  await expect.poll(() => list.getByTestId('stop-word').count()).toBe(2);
  await expect
    .poll(() => list.getByTestId('stop').innerText())
    .toContain('ordered by Group G, whom the agreement does not bind');

  // It came with one condition; our security officer is to agree as well.
  const resume = list.getByTestId('resume-open');
  await expect.poll(() => resume.innerText()).toBe('Waits for 1 condition');
  expect(await resume.isDisabled()).toBe(true);
  await list.getByRole('button', { name: 'Add a condition…' }).click();
  await act(board, 'require', 'Add the condition', 'Yes, it waits for this');
  await expect.poll(() => resume.innerText()).toBe('Waits for 2 conditions');
  // A party asks for something, and lets it go again by its word.
  await list.getByRole('button', { name: 'Add a condition…' }).click();
  const require = board.getByTestId('require');
  await require.getByLabel('Who requires it').selectOption({ label: 'Party A' });
  await require.getByLabel('What must be so').selectOption('window-open');
  await act(board, 'require', 'Add the condition', 'Yes, it waits for this');
  await expect.poll(() => resume.innerText()).toBe('Waits for 3 conditions');
  await list.getByRole('button', { name: 'Record a party’s word…' }).click();
  const word = board.getByTestId('record-word');
  const about = word.getByLabel('About what');
  const theirs = about.locator('option', { hasText: 'Party A' });
  await about.selectOption((await theirs.getAttribute('value')) ?? '');
  await word.getByLabel('Who', { exact: true }).selectOption('party/a');
  await word.getByLabel('Says').selectOption('set-aside');
  await word.getByLabel('At which level').selectOption('front');
  await word.getByLabel('How it came').selectOption('radio');
  await act(board, 'record-word', 'Record the word', 'Yes, they said so');
  await list.getByRole('button', { name: 'Set aside on the word of Party A…' }).click();
  await act(board, 'resume-set-aside', 'Set it aside', 'Yes, on their word');
  await expect.poll(() => resume.innerText()).toBe('Waits for 2 conditions');
  // Safety has no such button.
  expect(await list.getByRole('button', { name: /Set aside/ }).count()).toBe(0);

  await list.getByRole('button', { name: 'So it is…' }).click();
  await act(board, 'resume-observe', 'So it is now', 'Yes, so it is');
  await expect.poll(() => resume.innerText()).toBe('Waits for 1 condition');
  await pressEscape(board);
  await list.waitFor({ state: 'hidden' });
  await board.getByRole('button', { name: 'Call it over…' }).click();
  await board.getByTestId('call-over').getByLabel('How it ended').selectOption('over');
  await act(board, 'call-over', 'Call it over', 'Yes, it is over');
  await expect.poll(() => board.getByTestId('suspended').count()).toBe(1);

  await pressKey(board, 'l');
  await list.waitFor();
  await expect.poll(() => resume.innerText()).toBe('Let it move again…');
  await resume.click();
  await act(board, 'resume', 'Let it move again', 'Yes, it may move again');
  await list.getByText('Nothing is suspended').waitFor();
  await expect.poll(() => board.getByTestId('suspended').count()).toBe(0);
});

test('a pause until soon: what does not finish before it closes, on the wall and in the agreement, and a file for the room', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  await showTab(board, 'agreement');
  const windows = board.getByTestId('windows');
  await windows.getByRole('button', { name: 'Announced…' }).click();
  const asked = board.getByTestId('announce-window');
  // In ten minutes, in the operation's own hours.
  const soon = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Damascus',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.now() + 10 * 60_000);
  await asked.getByLabel('Until (may stay empty)').fill(soon);
  await asked.getByLabel('Announced by').selectOption('party/a');
  await act(board, 'announce-window', 'Record it', 'Yes, so it was announced');
  const late = windows.getByTestId('before-closing');
  await late.waitFor();
  const told = await late.innerText();
  // With its day, if midnight lies between.
  expect(told).toMatch(/31 left at (\d+ \w+ )?\d\d:\d\d and needs 45 min: after the window closes/);
  expect(told).toMatch(/7 has not left and needs 45 min: even if it left now, after the window/);
  expect(told).toContain('by the legs of the road: no journey was seen from end to end');
  await windows.getByRole('button', { name: 'It began…' }).click();
  await act(board, 'start-window', 'It began', 'Yes, it holds');
  await windows.getByText(/began (\d+ \w+ )?\d\d:\d\d, as told/).waitFor();

  const [download] = await Promise.all([
    board.waitForEvent('download'),
    board.getByTestId('save-calendar').click(),
  ]);
  expect(download.suggestedFilename()).toBe('corridor.ics');
  const file = await readFile(await download.path(), 'utf8');
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(file).toContain('SUMMARY:humanitarian pause');

  await showTab(board, 'now');
  const wall = board.getByTestId('question-5');
  await expect
    .poll(() => wall.getByTestId('window-countdown').innerText())
    .toMatch(/humanitarian pause of Party A: ends in (8|9|10) min/);
  await expect
    .poll(() => wall.getByTestId('before-closing-line').innerText())
    .toMatch(/come too late/);
});
