// A checkpoint takes a phone. Its officer says so on a colleague's phone; whoever holds it goes on, and what they add stands apart.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import {
  allVehicles,
  countLocked,
  countOn,
  joinPhone,
  keptAt,
  lock,
  takeVehicle,
  tap,
  unlock,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

test('S8 reported by a colleague: the hub cuts off phone and pad, what was counted before stands, what comes later is kept apart', async () => {
  const { browser, page: taken } = await scene.phone();
  await joinPhone(taken, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
  const { page: colleague } = await scene.phone();
  await joinPhone(colleague, await enrolPhone(board, { label: 'Ramouseh 2', ...AT_RAMOUSEH }));
  await takeVehicle(taken, '12');
  await countOn(taken, 47);
  await lock(taken);
  await countLocked(taken, '7', 33);
  await expect.poll(() => taken.getByTestId('locked-at-hub').getAttribute('data-count')).toBe('1');
  await showTab(board, 'trips');
  await expectTrips(board, '7', [{ boarded: '33' }]);

  await browser.setOffline(true);
  await tap(colleague, 'contact');
  await tap(colleague, 'surrendered');
  await colleague.locator('[data-testid="surrendered-phone"][data-label="Ramouseh 1"]').tap();
  await tap(colleague, 'surrendered-yes');
  await colleague.getByTestId('surrendered-told').waitFor();
  await showTab(board, 'devices');
  const row = board
    .getByTestId('devices')
    .getByRole('row', { name: /Ramouseh 1/ })
    .first();
  await expect.poll(() => row.innerText()).toMatch(/revoked|surrendered/);

  // Locked, in other hands, it counts on; near the hub it delivers; nothing of it is in a figure.
  await countLocked(taken, '31', 44);
  await browser.setOffline(false);
  await expect.poll(() => taken.getByTestId('locked-at-hub').getAttribute('data-count')).toBe('2');
  // Whoever has its PIN hears that it is no longer let in, and counts on all the same.
  await unlock(taken);
  await taken.getByTestId('trouble').waitFor();
  await expect
    .poll(() => taken.getByTestId('trouble').getAttribute('data-trouble'))
    .toBe('revoked');
  // What others had written is gone from it by then, the list of vehicles too.
  await allVehicles(taken);
  await taken.getByTestId('unlisted').waitFor();
  await expect
    .poll(() => taken.locator('[data-testid="vehicle"][data-vehicle="19"]').count())
    .toBe(0);
  await tap(taken, 'unlisted');
  await tap(taken, 'unlisted-bus');
  await taken.getByTestId('heads').waitFor();
  await countOn(taken, 20);
  await expect.poll(() => keptAt(taken, 'phone')).toBeGreaterThan(0);

  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '47' }]);
  await expectTrips(board, '7', [{ boarded: '33' }]);
  await expectTrips(board, '31', []);
  await expectTrips(board, 'X1', []);
  await showTab(board, 'devices');
  const apart = board.getByRole('button', { name: /Ramouseh 1.*: show what does not count/ });
  await apart.first().waitFor();
  await apart.first().click();
  const lines = board.getByTestId('apart');
  await expect.poll(() => lines.innerText()).toContain('44');
  await expect.poll(() => lines.innerText()).toContain('written after the device was revoked');
});
