// A counter counts a bus far from any network. How long until the coordinator sees it?
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, showTab, signIn, trip } from './support/board.ts';
import { countOn, joinPhone, keptAt, takeVehicle, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

test('a count made without a network is on the board within a second of the network coming back', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const link = await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  expect(link).toMatch(/^http:\/\/localhost:\d+\/phone\/#join=/);
  const { browser, page: phone } = await scene.phone();
  await joinPhone(phone, link);
  expect(await phone.getByTestId('site').textContent()).toBe('Ramouseh');

  await browser.setOffline(true);
  await takeVehicle(phone, '12');
  await countOn(phone, 47, 5);
  await phone.reload();
  await unlock(phone);
  await phone.getByTestId('kept-tally').waitFor();
  expect(await phone.getByTestId('kept-tally').textContent()).toContain('52');
  expect(await phone.getByTestId('kept-tally').textContent()).toContain('kept here');
  expect([await keptAt(phone, 'phone'), await keptAt(phone, 'hub')]).toEqual([1, 0]);

  await showTab(board, 'trips');
  const row = trip(board, '12');
  expect(await row.count()).toBe(0);
  let pushedAt = 0;
  phone.on('requestfinished', (request) => {
    if (request.url().endsWith('/api/sync/push')) pushedAt ||= performance.now();
  });
  const shown = row
    .getByText('52')
    .waitFor()
    .then(() => performance.now());
  const backAt = performance.now();
  await browser.setOffline(false);
  const shownAt = await shown;
  await expect.poll(() => keptAt(phone, 'hub')).toBe(1);
  const whole = Math.round(shownAt - backAt);
  const last = Math.round(shownAt - pushedAt);
  console.info(
    `network back → on the board: ${whole} ms; the phone's push done → on the board: ${last} ms`,
  );
  expect(whole).toBeLessThan(1000);
  expect(await phone.getByTestId('kept-tally').textContent()).toContain('at the hub');
});
