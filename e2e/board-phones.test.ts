// What a coordinator sees and decides about phones: counts that differ, a phone in other hands, what phones may do to themselves, sheets keyed in.
import { join as joinPath } from 'node:path';
import type { Draft } from '@corridor/log';
import { createTripCode } from '@corridor/operation';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDevice, join_, signIn as session_ } from '../packages/hub/src/testing/people.ts';
import {
  enrolPhone,
  expectTrips,
  openTrip,
  pressEscape,
  pressKey,
  showTab,
  shutByEscape,
  signIn,
  trip,
} from './support/board.ts';
import { type Counting, RAMOUSEH } from './support/counting.ts';
import { countLocked, joinPhone, keptAt, lock, saveFile, tap, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let counting: Counting;
let board: Page;
/** The person with two phones. */
let first: (...drafts: readonly Draft[]) => Promise<void>;
beforeAll(async () => {
  scene = await openScene();
  counting = await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
// A scene that fails over an open dialog does not fail those after it.
afterEach(() => pressEscape(board));
afterAll(() => scene.end());

/** Somebody who counts, without a screen: joins by a token and writes at once. */
async function join(token: string): Promise<(...drafts: readonly Draft[]) => Promise<void>> {
  const hub = scene.laptop.hub();
  const device = await createDevice(counting.op, Date.now);
  expect((await join_(hub, token, counting.op, device)).status).toBe(200);
  const session = await session_(hub, counting.op, device);
  return async (...drafts) => {
    const body = { lines: await device.write(...drafts) };
    const pushed = await hub.call('/api/sync/push', { token: session.body.token, body });
    expect(pushed.status, JSON.stringify(pushed.body)).toBe(200);
  };
}
const aCounter = async (label: string) => join(await counting.invite(RAMOUSEH, label));
const newTrip = (vehicle: string) =>
  `trip/${vehicle}.${createTripCode(crypto.getRandomValues(new Uint8Array(5)))}`;
const boarded = (subject: string, people: number, part: 'whole' | 'front' = 'whole') => ({
  kind: 'tallied@1',
  subject,
  fact: {
    point: 'boarding',
    site: RAMOUSEH,
    part,
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/ramouseh',
  },
});
const begun = (subject: string, vehicle: string) => ({
  kind: 'boarding@1',
  subject,
  fact: { vehicle: `vehicle/bus-${vehicle}`, site: RAMOUSEH },
});
const left = (subject: string, vehicle: string) => ({
  kind: 'departed@1',
  subject,
  fact: { vehicle: `vehicle/bus-${vehicle}`, site: RAMOUSEH, corridor: 'corridor/one' },
});
const closeDrawer = async () => {
  await pressEscape(board);
  await board.getByTestId('trip-drawer').waitFor({ state: 'hidden' });
};

test('two counts of the front door, 23 and 31; a third counter settles it', async () => {
  first = await aCounter('Ramouseh 1');
  const second = await aCounter('Ramouseh 2');
  const bus = newTrip('12');
  await first(begun(bus, '12'), boarded(bus, 23, 'front'));
  await second(boarded(bus, 31, 'front'));
  const now = board.getByTestId('differing');
  await now.waitFor();
  await expect
    .poll(async () => (await now.innerText()).replace(/\s/g, ' '))
    .toBe('Vehicle 12. Two counts of the front door: ● 23 and ● 31; a third counter settles it');
  await now.click();
  const row = board.getByTestId('differing-counts').getByRole('row', { name: /Two counts/ });
  await row.getByRole('button', { name: '12' }).click();
  const drawer = board.getByTestId('trip-drawer');
  await expect
    .poll(() => drawer.getByTestId('differing-counts').innerText())
    .toContain('(Ramouseh post, on Ramouseh 2)');
  const third = await aCounter('Ramouseh 3');
  await third(boarded(bus, 31, 'front'));
  await drawer.getByText('stands beside, does not count').waitFor();
  await expect.poll(() => drawer.getByText('settled by a third counter').count()).toBe(2);
  expect(await drawer.getByTestId('differing-counts').count()).toBe(0);
  await closeDrawer();
  await showTab(board, 'now');
  await board.getByTestId('question-1').waitFor();
  await expect.poll(() => now.count()).toBe(0);
});

test('another phone of the same person confirms nothing; another person does', async () => {
  await showTab(board, 'devices');
  await board.getByRole('button', { name: 'Let a device in' }).click();
  const dialog = board.getByTestId('enrol');
  await dialog.getByLabel('Label of the device').fill('Ramouseh 4');
  await dialog.getByLabel('Site', { exact: true }).selectOption({ label: 'Ramouseh' });
  await dialog
    .getByLabel('Another device of a person')
    .selectOption({ label: 'another one of Ramouseh 1' });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialog.getByTestId('enrol-link').textContent()) ?? '';
  await expect.poll(() => dialog.innerText()).toContain('another one of Ramouseh 1');
  await shutByEscape(dialog);
  const sameHands = await join(link.split('#join=')[1] ?? '');
  await board.getByText('same person as Ramouseh 1').waitFor();

  const bus = newTrip('7');
  await first(begun(bus, '7'), boarded(bus, 44));
  await sameHands(boarded(bus, 44));
  const drawer = await openTrip(board, '7');
  await drawer.getByText('counted again 1×').waitFor();
  await expect.poll(() => drawer.getByText('one counter').count()).toBe(1);
  const other = await aCounter('Ramouseh 5');
  await other(boarded(bus, 44));
  await expect.poll(() => drawer.getByText('confirmed by a second counter').count()).toBe(2);
  await closeDrawer();
});

test('a bus with people in it is seized: the board says so first', async () => {
  const post = await aCounter('Ramouseh 6');
  const bus = newTrip('19');
  await post(begun(bus, '19'), boarded(bus, 52), left(bus, '19'));
  await post({
    kind: 'state-changed@1',
    subject: 'vehicle/bus-19',
    fact: { state: 'seized' },
  });
  await showTab(board, 'now');
  const safe = board.getByTestId('question-1');
  await safe.getByText(/^vehicle 19 seized with ● 52 people on board/).waitFor();
  const drawer = await openTrip(board, '19');
  await expect
    .poll(() => drawer.getByTestId('vehicle-trouble').innerText())
    .toMatch(/^The vehicle is seized since \d\d:\d\d, told by Ramouseh 6\.$/);
  await closeDrawer();
  await expect.poll(() => trip(board, '19').innerText()).toContain('seized');
});

test('a count sheet of yesterday is keyed in, row by row, each with its time', async () => {
  await pressKey(board, 'r');
  const desk = board.getByTestId('radio-desk');
  const line = desk.getByTestId('desk-line');
  const calls = desk.getByTestId('last-calls').getByRole('listitem');
  await desk.getByLabel('Keyed from').selectOption({ index: 2 });
  await line.fill('31 d ram 38 2w');
  await board.keyboard.press('Enter');
  await expect.poll(() => desk.getByTestId('desk-problem').innerText()).toContain('needs its time');
  expect(await calls.count()).toBe(0);
  await board.keyboard.type(' @14:05');
  await board.keyboard.press('Enter');
  await calls.first().waitFor();
  await expect.poll(() => calls.first().innerText()).toContain('sheet of');
  await pressEscape(board);
  await desk.waitFor({ state: 'hidden' });
  const drawer = await openTrip(board, '31');
  const history = drawer.getByTestId('history');
  await expect.poll(() => history.innerText()).toMatch(/\d+ \w+ 14:05/);
  await expect
    .poll(() => history.innerText())
    .toContain('counted by Ramouseh post, keyed by Coordinator board (paper)');
  await closeDrawer();
});

test('switches reach a phone; handed over, it is cut off together with the key that counts while it is locked', async () => {
  const { page: phone, browser } = await scene.phone();
  await joinPhone(phone, await enrolPhone(board, { label: 'Ramouseh 8', ...AT_RAMOUSEH }));
  // What happens without anybody's doing: both off.
  await tap(phone, 'contact');
  await tap(phone, 'open-protection');
  await phone.getByTestId('protection').waitFor();
  expect(await phone.getByTestId('set-decoy').count()).toBe(0);
  await tap(phone, 'protection-back');

  await board.getByRole('button', { name: 'Protection of the phones' }).click();
  const part = board.getByTestId('protection-decoyPin');
  await part.getByRole('button', { name: 'Why it is off' }).click();
  await expect.poll(() => part.getByRole('listitem').count()).toBe(3);
  await part.getByRole('button', { name: 'I have read this. Turn it on' }).click();
  // Escape between the two askings turns nothing on.
  await pressEscape(board);
  await part.waitFor({ state: 'hidden' });
  await board.getByRole('button', { name: 'Protection of the phones' }).click();
  await part.getByText('Off', { exact: true }).waitFor();
  await part.getByRole('button', { name: 'Why it is off' }).click();
  await part.getByRole('button', { name: 'I have read this. Turn it on' }).click();
  await part.getByRole('button', { name: 'Yes, turn it on' }).click();
  await part.getByRole('button', { name: 'Turn it off' }).waitFor();
  await board.getByTestId('protection').getByRole('button', { name: 'Close' }).click();
  await tap(phone, 'open-protection');
  await phone.getByTestId('set-decoy').waitFor();
  await tap(phone, 'protection-back');

  await phone.goto(`${scene.laptop.origin}/phone/#pad`);
  await lock(phone);
  await countLocked(phone, '22', 12);
  const row = board.getByTestId('device').filter({ hasText: 'Ramouseh 8' });
  await row.getByText('1 record while locked').waitFor();
  await expect.poll(() => row.count()).toBe(1);

  await board.getByRole('button', { name: 'A phone is in other hands' }).click();
  const report = board.getByTestId('surrendered');
  await report.getByLabel('Which').selectOption({ label: 'Ramouseh 8' });
  await report.getByRole('button', { name: 'Report it' }).click();
  await report.getByRole('button', { name: 'Yes, report it' }).click();
  await report.waitFor({ state: 'hidden' });
  await row.getByText(/revoked .*its carrier had to hand it over/).waitFor();
  await expect
    .poll(() => row.innerText())
    .toContain('reported as handed over by Coordinator board');
  await expect.poll(() => row.innerText()).not.toContain('still counts while it is locked');

  // What it counts now is kept, and does not count: also what the locked key signs.
  await countLocked(phone, '40', 9);
  await unlock(phone);
  await phone.getByTestId('trouble').waitFor();
  await expect.poll(() => keptAt(phone, 'phone')).toBeGreaterThan(0);
  await phone.getByTestId('trouble').getByRole('button', { name: 'What to do' }).tap();
  const file = joinPath(scene.laptop.data, '..', 'handed-over.corridor-sealed');
  await (await saveFile(phone)).saveAs(file);
  await board.getByTestId('open-take-in').click();
  await board.getByTestId('take-in-file').setInputFiles(file);
  await board.getByTestId('taken-in').waitFor();
  await pressEscape(board);
  await row.getByRole('button', { name: 'Ramouseh 8: show what does not count' }).click();
  const apart = board.getByTestId('apart');
  const count = apart.getByRole('listitem').filter({ hasText: 'counted: 9 at boarding' });
  await expect.poll(() => count.innerText()).toContain('written while it was locked');
  await count.getByRole('button', { name: 'let it count' }).click();
  await count.getByRole('button', { name: 'yes, it counts' }).click();
  await count.waitFor({ state: 'hidden' });
  await pressEscape(board);
  await apart.waitFor({ state: 'hidden' });
  await showTab(board, 'trips');
  await expectTrips(board, '40', [{ boarded: '9' }]);
  await browser.close();
});
