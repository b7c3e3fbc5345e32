// A counter counts a bus far from any network. How long until the coordinator sees it?
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, showTab, signIn, trip } from './support/board.ts';
import { countOn, joinPhone, keptAt, takeVehicle, tap, unlock } from './support/phone.ts';
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
  await expect.poll(() => phone.getByTestId('site').textContent()).toBe('Ramouseh');

  await browser.setOffline(true);
  await takeVehicle(phone, '12');
  await countOn(phone, 47, 5);
  await phone.reload();
  await unlock(phone);
  await phone.getByTestId('kept-tally').waitFor();
  await expect.poll(() => phone.getByTestId('kept-tally').textContent()).toContain('52');
  await expect.poll(() => phone.getByTestId('kept-tally').textContent()).toContain('kept here');
  await expect
    .poll(async () => [await keptAt(phone, 'phone'), await keptAt(phone, 'hub')])
    .toEqual([1, 0]);

  await showTab(board, 'trips');
  const row = trip(board, '12');
  expect(await row.count()).toBe(0);
  // A machine that does other things beside makes a way longer, never shorter: the shortest of three tells of the way.
  const ways: number[] = [];
  for (const [n, people] of [52, 47, 40].entries()) {
    if (n > 0) {
      await browser.setOffline(true);
      await tap(phone, 'count-again');
      await countOn(phone, people);
    }
    let pushedAt = 0;
    const note = (request: Request) => {
      if (request.url().endsWith('/api/sync/push')) pushedAt ||= performance.now();
    };
    phone.on('requestfinished', note);
    const shown = row
      .getByRole('gridcell')
      // Not the minutes of an hour.
      .filter({ hasText: new RegExp(`(?<![:\\d])${people}(?![:\\d])`) })
      .first()
      .waitFor()
      .then(() => performance.now());
    const backAt = performance.now();
    await browser.setOffline(false);
    const shownAt = await shown;
    await expect.poll(() => keptAt(phone, 'hub')).toBe(n + 1);
    phone.off('requestfinished', note);
    ways.push(Math.round(shownAt - backAt));
    const last = Math.round(shownAt - pushedAt);
    console.info(
      `network back → on the board: ${ways.at(-1)} ms; the phone's push done → on the board: ${last} ms`,
    );
  }
  expect(Math.min(...ways)).toBeLessThan(1000);
  await expect.poll(() => phone.getByTestId('kept-tally').textContent()).toContain('at the hub');
});
