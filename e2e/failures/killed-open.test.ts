// The battery falls out at any moment while an officer counts with the phone open.
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProfile } from '../support/browser.ts';
import { type Field, killBrowser, openField, poll } from '../support/field.ts';
import { keptAt, takeVehicle, unlock } from '../support/phone.ts';

/** A few in every test run; `CORRIDOR_KILLS=20 npm run e2e -- killed` for a long one. */
const ROUNDS = Number(process.env.CORRIDOR_KILLS ?? 4);

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

/**
 * A hand that counts bus 12 over and over, as fast as the screen lets it, each time one more head than ever before, so that every count
 * has a figure of its own. Says each figure that the screen shows as kept.
 */
const countOn = (page: Page, from: number) =>
  page.evaluate(async (from) => {
    const { sayKept, sayTried } = globalThis as unknown as Record<string, (n: number) => void>;
    const find = (name: string) => {
      const found = document.querySelector<HTMLButtonElement>(`[data-testid="${name}"]`);
      return found?.checkVisibility() && !found.disabled ? found : null;
    };
    const numberIn = (place: Element | null) => Number(place?.textContent?.match(/\d+/)?.[0]);
    let figure = from;
    let said = 0;
    for (;;) {
      await new Promise(requestAnimationFrame);
      const kept = find('kept-tally');
      if (kept) {
        const shown = numberIn(kept.querySelector('output'));
        if (shown !== said) sayKept?.(shown);
        said = shown;
        figure = Math.max(figure, shown + 1);
        find('count-again')?.click();
      } else if (find('keep')) find('keep')?.click();
      else if (find('laps-0')) find('laps-0')?.click();
      else {
        const left = figure - numberIn(find('heads'));
        sayTried?.(figure);
        if (left > 0) find(left >= 5 ? 'plus-5' : 'plus-1')?.click();
        else find('heads-done')?.click();
      }
    }
  }, from);

test(`[killed-anywhere] ${ROUNDS} times while an officer counts: what was shown as kept is at the hub, once`, async () => {
  const profile = await createProfile();
  const shown = new Set<number>();
  let highest = 0;
  let device = await field.phoneOn(profile);
  await field.letIn(device.page, 'Ramouseh 1');
  await takeVehicle(device.page, '12');
  for (let round = 0; round < ROUNDS; round++) {
    const { browser, page } = device;
    await page.exposeFunction('sayKept', (n: number) => shown.add(n));
    await page.exposeFunction('sayTried', (n: number) => {
      highest = Math.max(highest, n);
    });
    // Every other time far from the hub; near it, records are on their way when it happens.
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
    await unlock(device.page);
  }
  const { browser, page } = device;
  await browser.setOffline(false);
  await poll(() => keptAt(page, 'phone'), 0);
  const { tallies, forked } = await field.held();
  const people = tallies.map((tally) => tally.people);
  console.info(`${shown.size} counts shown as kept, ${people.length} at the hub`);
  expect(shown.size).toBeGreaterThanOrEqual(ROUNDS);
  expect([...shown].filter((figure) => !people.includes(figure))).toEqual([]);
  expect(new Set(people).size).toBe(people.length);
  expect(forked).toEqual([]);
  await expect.poll(() => keptAt(page, 'hub')).toBe(people.length);
  await browser.close();
});
