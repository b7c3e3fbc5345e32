// Phones whose clock is wrong: an empty battery, a hand that slipped, a foreign zone, the night the clocks change.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showTab, signIn as signInBoard, trip } from '../support/board.ts';
import { createProfile } from '../support/browser.ts';
import { type Field, openField, poll } from '../support/field.ts';
import {
  countLocked,
  countOn,
  depart,
  keptAt,
  lock,
  takeVehicle,
  tap,
  unlock,
} from '../support/phone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const YEAR_1970 = Date.UTC(1970, 0, 1, 0, 10);
const YEAR_2099 = Date.UTC(2099, 5, 1);
/** In Paris it is two o'clock again. */
const CLOCKS_GO_BACK = Date.UTC(2026, 9, 25, 1);

let field: Field;
let board: Page;
beforeAll(async () => {
  field = await openField();
  board = (await field.board()).page;
  await signInBoard(board, await field.laptop.link());
});
afterAll(() => field.end());

/** The phone's clock stands so far from the true one, ms; it can be set again while the app runs. */
const setWrong = (page: Page, ms: number) =>
  page.addInitScript((ms) => {
    const RealDate = Date;
    let shift = ms;
    class ShiftedDate extends RealDate {
      constructor(...given: [] | [number]) {
        super(...((given.length === 0 ? [RealDate.now() + shift] : given) as [number]));
      }
      static override now = () => RealDate.now() + shift;
    }
    Object.assign(globalThis, {
      Date: ShiftedDate,
      setClock: (ms: number) => {
        shift = ms;
      },
    });
  }, ms);
const setClock = (page: Page, ms: number) =>
  page.evaluate(
    (ms) => (globalThis as unknown as { setClock: (ms: number) => void }).setClock(ms),
    ms,
  );

interface Wrong {
  readonly what: string;
  readonly vehicles: readonly [string, string];
  /** Wrong clock minus true one: as it is let in, before its first count, before its second. */
  readonly joining: () => number;
  readonly first?: () => number;
  readonly second?: () => number;
  readonly zone: string;
}
const wrongs: readonly Wrong[] = [
  {
    what: 'a battery was empty: it is 1970',
    vehicles: ['12', '71'],
    joining: () => YEAR_1970 - Date.now(),
    zone: 'UTC',
  },
  {
    what: 'a thumb slipped: it is 2099',
    vehicles: ['7', '72'],
    joining: () => YEAR_2099 - Date.now(),
    zone: 'Pacific/Kiritimati',
  },
  {
    what: 'set back by three hours mid-shift, in a foreign zone',
    vehicles: ['31', '73'],
    joining: () => 0,
    second: () => -3 * HOUR,
    zone: 'America/Caracas',
  },
  {
    what: 'the night in which the clocks go back',
    vehicles: ['4', '74'],
    joining: () => CLOCKS_GO_BACK - 70_000 - Date.now(),
    first: () => CLOCKS_GO_BACK - 10_000 - Date.now(),
    second: () => CLOCKS_GO_BACK + 30_000 - Date.now(),
    zone: 'Europe/Paris',
  },
];
/** Minutes of the day as the board writes them: `11:05`, `Mo 11:05`. */
const minutesIn = (text: string) => {
  const [, hours, minutes] = /(\d{1,2}):(\d{2})/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};
const minutesThere = (time: number) =>
  minutesIn(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Damascus', timeStyle: 'short' }).format(
      time,
    ),
  );

test.each(wrongs)(
  '[wrong-clock] $what: nothing is refused, the board shows the true time and says that the clock is off',
  async ({ vehicles: [open, locked], joining, first, second, zone }) => {
    const { browser, page } = await field.phoneOn(await createProfile(), { timezoneId: zone });
    await setWrong(page, joining());
    await field.letIn(page, `Phone ${open}`);
    await poll(() => keptAt(page, 'phone'), 0);
    await browser.setOffline(true);
    if (first) await setClock(page, first());
    await takeVehicle(page, open);
    await countOn(page, 31);
    if (second) await setClock(page, second());
    await tap(page, 'count-again');
    await countOn(page, 32);
    await depart(page);
    await lock(page);
    await countLocked(page, locked, 9);
    const left = Date.now();
    await unlock(page);
    await browser.setOffline(false);
    await poll(() => keptAt(page, 'phone'), 0);
    await expect.poll(() => page.getByTestId('trouble').count()).toBe(0);

    // The later count stands, whatever the clock said when it was made.
    await showTab(board, 'trips');
    await expect
      .poll(() => trip(board, open).getByRole('gridcell').allInnerTexts())
      .toEqual(expect.arrayContaining([expect.stringMatching(/(?<![:\d])32(?![:\d])/)]));
    const shown = await trip(board, open).getByRole('gridcell').allInnerTexts();
    const times = shown.filter((text) => /\d:\d\d/.test(text)).map(minutesIn);
    expect(times).toHaveLength(1);
    expect(Math.abs((times[0] ?? 0) - minutesThere(left))).toBeLessThanOrEqual(3);
    await showTab(board, 'devices');
    await board
      .getByTestId('devices')
      .getByRole('row')
      .filter({ hasText: `Phone ${open}` })
      .filter({ hasText: 'clock off by' })
      .first()
      .waitFor();
    // And the phone itself says it, with the minutes.
    await tap(page, 'contact');
    await page.getByTestId('delivery').getByText('clock is off by').waitFor();
    await browser.close();
  },
);

test('[wrong-clock] nobody’s clock took another’s along, and every count is there', async () => {
  const { tallies, forked } = await field.held();
  const own = new Map(tallies.map((tally) => [tally.trip.replace(/\..*$/, ''), tally]));
  expect(tallies.map(({ people }) => people).sort((a, b) => a - b)).toEqual([
    9, 9, 9, 9, 31, 31, 31, 31, 32, 32, 32, 32,
  ]);
  expect(forked).toEqual([]);
  // The phone with the right clock was let in after the one at 2099 had been heard everywhere.
  const right = own.get('trip/31');
  expect((right?.hlc ?? 0) - Date.now()).toBeLessThan(HOUR);
  expect(own.get('trip/12')?.wall).toBeLessThan(YEAR_1970 + HOUR);
});
