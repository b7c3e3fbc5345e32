// The battery falls out at any moment while an officer counts on the locked phone.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, killBrowser, openField, poll } from '../support/field.ts';
import { keptAt, lock, unlock } from '../support/phone.ts';

/** A few in every test run; `CORRIDOR_KILLS=20 npm run e2e -- killed` for a long one. */
const ROUNDS = Number(process.env.CORRIDOR_KILLS ?? 4);

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

/**
 * A hand that counts on the locked pad as fast as the screen lets it, one vehicle after another, each with the next number painted on
 * it. Says the number of each vehicle whose count the screen shows as kept.
 */
const countOn = (page: Page, from: number) =>
  page.evaluate(async (from) => {
    const { sayKept, sayTried } = globalThis as unknown as Record<string, (n: number) => void>;
    const find = (name: string) => {
      const found = document.querySelector<HTMLButtonElement>(`[data-testid="${name}"]`);
      return found?.checkVisibility() && !found.disabled ? found : null;
    };
    let vehicle = from;
    let inHand = 0;
    for (;;) {
      await new Promise(requestAnimationFrame);
      if (find('kept-sealed')) {
        if (inHand !== 0) sayKept?.(inHand);
        inHand = 0;
        find('next-vehicle')?.click();
      } else if (find('keep')) find('keep')?.click();
      else if (find('laps-0')) find('laps-0')?.click();
      else if (find('heads')) {
        const heads = Number(find('heads')?.textContent);
        find(heads < 15 ? 'plus-5' : 'heads-done')?.click();
      } else if (find('vehicle-label')) {
        const typed = (find('vehicle-label')?.textContent ?? '').replaceAll(/\D/g, '');
        const wanted = String(vehicle);
        if (typed === wanted) {
          inHand = vehicle++;
          sayTried?.(inHand);
          find('vehicle-done')?.click();
        } else find(`vehicle-${wanted[typed.length]}`)?.click();
      }
    }
  }, from);

test(`[killed-anywhere] ${ROUNDS} times while a locked phone counts: what was shown as kept is at the hub, once`, async () => {
  const profile = await createProfile();
  const shown = new Set<number>();
  let highest = 100;
  let device = await field.phoneOn(profile);
  await field.letIn(device.page, 'Ramouseh 1');
  await poll(() => keptAt(device.page, 'phone'), 0);
  await lock(device.page);
  for (let round = 0; round < ROUNDS; round++) {
    const { browser, page } = device;
    await page.exposeFunction('sayKept', (n: number) => shown.add(n));
    await page.exposeFunction('sayTried', (n: number) => {
      highest = Math.max(highest, n);
    });
    // Every other time far from the hub; near it, sealed records are on their way when it happens.
    await browser.setOffline(round % 2 === 1);
    const before = shown.size;
    const counting = countOn(page, highest + 1).catch(() => {});
    await expect.poll(() => shown.size).toBeGreaterThan(before);
    await wait(randomInt(0, 700));
    await killBrowser(browser, page, profile);
    await counting;
    device = await field.phoneOn(profile);
    await device.browser.setOffline(true);
    await field.start(device.page);
    await device.page.getByTestId('locked').waitFor();
  }
  const { browser, page } = device;
  await browser.setOffline(false);
  await unlock(page);
  await poll(() => keptAt(page, 'phone'), 0);
  const { tallies, forked } = await field.held();
  const vehicles = tallies.map(({ trip }) => Number(/^trip\/(\d+)\./.exec(trip)?.[1]));
  console.info(`${shown.size} counts shown as kept, ${vehicles.length} at the hub`);
  expect(shown.size).toBeGreaterThanOrEqual(ROUNDS);
  expect([...shown].filter((vehicle) => !vehicles.includes(vehicle))).toEqual([]);
  expect(new Set(vehicles).size).toBe(vehicles.length);
  expect(tallies.map(({ people }) => people).every((people) => people === 15)).toBe(true);
  expect(forked).toEqual([]);
  await browser.close();
});
