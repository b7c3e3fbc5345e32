// Two counters at two doors of one bus; a bus that leaves before it is counted; a bus counted twice; a bus nobody could count.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import {
  arriveWithSlip,
  countOn,
  depart,
  joinBoarding,
  joinPhone,
  keptAt,
  takeVehicle,
  tap,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, AT_RASHIDIN, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
let front: Page;
let rear: Page;
let end: Page;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const join = async (label: string, place: typeof AT_RAMOUSEH) => {
    const { page } = await scene.phone();
    await joinPhone(page, await enrolPhone(board, { label, ...place }));
    return page;
  };
  front = await join('Ramouseh 1', AT_RAMOUSEH);
  rear = await join('Ramouseh 2', AT_RAMOUSEH);
  end = await join('Rashidin 1', AT_RASHIDIN);
  await showTab(board, 'trips');
});
afterAll(() => scene.end());

const atHub = (page: Page, records: number) => expect.poll(() => keptAt(page, 'hub')).toBe(records);
const minimum = async () => {
  await showTab(board, 'now');
  const value = await board.getByTestId('arrived-minimum').getAttribute('data-value');
  await showTab(board, 'trips');
  return Number(value);
};

test('25 through the front door, 22 through the rear, 47 get off: nothing is missing', async () => {
  await takeVehicle(front, '12');
  await tap(front, 'part-front');
  await countOn(front, 25);
  await atHub(front, 1);
  await joinBoarding(rear, '12');
  await tap(rear, 'part-rear');
  await countOn(rear, 22);
  await expectTrips(board, '12', [{ boarded: '47' }]);
  await atHub(rear, 1);
  const code = await depart(front);
  await arriveWithSlip(end, code, '12');
  await countOn(end, 47);
  await expectTrips(board, '12', [{ boarded: '47', alighted: '47', difference: '' }]);
  await expect.poll(() => minimum()).toBe(47);
  await showTab(board, 'account');
  await board.getByTestId('least-arrived').waitFor();
  expect(await board.getByTestId('discrepancy-list').count()).toBe(0);
  await showTab(board, 'trips');
});

test('a bus leaves uncounted: a count is owed until somebody counts', async () => {
  await takeVehicle(front, '7');
  await depart(front);
  await expectTrips(board, '7', [{ boarded: '–', open: 'count owed' }]);
  await expect
    .poll(() => front.getByTestId('strip-vehicle').first().getAttribute('data-owed'))
    .toBe('true');
  await countOn(front, 44);
  await expectTrips(board, '7', [{ boarded: '44', open: '' }]);
  await expect
    .poll(() => front.getByTestId('strip-vehicle').first().getAttribute('data-owed'))
    .toBe('false');
});

test('counted again: the second number stands alone', async () => {
  await takeVehicle(front, '31');
  await countOn(front, 38);
  await expectTrips(board, '31', [{ boarded: '38' }]);
  await tap(front, 'count-again');
  await countOn(front, 40);
  await expectTrips(board, '31', [{ boarded: '40' }]);
});

test('“about 60” got off: shown, and never in what may be said', async () => {
  const before = await minimum();
  await arriveWithSlip(end, await depart(front), '31');
  await tap(end, 'about');
  await tap(end, 'about-60');
  await tap(end, 'heads-done');
  await tap(end, 'laps-not-asked');
  await tap(end, 'keep');
  await end.getByTestId('kept-tally').waitFor();
  await expect.poll(() => end.getByTestId('kept-tally').innerText()).toContain('about');
  await expectTrips(board, '31', [{ alighted: '~60' }]);
  expect(await minimum()).toBe(before);
});
