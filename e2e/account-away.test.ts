// The account is worked out beside the page, so that no screen holds still for it. Whether the room for it is there, is refused, breaks
// down or has to open without a hub: every board says the same figures.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, showTab, signIn } from './support/board.ts';
import { openScene, type Scene } from './support/scene.ts';
import { openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

/** A laptop on which everything seems to take two hundred times as long: even few trips are too many for its page. */
const slowly = () => {
  const real = performance.now.bind(performance);
  performance.now = () => 200 * real();
};
/** Old browsers, and some that are kept under lock, give no room beside the page. */
const withoutRooms = () => {
  Object.assign(globalThis, {
    Worker: function refused() {
      throw new Error('not here');
    },
  });
};

/** The room breaks down as soon as it is entered. */
const withBrokenRooms = () => {
  const Real = Worker;
  Object.assign(globalThis, {
    Worker: class extends Real {
      constructor() {
        super(URL.createObjectURL(new Blob(['throw new Error("broken")'])));
      }
    },
  });
};

/** What the account says, in words. */
const told = async (board: Page): Promise<string> => {
  const parts = ['how-many-arrived', 'how-many-left', 'flows', 'layers'];
  const texts = await Promise.all(parts.map((part) => board.getByTestId(part).innerText()));
  return texts.join('\n');
};
/**
 * Both may still be working it out when they are first asked; and a page that thinks itself two hundred times as slow
 * rests two hundred times as long before it draws its roads anew.
 */
const saysTheSame = (board: Page, other: Page) =>
  expect
    .poll(async () => [await told(board), await told(other)], { timeout: 150_000 })
    .toSatisfy(([one, another]: readonly string[]) => one === another);
const least = (board: Page) => board.getByTestId('least-arrived').getAttribute('data-value');
const rooms = (board: Page) =>
  board.workers().filter((worker) => worker.url().includes('account.worker')).length;
const openBoard = async (...scripts: readonly (() => void)[]): Promise<Page> => {
  const { browser, page } = await scene.board();
  for (const script of scripts) await browser.addInitScript(script);
  await signIn(page, await scene.laptop.link());
  return page;
};
const toAccount = async (board: Page) => {
  await showTab(board, 'account');
  await board.getByTestId('least-arrived').waitFor();
};

let quick: Page;
let slow: Page;

test('beside the page as on it: the same figures, a trip traced to its count', async () => {
  quick = await openBoard();
  slow = await openBoard(slowly);
  await call(quick, '31 d ram 40');
  await call(quick, '31 a ras 38');
  for (const board of [quick, slow]) await toAccount(board);
  expect(rooms(quick)).toBe(0);
  await call(quick, '12 d ram 47');
  await call(quick, '12 a ras 47');
  await expect.poll(() => least(slow)).toBe('85');
  await expect.poll(() => rooms(slow)).toBe(1);
  await saysTheSame(slow, quick);
  const traced = async (board: Page) => {
    await board.getByTestId('trace-arrived').click();
    const trips = board.getByTestId('trace-trips');
    await trips.getByText('38').first().waitFor();
    const journeys = await trips.innerText();
    await trips.locator('tr[data-trip] button').first().click();
    await board.getByTestId('trace-records').waitFor();
    await board.getByTestId('trace').getByText('at least').waitFor();
    const counts = await board.getByTestId('trace').innerText();
    await board.keyboard.press('Escape');
    await board.getByTestId('trace').waitFor({ state: 'hidden' });
    return [journeys, counts];
  };
  expect(await traced(slow)).toEqual(await traced(quick));
});

test('no room is given, or it breaks down: the same figures, and nobody is told of it', async () => {
  const refused = await openBoard(slowly, withoutRooms);
  const broken = await openBoard(slowly, withBrokenRooms);
  for (const board of [refused, broken]) await toAccount(board);
  await call(quick, '7 d ram 30');
  await call(quick, '7 a ras 30');
  for (const board of [refused, broken, slow, quick]) {
    await expect.poll(() => least(board)).toBe('115');
    await saysTheSame(board, quick);
    expect(rooms(board)).toBe(board === slow ? 1 : 0);
  }
}, 400_000);

test('the hub is gone and the page is opened anew: the room opens with it', async () => {
  await slow.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await scene.laptop.kill();
  await slow.reload();
  await slow.getByTestId('banner-offline').waitFor();
  await toAccount(slow);
  await call(slow, '7 d ram 20');
  await call(slow, '7 a ras 20');
  await expect.poll(() => least(slow)).toBe('135');
  expect(rooms(slow)).toBe(1);
});
