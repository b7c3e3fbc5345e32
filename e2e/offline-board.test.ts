// The laptop with the hub is hit by a power cut. The coordinator's board in the next room goes on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { countOn, joinPhone, keptAt, takeVehicle } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

test('without the hub the board records, opens again, says how old its news is, and catches up', async () => {
  const { browser, page: board } = await scene.board();
  await signIn(board, await scene.laptop.link());
  const link = await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  const { page: phone } = await scene.phone();
  await joinPhone(phone, link);
  await call(board, '31 d ram 40');
  await board.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

  await scene.laptop.kill();
  const banner = board.getByTestId('banner-offline');
  await banner.waitFor();
  await expect.poll(() => banner.textContent()).toContain('Hub not reached since');
  await expect.poll(() => banner.textContent()).toMatch(/Newest news: .*Ramouseh/);
  // A dead network gives no answer at all, not even a refusal: each attempt hangs, and none is contact.
  await browser.route('**/api/**', () => {});
  await board.waitForRequest(/api/);
  for (let i = 0; i < 20; i++) {
    expect(await banner.isVisible()).toBe(true);
    await board.waitForTimeout(50);
  }
  await browser.unrouteAll({ behavior: 'ignoreErrors' });
  await call(board, '12 d ram 47');
  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '47' }]);
  await expect
    .poll(() => board.getByTestId('banner-to-send').textContent())
    .toContain('kept here only');
  await takeVehicle(phone, '7');
  await countOn(phone, 33);
  await expect.poll(() => keptAt(phone, 'phone')).toBe(1);

  await board.reload();
  await expectTrips(board, '12', [{ boarded: '47' }]);
  await expectTrips(board, '31', [{ boarded: '40' }]);
  await expectTrips(board, '7', []);
  await banner.waitFor();
  await expect.poll(() => banner.textContent()).toMatch(/Newest news: .*Ramouseh/);
  await board.getByTestId('banner-to-send').waitFor();

  await scene.laptop.restart();
  const upAt = performance.now();
  await expectTrips(board, '7', [{ boarded: '33' }]);
  console.info(`hub back → the phone's count on the board: ${since(upAt)} ms`);
  await banner.waitFor({ state: 'hidden' });
  await board.getByTestId('banner-to-send').waitFor({ state: 'hidden' });

  const other = (await scene.board()).page;
  await signIn(other, await scene.laptop.link());
  await showTab(other, 'trips');
  await expectTrips(other, '12', [{ boarded: '47' }]);
  await expectTrips(other, '31', [{ boarded: '40' }]);
  await expectTrips(other, '7', [{ boarded: '33' }]);
});

test('a new board on a slow line says that not everything is here yet', async () => {
  const { browser, page: board } = await scene.board();
  await browser.route('**/api/sync/pull', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await board.goto(await scene.laptop.link());
  const banner = board.getByTestId('banner-catching-up');
  await banner.waitFor();
  await expect.poll(() => banner.textContent()).toContain('every figure may be too low');
  await banner.waitFor({ state: 'hidden' });
  await board.getByTestId('corridor-strip').waitFor();
});

const since = (then: number) => Math.round(performance.now() - then);
