// The link breaks after the hub has stored what was sent and before the phone hears of it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBadLink } from '../../bench/support/badLink.ts';
import { createProfile, openBrowser } from '../support/browser.ts';
import { RAMOUSEH } from '../support/counting.ts';
import { type Field, openField, poll } from '../support/field.ts';
import {
  countLocked,
  countOn,
  joinPhone,
  keptAt,
  lock,
  takeVehicle,
  tap,
  unlock,
} from '../support/phone.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

const atHub = async () => {
  const { tallies, forked } = await field.held();
  expect(forked).toEqual([]);
  return tallies.map(({ people }) => people).sort((a, b) => a - b);
};

test('[answer-lost] twice the hub stores a count and its answer does not come: it is there once, and signed for in the end', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await field.letIn(page, 'Ramouseh 1');
  await poll(() => keptAt(page, 'phone'), 0);
  const lost: string[] = [];
  await browser.route(/\/api\/(sync\/push|outbox)$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (lost.filter((each) => each === pathname).length >= 2) return route.continue();
    const answer = await route.fetch();
    expect(answer.status()).toBe(200);
    lost.push(pathname);
    await route.abort('connectionreset');
  });
  await takeVehicle(page, '12');
  await countOn(page, 31);
  await poll(() => keptAt(page, 'hub'), 1);
  expect(lost).toEqual(['/api/sync/push', '/api/sync/push']);

  // Locked it goes another way; the answer to that is lost as well.
  await lock(page);
  await countLocked(page, '7', 22);
  await poll(() => page.getByTestId('locked-at-hub').getAttribute('data-count'), '1');
  expect(lost.filter((each) => each === '/api/outbox')).toHaveLength(2);
  await unlock(page);
  await poll(() => keptAt(page, 'hub'), 2);
  expect(await atHub()).toEqual([22, 31]);
  await browser.close();
});

test('[answer-lost] over a link that breaks every second call anywhere, a shift comes home: each count once', async () => {
  const before = await atHub();
  // Always the same breaks; none while the phone is let in.
  let seed = 7;
  let isBad = false;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return isBad ? seed / 2_147_483_648 : 1;
  };
  const { origin } = field.laptop;
  const link = await openBadLink({ to: origin, bytesPerSecond: 300_000, cutShare: 1 / 2, chance });
  const browser = await openBrowser({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const token = await field.counting.invite(RAMOUSEH, 'Ramouseh 2');
  await joinPhone(page, `${link.origin.replace('127.0.0.1', 'localhost')}/phone/#join=${token}`);
  isBad = true;
  const shift = ['12', '7', '31', '4', '19', '22', '8', '40'];
  for (const [at, vehicle] of shift.entries()) {
    await takeVehicle(page, vehicle);
    await countOn(page, 40 + at);
  }
  // How often it calls hangs on how long it rests after each break: it counts on until the link has broken often enough.
  const more: number[] = [];
  while (link.cut() <= 5) {
    const called = link.requests();
    more.push(48 + more.length);
    await tap(page, 'count-again');
    await countOn(page, more.at(-1) ?? 0);
    await expect.poll(() => link.requests()).toBeGreaterThan(called);
  }
  await expect.poll(() => keptAt(page, 'phone'), { timeout: 120_000 }).toBe(0);
  isBad = false;
  console.info(`${link.cut()} of ${link.requests()} calls were cut`);
  expect(await atHub()).toEqual([...before, 40, 41, 42, 43, 44, 45, 46, 47, ...more]);
  await browser.close();
  link.close();
});
