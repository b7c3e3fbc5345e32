// A phone was left in a bus that a checkpoint searched. The coordinator cuts it off; what it holds is not thrown away.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../packages/hub/src/testing/process.ts';
import {
  allAtHub,
  enrolPhone,
  expectTrips,
  pressEscape,
  showTab,
  signIn,
} from './support/board.ts';
import { countOn, joinPhone, keptAt, saveFile, takeVehicle, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

test('a revoked phone says so, keeps its records, hands them over by file, and they stand apart', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const { browser, page: phone } = await scene.phone();
  await joinPhone(phone, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
  await takeVehicle(phone, '12');
  await countOn(phone, 47);
  await expect.poll(() => keptAt(phone, 'hub')).toBe(1);

  await browser.setOffline(true);
  await takeVehicle(phone, '31');
  await countOn(phone, 40);
  await showTab(board, 'devices');
  const row = board.getByTestId('device').filter({ hasText: 'Ramouseh 1' });
  await row.getByRole('button', { name: 'Revoke Ramouseh 1', exact: true }).click();
  const dialog = board.getByTestId('revoke');
  await dialog.getByLabel('Reason').selectOption('seized');
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect.poll(() => dialog.innerText()).toContain('Sure?');
  await dialog.getByRole('button', { name: 'Yes, revoke it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row.getByText(/revoked/).waitFor();
  await allAtHub(board);

  await browser.setOffline(false);
  const trouble = phone.getByTestId('trouble');
  await trouble.waitFor();
  await expect.poll(() => trouble.getAttribute('data-trouble')).toBe('revoked');
  await expect.poll(() => trouble.innerText()).toContain('no longer let in');
  await phone.reload();
  await unlock(phone);
  await phone.getByTestId('kept-tally').waitFor();
  // Receipts are read after the records: for a moment both count as kept here only.
  await expect
    .poll(async () => [await keptAt(phone, 'phone'), await keptAt(phone, 'hub')])
    .toEqual([1, 1]);
  await trouble.waitFor();

  await trouble.getByRole('button', { name: 'What to do' }).tap();
  await expect
    .poll(() => phone.getByTestId('delivery').innerText())
    .toContain('can be sent by file');
  const file = join(scene.laptop.data, '..', 'from-the-phone.corridor-sealed');
  await (await saveFile(phone)).saveAs(file);
  const imported = await run('import', file, '--data', scene.laptop.data, '--json');
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(imported.stdout)).toMatchObject({ refused: 0, held: 0 });

  // Which vehicle boarded, and the count of it.
  const shown = row.getByRole('button', { name: 'Ramouseh 1: show what does not count' });
  await shown.waitFor();
  await expect.poll(() => shown.innerText()).toBe('2');
  await showTab(board, 'trips');
  await expectTrips(board, '12', [{ boarded: '47' }]);
  await expectTrips(board, '31', []);

  await showTab(board, 'devices');
  await shown.click();
  const apart = board.getByTestId('apart');
  const count = apart.getByRole('listitem').filter({ hasText: 'counted: 40 at boarding' });
  await expect
    .poll(() => count.innerText())
    .toContain('does not count: written after the device was revoked');
  for (const left of [1, 0]) {
    await apart.getByRole('button', { name: 'let it count' }).first().click();
    await expect.poll(() => apart.innerText()).toContain('Only if somebody of ours vouches');
    await apart.getByRole('button', { name: 'yes, it counts' }).click();
    await expect.poll(() => apart.getByRole('listitem').count()).toBe(left);
  }
  await pressEscape(board);
  await apart.waitFor({ state: 'hidden' });
  await showTab(board, 'trips');
  await expectTrips(board, '31', [{ boarded: '40' }]);
  await expect.poll(() => phone.getByTestId('trouble').count()).toBe(1);
});
