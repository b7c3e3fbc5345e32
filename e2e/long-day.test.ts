// A long day at a gate: hundreds of records on one phone. The list of them draws what is looked at, and scrolling brings the rest.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { freePort, startHub } from '../packages/hub/src/testing/spawn.ts';
import { createProfile, openBrowser } from './support/browser.ts';
import { openCounting, RAMOUSEH } from './support/counting.ts';
import { joinPhone, tap } from './support/phone.ts';

const records = 150;

/** Through the app's own desk: tapping so many would take an hour. */
const write = (page: Page) =>
  page.evaluate(
    async ([n, site]) => {
      interface Desk {
        readonly write: (records: readonly object[]) => Promise<boolean>;
      }
      interface Fiber {
        readonly child: Fiber | null;
        readonly sibling: Fiber | null;
        readonly memoizedProps: { readonly value?: { readonly desk?: Desk } } | null;
      }
      const find = (fiber: Fiber | null): Desk | null => {
        for (let at = fiber; at; at = at.sibling) {
          const found = at.memoizedProps?.value?.desk ?? find(at.child);
          if (found) return found;
        }
        return null;
      };
      const root = document.getElementById('app') as unknown as Record<string, Fiber>;
      const name = Object.keys(root).find((key) => key.startsWith('__reactContainer$')) ?? '';
      const desk = find(root[name] ?? null);
      if (!desk) throw new Error('the page has no desk');
      for (let i = 0; i < n; i++) {
        const fact = {
          point: 'boarding',
          site,
          part: 'whole',
          people: 40,
          exact: true,
          method: 'one-by-one',
          lapsAsked: true,
          laps: 0,
          countedBy: 'post/ramouseh',
        };
        const subject = `trip/12.${i.toString(36).toUpperCase().padStart(6, '0')}`;
        if (!(await desk.write([{ kind: 'tallied@1', subject, fact }])))
          throw new Error('not kept');
      }
    },
    [records, RAMOUSEH] as const,
  );

test('a list of hundreds draws what is looked at, and all of it by and by', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-long-day-'));
  const hub = await startHub(join(folder, 'data'), await freePort());
  const browser = await openBrowser({ profile: await createProfile(), hasTouch: true });
  try {
    const counting = await openCounting(hub);
    const token = await counting.invite(RAMOUSEH, 'Ramouseh 1');
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.setViewportSize({ width: 360, height: 740 });
    const address = hub.origin.replace('127.0.0.1', 'localhost');
    await joinPhone(page, `${address}/phone/#join=${token}`);
    await write(page);
    await tap(page, 'kept-phone');
    const rows = page.getByTestId('record');
    await rows.first().waitFor();
    expect(await rows.count()).toBeLessThan(records);
    for (let n = 0; n < 40 && (await rows.count()) < records; n++) {
      await rows.last().scrollIntoViewIfNeeded();
      await page.waitForTimeout(100);
    }
    await expect.poll(() => rows.count()).toBe(records);
  } finally {
    await browser.close();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
