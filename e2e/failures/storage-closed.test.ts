// Databases that do not open: browsers have months in which that happens to every tenth phone.
import { readFile } from 'node:fs/promises';
import { readParcel } from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, openField, poll } from '../support/field.ts';
import {
  countLocked,
  countOn,
  keptAt,
  takeVehicle,
  tap,
  typePin,
  unlock,
} from '../support/phone.ts';
import type { Device } from '../support/scene.ts';

let field: Field;
let phone: Device;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

type Fault = 'refuses' | 'hangs' | 'is from a newer app';

/** A cold start on which the databases of these names have this fault. */
const startWith = async (names: string, fault: Fault): Promise<Page> => {
  const page = await phone.browser.newPage();
  await page.addInitScript(
    ([names, fault]) => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function (name, version) {
        if (!new RegExp(names).test(name)) return open.call(this, name, version);
        if (fault === 'refuses') {
          throw new DOMException('Internal error opening backing store', 'UnknownError');
        }
        if (fault === 'hangs') {
          const asked = open.call(this, 'hangs');
          const swallow = (event: Event) => event.stopImmediatePropagation();
          for (const kind of ['success', 'upgradeneeded']) asked.addEventListener(kind, swallow);
          return asked;
        }
        // Asks for a version that is below the one that is there.
        const asked = open.call(this, `newer ${name}`, 99);
        asked.addEventListener('success', () => asked.result.close());
        return open.call(this, `newer ${name}`, 1);
      };
    },
    [names, fault] as const,
  );
  await field.start(page);
  return page;
};
const startWell = async (): Promise<Page> => {
  const page = await phone.browser.newPage();
  await field.start(page);
  await page.getByTestId('locked').waitFor();
  return page;
};

/** How many counts the file of the rescue screen holds. */
const rescued = async (page: Page): Promise<number> => {
  await page.getByTestId('rescue').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('save-sealed').tap(),
  ]);
  const read = readParcel(await readFile(await download.path()), sha256);
  if (!read.ok) throw new Error(read.why);
  return read.parcel.length;
};

test('a count lies on this phone and nowhere else', async () => {
  phone = await field.phoneOn(await createProfile());
  const { browser, page } = phone;
  await field.letIn(page, 'Ramouseh 1');
  await poll(() => keptAt(page, 'phone'), 0);
  await browser.setOffline(true);
  await takeVehicle(page, '12');
  await countOn(page, 31);
  const mirrored = () =>
    page.evaluate(async () => (await (await caches.open('corridor-outbox')).keys()).length);
  await expect.poll(mirrored).toBeGreaterThan(0);
  await page.goto('about:blank');
});

test.each<[string, Fault]>([
  ['.', 'refuses'],
  ['.', 'hangs'],
])(
  '[storage-closed] %s %s: no white page, and what was not delivered is carried away',
  async (names, fault) => {
    const page = await startWith(names, fault);
    expect(await rescued(page)).toBe(1);
    await page.close();
  },
);

test('[storage-closed] without the outbox it counts, locked and open; nothing waits for it', async () => {
  const page = await startWith('outbox', 'hangs');
  await countLocked(page, '7', 12);
  await unlock(page);
  await takeVehicle(page, '4');
  await countOn(page, 22);
  await poll(() => keptAt(page, 'phone'), 3);
  await page.close();
});

test('[storage-closed] without the place for locked counts, the PIN leads on', async () => {
  const page = await startWith('corridor-locked', 'refuses');
  await page.getByTestId('locked-nothing').getByText('Counting while locked').waitFor();
  await unlock(page);
  await takeVehicle(page, '19');
  await countOn(page, 33);
  await poll(() => keptAt(page, 'phone'), 4);
  await page.close();
});

test.each<Fault>(['refuses', 'hangs'])(
  '[storage-closed] the records do not open after the PIN (%s): said, and all of it is there the next time',
  async (fault) => {
    const page = await startWith('^corridor-lines', fault);
    await tap(page, 'unlock');
    await typePin(page);
    expect(await rescued(page)).toBeGreaterThan(0);
    await page.close();
  },
);

test.each(['^corridor-phone$', '^corridor-lines'])(
  '[old-app-new-data] %s was written by a newer app: the older one says so and leaves it alone',
  async (names) => {
    const page = await startWith(names, 'is from a newer app');
    await page.getByTestId('rescue').or(page.getByTestId('locked')).first().waitFor();
    if (await page.getByTestId('locked').isVisible()) {
      await tap(page, 'unlock');
      await typePin(page);
    }
    await page.getByTestId('rescue').waitFor();
    await page.close();
  },
);

test('[storage-closed] opened again without a fault, every count is there and comes to the hub, once', async () => {
  const page = await startWell();
  await unlock(page);
  await poll(() => keptAt(page, 'phone'), 4);
  await phone.browser.setOffline(false);
  await poll(() => keptAt(page, 'phone'), 0);
  const { tallies, forked } = await field.held();
  expect(tallies.map(({ people }) => people).sort()).toEqual([12, 22, 31, 33]);
  expect(forked).toEqual([]);
});
