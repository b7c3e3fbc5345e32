// A phone was out of reach of its hub for half a day. What its colleagues wrote is gone from it; it counts on, and reads again
// when the hub is near.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolPhone, signIn } from './support/board.ts';
import {
  countLocked,
  countOn,
  joinPhone,
  keptAt,
  lock,
  takeVehicle,
  unlock,
} from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop);
});
afterAll(() => scene.end());

interface Held {
  /** Stretches of lines of this phone and its pads, and of everybody else. */
  readonly own: number;
  readonly others: number;
  readonly hasKey: boolean;
}

/** What lies in the browser's storage, as whoever copies it finds it; `hoursLater`: after the lease was made older by so much. */
const held = (page: Page, hoursLater = 0): Promise<Held> =>
  page.evaluate(async (hours) => {
    const done = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const phone = await done(indexedDB.open('corridor-phone'));
    const tables = phone.transaction(['holders', 'enrolments'], 'readwrite');
    const [holder] = await done(tables.objectStore('holders').getAll());
    const [enrolment] = await done(tables.objectStore('enrolments').getAll());
    const lease = holder.lease[enrolment.op];
    if (hours > 0) {
      lease.until -= hours * 3_600_000;
      await done(tables.objectStore('holders').put(holder));
    }
    phone.close();
    const lines = await done(indexedDB.open(`corridor-lines-${holder.id}`));
    const infos: { readonly dev: string }[] = await done(
      lines.transaction('infos').objectStore('infos').getAll(),
    );
    lines.close();
    const isOwn = ({ dev }: { readonly dev: string }) =>
      dev === enrolment.device || enrolment.pads.includes(dev);
    const own = infos.filter(isOwn).length;
    return { own, others: infos.length - own, hasKey: lease.key !== null };
  }, hoursLater);

test('S7 others’ records go after twelve hours without the hub, from the locked phone; it counts on, and they come back', async () => {
  const board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
  const { browser, page: phone } = await scene.phone();
  await joinPhone(phone, await enrolPhone(board, { label: 'Ramouseh 1', ...AT_RAMOUSEH }));
  await takeVehicle(phone, '12');
  await countOn(phone, 47);
  await expect.poll(() => keptAt(phone, 'hub')).toBe(1);
  const before = await held(phone);
  expect(before).toMatchObject({ hasKey: true });
  expect(before.others).toBeGreaterThan(0);

  await browser.setOffline(true);
  await lock(phone);
  await held(phone, 13);
  await phone.reload();
  await phone.getByTestId('locked').waitFor();
  // Nobody has given a PIN.
  await expect.poll(() => held(phone)).toMatchObject({ others: 0, hasKey: false });
  await countLocked(phone, '31', 40);
  await unlock(phone);
  await expect.poll(() => keptAt(phone, 'phone')).toBeGreaterThan(0);
  const without = await held(phone);
  expect(without).toMatchObject({ others: 0, hasKey: false });
  expect(without.own).toBeGreaterThan(0);

  await browser.setOffline(false);
  await expect.poll(() => held(phone)).toMatchObject({ hasKey: true });
  await expect.poll(async () => (await held(phone)).others).toBeGreaterThan(0);
  await expect.poll(() => keptAt(phone, 'phone')).toBe(0);
  // Names of vehicles are others' records.
  await takeVehicle(phone, '22');
});
