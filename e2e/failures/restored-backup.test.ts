// A phone's storage is set back to an earlier state: a backup put back, a copied phone, a lost database.
import { cp, rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, openField, poll } from '../support/field.ts';
import { countLocked, countOn, keptAt, lock, takeVehicle, tap, unlock } from '../support/phone.ts';
import type { Device } from '../support/scene.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

const countOne = async (page: Page, vehicle: string, heads: number) => {
  await takeVehicle(page, vehicle);
  await countOn(page, heads);
};
/** `name people`, of the trips of these phones at the hub. */
const atHub = async (...vehicles: readonly string[]) => {
  const { tallies } = await field.held();
  return tallies
    .map(({ trip, people }) => [/^trip\/(\w+)\./.exec(trip)?.[1] ?? '', people] as const)
    .filter(([vehicle]) => vehicles.includes(vehicle))
    .map(([vehicle, people]) => `${vehicle} ${people}`)
    .sort();
};
/** The phone as it was when the copy was made. */
const putBack = async (backup: string, profile: string) => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  await cp(backup, profile, { recursive: true });
};
const backups: string[] = [];
afterAll(async () => {
  for (const path of backups) await rm(path, { recursive: true, force: true, maxRetries: 5 });
});
/** A phone that has counted bus 12 and bus 7, locked, is copied; then it counts bus 4, and bus 19 locked; all of it is at the hub. */
const copied = async (profile: string, vehicles: readonly string[], label: string) => {
  const [first = '', second = '', third = '', fourth = ''] = vehicles;
  const before = await field.phoneOn(profile);
  await field.letIn(before.page, label);
  await countOne(before.page, first, 31);
  await poll(() => keptAt(before.page, 'phone'), 0);
  await lock(before.page);
  await countLocked(before.page, second, 22);
  await poll(() => before.page.getByTestId('locked-at-hub').getAttribute('data-count'), '1');
  await before.browser.close();
  const backup = await createProfile();
  backups.push(backup);
  await cp(profile, backup, { recursive: true });

  const after = await opened(profile);
  await countOne(after.page, third, 40);
  await poll(() => keptAt(after.page, 'phone'), 0);
  await lock(after.page);
  await countLocked(after.page, fourth, 17);
  await poll(() => after.page.getByTestId('locked-at-hub').getAttribute('data-count'), '1');
  await after.browser.close();
  return backup;
};
const opened = async (profile: string, isFar = false): Promise<Device> => {
  const device = await field.phoneOn(profile);
  await device.browser.setOffline(isFar);
  await field.start(device.page);
  await unlock(device.page);
  return device;
};

test('[restored-backup] put back near the hub: the phone fetches what it wrote since, and counts on in one chain', async () => {
  const profile = await createProfile();
  const backup = await copied(profile, ['12', '7', '4', '19'], 'Ramouseh 1');
  await putBack(backup, profile);
  const { browser, page } = await opened(profile);
  // Its own four counts are here again before it writes anything.
  await poll(() => keptAt(page, 'hub'), 4);
  await countOne(page, '22', 28);
  await poll(() => keptAt(page, 'phone'), 0);
  expect(await page.getByTestId('forked').count()).toBe(0);
  expect(await atHub('12', '7', '4', '19', '22')).toEqual([
    '12 31',
    '19 17',
    '22 28',
    '4 40',
    '7 22',
  ]);
  expect((await field.held()).forked).toEqual([]);
  await browser.close();
});

test('[restored-backup] put back far from the hub, it counts again from there: both sides see it, nothing is lost, a person decides', async () => {
  const profile = await createProfile();
  const backup = await copied(profile, ['31', '8', '40', '44'], 'Ramouseh 2');
  await putBack(backup, profile);
  const far = await opened(profile, true);
  await countOne(far.page, '22', 28);
  await lock(far.page);
  await countLocked(far.page, '77', 9);
  await unlock(far.page);
  await far.browser.setOffline(false);
  await far.page.getByTestId('forked').waitFor();
  await poll(() => keptAt(far.page, 'phone'), 0);
  // It counts on; nothing is refused.
  await countOne(far.page, '12', 35);
  await poll(() => keptAt(far.page, 'phone'), 0);
  const held = await field.held();
  expect(held.forked.length).toBeGreaterThan(0);
  expect(await atHub('31', '8', '40', '44', '77')).toEqual([
    '31 31',
    '40 40',
    '44 17',
    '77 9',
    '8 22',
  ]);
  expect(await atHub('22')).toContain('22 28');
  expect(await atHub('12')).toContain('12 35');

  await far.browser.close();
});

test('[database-lost] the records are gone and the key is not: the own chain comes back before anything is written', async () => {
  const { browser, page } = await field.phoneOn(await createProfile());
  await field.letIn(page, 'Ramouseh 3');
  await countOne(page, '4', 33);
  await poll(() => keptAt(page, 'phone'), 0);
  await tap(page, 'contact');
  const device = (await page.getByTestId('device').textContent()) ?? 'none';
  await tap(page, 'back');
  await lock(page);
  await page.goto('about:blank');
  const other = await browser.newPage();
  await field.start(other);
  const lost = await other.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const lines = names.filter(
      (name) => name.startsWith('corridor-lines') || name === 'corridor-locked',
    );
    for (const name of lines) {
      await new Promise((resolve) => {
        const asked = indexedDB.deleteDatabase(name);
        asked.onsuccess = resolve;
        asked.onerror = resolve;
        asked.onblocked = resolve;
      });
    }
    return lines.length;
  });
  expect(lost).toBe(2);
  await browser.setOffline(true);
  await other.reload();
  await unlock(other);
  await browser.setOffline(false);
  await poll(() => keptAt(other, 'hub'), 1);
  await countOne(other, '7', 44);
  await poll(() => keptAt(other, 'phone'), 0);
  await lock(other);
  await countLocked(other, '78', 12);
  await unlock(other);
  await poll(() => keptAt(other, 'phone'), 0);
  const { tallies, forked } = await field.held();
  const own = tallies.filter((tally) => tally.device.startsWith(device));
  expect(own.map(({ people }) => people)).toEqual([33, 44]);
  expect(forked.filter((each) => each.startsWith(device))).toEqual([]);
  expect(await atHub('78')).toEqual(['78 12']);
  await browser.close();
});
