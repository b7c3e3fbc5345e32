// Whom the coordinator lets in, as what, and what they can then do and cannot.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  call,
  enrolPhone,
  expectTrips,
  pressEscape,
  showTab,
  signIn,
  trip,
} from './support/board.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

test('the hub gives a link for every role that the screen offers', async () => {
  await showTab(board, 'devices');
  await board.getByRole('button', { name: 'Let a device in' }).click();
  const roles = board.getByTestId('enrol').getByLabel('What it may do').getByRole('option');
  await expect.poll(() => roles.count()).toBeGreaterThan(4);
  const offered = await roles.allInnerTexts();
  await pressEscape(board);
  for (const role of offered) {
    const link = await enrolPhone(board, { label: 'One more', site: 'Ramouseh', role });
    expect([role, link]).toEqual([role, expect.stringMatching(/#join=[\w-]{43}$/)]);
  }
});

test('a radio operator’s laptop takes calls; a wall shows them and offers nothing to write', async () => {
  const desk = (await scene.board()).page;
  await signIn(desk, await enrolPhone(board, { label: 'Desk 1', role: 'radio desk' }));
  await call(desk, '12 d ram 47');
  const wall = (await scene.board()).page;
  await signIn(wall, await enrolPhone(board, { label: 'Wall 1', role: 'wall, reads only' }));
  for (const page of [board, wall]) {
    await showTab(page, 'trips');
    await expectTrips(page, '12', [{ boarded: '47' }]);
  }
  expect(await wall.getByTestId('open-desk').count()).toBe(0);
  await wall.keyboard.press('r');
  expect(await wall.getByTestId('radio-desk').count()).toBe(0);
  await trip(wall, '12').click();
  await wall.getByTestId('trip-drawer').getByTestId('history').waitFor();
  expect(
    await wall
      .getByTestId('trip-drawer')
      .getByRole('button', { name: /Change/ })
      .count(),
  ).toBe(0);
  await pressEscape(wall);
  await showTab(wall, 'devices');
  expect(await wall.getByRole('button', { name: /^Revoke/ }).count()).toBe(0);
  expect(await wall.getByRole('button', { name: 'Let a device in' }).count()).toBe(0);
});
