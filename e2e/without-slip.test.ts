// A bus arrives and its driver has no slip. It is counted all the same; a person says later which departure it was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolPhone,
  expectTrips,
  openTrip,
  pressEscape,
  showTab,
  signIn,
  trip,
} from './support/board.ts';
import { arriveWithoutSlip, countOn, depart, joinPhone, takeVehicle } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, AT_RASHIDIN, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

test('an arrival without a slip is linked to its departure, and unlinked again', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const here = (await scene.phone()).page;
  await joinPhone(here, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
  const there = (await scene.phone()).page;
  await joinPhone(there, await enrolPhone(board, { label: 'Rashidin 1', ...AT_RASHIDIN }));
  await showTab(board, 'trips');
  await takeVehicle(here, '12');
  await countOn(here, 52);
  await depart(here);
  await arriveWithoutSlip(there, '12');
  await countOn(there, 47);
  const apart = [
    { boarded: '52', alighted: '–', difference: '' },
    { boarded: '–', alighted: '47', difference: '', open: 'no departure' },
  ];
  await expectTrips(board, '12', apart);

  await showTab(board, 'now');
  await expect
    .poll(() => board.getByTestId('question-4').innerText())
    .toContain('1 arrival without a departure');
  await showTab(board, 'trips');
  await trip(board, '12').filter({ hasText: 'no departure' }).click();
  const drawer = board.getByTestId('trip-drawer');
  const proposals = drawer.getByTestId('links').getByRole('listitem');
  await expect.poll(() => proposals.count()).toBe(1);
  await expect.poll(() => proposals.first().innerText()).toContain('same vehicle');
  await expect.poll(() => proposals.first().innerText()).toContain('52 boarded');
  await proposals.first().getByRole('button', { name: 'link', exact: true }).click();
  await drawer.getByTestId('links').waitFor({ state: 'hidden' });
  await pressEscape(board);
  await drawer.waitFor({ state: 'hidden' });
  await expectTrips(board, '12', [{ boarded: '52', alighted: '47', difference: '−5' }]);
  await showTab(board, 'account');
  await board.getByTestId('discrepancy-list').waitFor();

  const linked = await openTrip(board, '12');
  await linked.getByRole('button', { name: /unlink/ }).click();
  await pressEscape(board);
  await linked.waitFor({ state: 'hidden' });
  await expectTrips(board, '12', apart);
});
