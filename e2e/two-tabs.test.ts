// One phone, or one laptop, with the app open twice. Two writers of one chain would be a fork.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { countOn, joinPhone, keptAt, takeVehicle, tap, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

const devices = async (page: Page) => {
  await showTab(page, 'devices');
  return page.getByTestId('devices');
};

test('[two-tabs] the pad opened twice: one tab counts, the other says so and can take over', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const link = await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  const { browser, page: first } = await scene.phone();
  await joinPhone(first, link);
  await takeVehicle(first, '12');
  await tap(first, 'plus-5', 3);

  const second = await browser.newPage();
  await second.goto(`${scene.laptop.origin}/phone/`);
  await second.getByTestId('other-tab').waitFor();
  await expect
    .poll(() => second.getByTestId('other-tab').innerText())
    .toContain('Only one tab writes');
  expect(await second.getByTestId('pad').count()).toBe(0);
  await tap(first, 'plus-1');

  await second.getByTestId('take-over').tap();
  await unlock(second);
  await expect.poll(() => second.getByTestId('heads').textContent()).toBe('16');
  await first.getByTestId('other-tab').waitFor();
  expect(await first.getByTestId('pad').count()).toBe(0);
  await countOn(second, 31);
  await expect.poll(() => keptAt(second, 'hub')).toBe(1);

  // And back again, while nothing is at the hub yet.
  await browser.setOffline(true);
  await tap(second, 'count-again');
  await countOn(second, 50);
  await first.getByTestId('take-over').tap();
  await unlock(first);
  await first.getByTestId('kept-tally').waitFor();
  await expect.poll(() => first.getByTestId('kept-tally').textContent()).toContain('50');
  await tap(first, 'departed');
  await browser.setOffline(false);
  await expect.poll(() => keptAt(first, 'phone')).toBe(0);

  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '50' }]);
  expect(await (await devices(board)).innerText()).not.toContain('two versions');
});

test('the board opened twice: both write, nothing forks, and both show everything', async () => {
  const { browser, page: left } = await scene.board();
  await signIn(left, await scene.laptop.link());
  const right = await browser.newPage();
  await right.goto(left.url());
  await right.getByTestId('now').waitFor();
  await call(left, '31 d ram 40');
  await call(right, '4 d ram 41');
  await call(left, '19 d ram 42');
  for (const page of [left, right]) await expectCalls(page, { 31: '40', 4: '41', 19: '42' });

  await scene.laptop.kill();
  await left.getByTestId('banner-offline').waitFor();
  await call(left, '22 d ram 43');
  await call(right, '8 d ram 44');
  await call(left, '40 d ram 45');
  await scene.laptop.restart();
  const all = { 31: '40', 4: '41', 19: '42', 22: '43', 8: '44', 40: '45' };
  const third = (await scene.board()).page;
  await signIn(third, await scene.laptop.link());
  for (const page of [left, right, third]) {
    await expectCalls(page, all);
    expect(await (await devices(page)).innerText()).not.toContain('two versions');
  }
});

/** Every vehicle once, with as many boarded as its call said. */
async function expectCalls(page: Page, calls: Readonly<Record<string, string>>): Promise<void> {
  await showTab(page, 'trips');
  for (const [vehicle, boarded] of Object.entries(calls)) {
    await expectTrips(page, vehicle, [{ boarded }]);
  }
}
