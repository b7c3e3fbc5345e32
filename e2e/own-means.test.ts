// A counter tells what else happens at a pick-up point; the board shows it. Keys fit a thumb, in the dark, on a cheap phone.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolPhone, showTab, signIn } from './support/board.ts';
import { overflowing } from './support/fits.ts';
import { lasting } from './support/lasting.ts';
import { joinPhone, keptAt, lock, openNote, tap, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let board: Page;
let phone: Page;
const QUARTER = 6 * 3_600_000;
/** Lorries until the pad had asked twice: as many as chance wanted. */
let counted = 0;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  phone = (await scene.phone()).page;
  await joinPhone(phone, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
});
afterAll(() => scene.end());

const note = (what: string) => openNote(phone, what);
/** A vehicle passes; answers whether the pad asked how many were in it, and says so many. */
const passes = async (kind: 'car' | 'van' | 'lorry', people: number): Promise<boolean> => {
  await tap(phone, `own-${kind}`);
  const asks = await phone.getByTestId('own-question').isVisible();
  if (asks) await tap(phone, `own-how-many-${people}`);
  return asks;
};
const countOf = async (key: string) =>
  Number(await phone.getByTestId(key).getAttribute('data-count'));
/** What is cut off or too small for a thumb on the screen as it stands. */
const unfit = () =>
  lasting(async () => [
    ...(await overflowing(phone)),
    ...(await phone.evaluate(() =>
      [...document.querySelectorAll('main button')].flatMap((key) => {
        const { width, height } = key.getBoundingClientRect();
        return key.checkVisibility() && (height < 63.5 || width < 43.5)
          ? [`${key.textContent} ${Math.round(width)}×${Math.round(height)}`]
          : [];
      }),
    )),
  ]);
/** Cars, vans, lorries, people on foot as the board counts them. */
const ownMeansOnTheBoard = async (): Promise<readonly number[]> => {
  const row = board.getByTestId('own-means').getByRole('row', { name: 'Ramouseh' });
  const cells = await row.getByRole('cell').allInnerTexts();
  return cells.slice(0, 4).map((text) => Number(text.replace(/\D/g, '')));
};
const onTheBoard = (id: string) => board.getByTestId(id).innerText();

describe('beside the road', () => {
  test('two watches: ten cars with one looked into, people on foot by ones and fives; the gap is no zero', async () => {
    await note('own-means');
    await phone.getByTestId('own-means').waitFor();
    expect(await unfit()).toEqual([]);
    let asked = 0;
    for (let i = 0; i < 10; i++) if (await passes('car', 5)) asked++;
    expect(asked).toBe(1);
    await tap(phone, 'own-foot-5');
    await tap(phone, 'own-foot', 2);
    await tap(phone, 'own-undo');
    await expect
      .poll(async () => [await countOf('own-car'), await countOf('own-foot')])
      .toEqual([10, 6]);
    await tap(phone, 'own-close');
    await phone.getByTestId('own-span').waitFor();
    await expect
      .poll(() => phone.getByTestId('own-span').innerText())
      .toContain('10 cars · 6 on foot');
    await expect
      .poll(() => phone.getByTestId('own-span').innerText())
      .toContain('5 people in 1 vehicle');
    expect(await countOf('own-car')).toBe(0);

    await tap(phone, 'own-watch');
    await passes('van', 8);
    await passes('van', 8);
    await passes('lorry', 9);
    await tap(phone, 'own-close');
    await expect.poll(() => phone.getByTestId('own-span').count()).toBe(2);

    await showTab(board, 'account');
    await expect.poll(ownMeansOnTheBoard).toEqual([10, 2, 1, 6]);
    await expect.poll(() => onTheBoard('own-means')).toContain('5 in 1 car');
  });

  test('the question: nine keys, more, could not see; it does not move the keys for the next car', async () => {
    await tap(phone, 'own-watch');
    const carKey = () => phone.getByTestId('own-car').boundingBox();
    const before = await carKey();
    let asks = false;
    while (!asks) {
      await tap(phone, 'own-lorry');
      asks = await phone.getByTestId('own-question').isVisible();
    }
    expect(await carKey()).toEqual(before);
    expect(await unfit()).toEqual([]);
    const lorries = await countOf('own-lorry');
    await tap(phone, 'own-how-many-more');
    await tap(phone, 'digit-2');
    await tap(phone, 'digit-4');
    await tap(phone, 'keypad-close');
    expect(await phone.getByTestId('own-question').isVisible()).toBe(false);
    for (let i = 0; i < 10; i++) {
      await tap(phone, 'own-lorry');
      if (await phone.getByTestId('own-question').isVisible()) await tap(phone, 'own-not-seen');
    }
    await expect.poll(() => countOf('own-lorry')).toBe(lorries + 10);
    await tap(phone, 'back');
    await note('own-means');
    const [last] = await phone.getByTestId('own-span').allInnerTexts();
    counted = lorries + 10;
    expect(last).toContain(`${counted} lorries`);
    expect(last).toContain('24 people in 1 vehicle');
    expect(last).toContain('1 not seen into');
  });
});

describe('a phone that dies beside the road', () => {
  test('in the middle of a watch: after the PIN all that was touched is written, though nobody opens the screen', async () => {
    await expect.poll(ownMeansOnTheBoard).toEqual([10, 2, 1 + counted, 6]);
    const [cars = 0, vans = 0, lorries = 0, foot = 0] = await ownMeansOnTheBoard();
    await tap(phone, 'own-watch');
    for (let i = 0; i < 3; i++) await passes('van', 7);
    await tap(phone, 'own-foot-5');
    // The hand feels a touch when it is stored; a moment is what a thumb needs anyway.
    await phone.waitForTimeout(300);
    await phone.reload();
    await phone.getByTestId('locked').waitFor();
    await unlock(phone);
    await expect.poll(ownMeansOnTheBoard).toEqual([cars, vans + 3, lorries, foot + 5]);
  });

  test('locks in the middle of a watch: it goes on on the locked pad, and is one span', async () => {
    const [cars = 0, vans = 0, lorries = 0, foot = 0] = await ownMeansOnTheBoard();
    await note('own-means');
    await tap(phone, 'own-foot-5');
    await lock(phone);
    await phone.getByTestId('own-means').waitFor();
    await expect.poll(() => countOf('own-foot')).toBe(5);
    await tap(phone, 'own-foot-5');
    await tap(phone, 'own-close');
    await expect.poll(ownMeansOnTheBoard).toEqual([cars, vans, lorries, foot + 10]);
    await unlock(phone);
    await note('own-means');
    await expect
      .poll(() => phone.getByTestId('own-span').first().innerText())
      .toContain('10 on foot');
    await expect.poll(() => ownMeansOnTheBoard()).toEqual([cars, vans, lorries, foot + 10]);
  });

  test('while it is locked: a watch that ended is delivered without the PIN, one that was running comes with it, once', async () => {
    const [cars = 0, vans = 0, lorries = 0, foot = 0] = await ownMeansOnTheBoard();
    await lock(phone);
    await tap(phone, 'locked-own-means');
    await phone.getByTestId('own-means').waitFor();
    expect(await unfit()).toEqual([]);
    for (let i = 0; i < 2; i++) await passes('lorry', 9);
    await tap(phone, 'own-close');
    await expect.poll(ownMeansOnTheBoard).toEqual([cars, vans, lorries + 2, foot]);
    await passes('car', 3);
    await phone.waitForTimeout(300);
    await phone.reload();
    await phone.getByTestId('locked').waitFor();
    expect(await phone.getByTestId('own-means').count()).toBe(0);
    await unlock(phone);
    await expect.poll(ownMeansOnTheBoard).toEqual([cars + 1, vans, lorries + 2, foot]);
    await note('own-means');
    await expect.poll(() => phone.getByTestId('own-span').count()).toBe(2);
  });
});

describe('at the gate', () => {
  test('about five hundred wait at −8 °C since noon, four infants, the crowd presses: on the board', async () => {
    await note('waiting');
    await phone.getByTestId('waiting-screen').waitFor();
    expect(await unfit()).toEqual([]);
    let touches = 0;
    const touch = async (key: string, times = 1) => {
      touches += times;
      await tap(phone, key, times);
    };
    await touch('waiting-about-500');
    await touch('degrees-minus-5');
    await touch('degrees-minus', 3);
    await touch('waiting-infants-plus', 4);
    await touch('crowd-pressing');
    await touch('since');
    expect(await unfit()).toEqual([]);
    await touch('since-120');
    await touch('waiting-keep');
    await phone.getByTestId('last-told').waitFor();
    // A person has a second for each, and fifteen for all: seconds by the clock would tell of this machine.
    expect(touches).toBeLessThan(15);
    await expect
      .poll(() => phone.getByTestId('last-told').innerText())
      .toContain('about 350–750 waiting');

    await showTab(board, 'now');
    await expect.poll(() => onTheBoard('waiting')).toContain('−8 °C');
    const said = await onTheBoard('waiting');
    for (const part of ['Ramouseh', 'crowd presses', '4 infants', 'about 350–750', '2 h 0']) {
      expect(said).toContain(part);
    }
  });

  test('counted one by one half an hour ago: exact, with its own hour, and undone with one touch', async () => {
    const kept = (await keptAt(phone, 'phone')) + (await keptAt(phone, 'hub'));
    await tap(phone, 'waiting-exact');
    await tap(phone, 'digit-2');
    await tap(phone, 'digit-1');
    await tap(phone, 'digit-2');
    await tap(phone, 'keypad-close');
    await tap(phone, 'earlier');
    await tap(phone, 'earlier-30');
    await tap(phone, 'waiting-keep');
    await expect.poll(() => phone.getByTestId('last-told').innerText()).toContain('212 waiting');
    // Half an hour ago is before what was seen a moment ago: the board goes by when it was seen.
    await expect.poll(async () => (await keptAt(phone, 'hub')) - kept).toBeGreaterThan(0);
    await expect.poll(() => onTheBoard('waiting')).toContain('about 350–750');
    await tap(phone, 'undo');
    await expect.poll(() => phone.getByTestId('last-told').innerText()).toContain('about 350–750');
  });

  test('a crush is one touch, and says what helps', async () => {
    await note('crowd');
    await phone.getByTestId('crowd-screen').waitFor();
    expect(await unfit()).toEqual([]);
    await tap(phone, 'crowd-crush');
    await phone.getByTestId('crowd-advice').waitFor();
    await expect
      .poll(() => phone.getByTestId('crowd-advice').innerText())
      .toContain('Stop the boarding.');
    await expect.poll(() => onTheBoard('waiting')).toContain('CRUSH');
  });

  test('told, and asked: whether they may stay, and which places they may choose', async () => {
    await note('informed');
    expect(await unfit()).toEqual([]);
    await tap(phone, 'informed-yes');
    await phone.getByTestId('last-told').waitFor();
    await expect.poll(() => onTheBoard('waiting-for')).toContain('informed, not yet asked');
    await note('asked');
    expect(await phone.getByTestId('asked-keep').isDisabled()).toBe(true);
    await tap(phone, 'asked-may-stay');
    await phone.locator('[data-testid="asked-place"][data-site="site/rashidin"]').tap();
    expect(await unfit()).toEqual([]);
    await tap(phone, 'asked-keep');
    await phone.getByTestId('last-told').waitFor();
    await expect.poll(() => onTheBoard('waiting-for')).toContain('informed and asked');
    await expect.poll(() => onTheBoard('waiting-for')).toContain('they may choose: Rashidin');
  });
});

test('women, girls and boys: counters that wait for the end of the quarter, and say until when', async () => {
  // No quarter of the day ends in the middle of these two scenes.
  const left = QUARTER - (Date.now() % QUARTER);
  if (left < 150_000) await wait(left + 1_000);
  await note('breakdown');
  await phone.getByTestId('breakdown-screen').waitFor();
  await tap(phone, 'breakdown-women', 3);
  await tap(phone, 'breakdown-girls', 2);
  await tap(phone, 'breakdown-undo');
  await tap(phone, 'breakdown-vehicle');
  expect(await unfit()).toEqual([]);
  await expect
    .poll(async () => [await countOf('breakdown-women'), await countOf('breakdown-girls')])
    .toEqual([3, 1]);
  await expect
    .poll(() => phone.getByTestId('breakdown-until').innerText())
    .toMatch(/at least 100 people from 3 vehicles are needed by \d\d:\d\d/);
  expect(await phone.getByTestId('breakdown-offer').count()).toBe(0);
  await tap(phone, 'back');
  await note('breakdown');
  await expect
    .poll(async () => [await countOf('breakdown-women'), await countOf('breakdown-girls')])
    .toEqual([3, 1]);
});

test('a quarter of the day later: too few make no table and are erased; a hundred from three vehicles make one', async () => {
  /** Somebody sets the phone's clock while it is locked; then it is unlocked. */
  const setClock = async (ms: number) => {
    await lock(phone);
    await phone.evaluate((by) => {
      const scope = globalThis as unknown as { realNow?: () => number };
      const real = scope.realNow ?? Date.now.bind(Date);
      scope.realNow = real;
      Date.now = () => real() + by;
    }, ms);
    await unlock(phone);
    await note('breakdown');
    await phone.getByTestId('breakdown-until').waitFor();
  };
  await setClock(-2 * QUARTER);
  await tap(phone, 'breakdown-women', 7);
  await setClock(-QUARTER);
  await expect
    .poll(() => phone.getByTestId('breakdown-refused').innerText())
    .toContain('People: 7. Vehicles: 1. That is too few');
  await tap(phone, 'breakdown-erase');
  await expect.poll(() => phone.getByTestId('breakdown-refused').count()).toBe(0);

  await tap(phone, 'breakdown-women', 43);
  await tap(phone, 'breakdown-vehicle');
  await tap(phone, 'breakdown-girls', 31);
  await tap(phone, 'breakdown-boys', 22);
  await tap(phone, 'breakdown-vehicle');
  await tap(phone, 'breakdown-men', 18);
  await tap(phone, 'breakdown-elderly', 4);
  await expect
    .poll(() => phone.getByTestId('breakdown-until').innerText())
    .toContain('Enough for a table.');
  await setClock(0);
  expect(await unfit()).toEqual([]);
  await tap(phone, 'breakdown-write');
  await tap(phone, 'breakdown-sure');
  await phone.getByTestId('last-told').waitFor();
  await expect.poll(() => phone.getByTestId('breakdown-offer').count()).toBe(0);
  // What is counted in this quarter is still there.
  await expect.poll(() => countOf('breakdown-women')).toBe(3);

  await showTab(board, 'account');
  const row = board.getByTestId('breakdowns').getByRole('row', { name: 'Ramouseh' });
  await row.waitFor();
  const cells = await row.getByRole('cell').allInnerTexts();
  expect(cells.slice(1).map((text) => text.replace(/[^\d–]/g, ''))).toEqual([
    '3',
    '115',
    '45',
    '30',
    '20',
    '5',
    '–',
  ]);
});
