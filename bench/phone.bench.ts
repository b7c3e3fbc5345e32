// A counter's phone with 5,000 records on it, in a real Chromium whose processor is slowed down four times: how soon after a cold
// start without a network does it count, how soon after the PIN is everything there, and how soon is a touch durable?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { createProfile, openBrowser } from '../e2e/support/browser.ts';
import { openCounting, RAMOUSEH } from '../e2e/support/counting.ts';
import { joinPhone, PIN, takeVehicle, tap } from '../e2e/support/phone.ts';
import { freePort, startHub } from '../packages/hub/src/testing/spawn.ts';
import type { Bench } from './support/figure.ts';
import { medianOf, percentileOf, rounds } from './support/measure.ts';

const records = 5_000;
const slowdown = 4;
const touches = 200;
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

declare global {
  interface Window {
    /** `tookTouch`: ms from the start of the page until the locked pad had taken a touch. */
    bench: { tookTouch: number | null; touched: number[]; felt: number[]; derived: number[] };
  }
}

/** Runs in the page before the app: notes when things happen, touches the first key that there is. */
function watch(): void {
  const touched: number[] = [];
  const bench: Window['bench'] = { tookTouch: null, touched, felt: [], derived: [] };
  window.bench = bench;
  document.addEventListener('click', (event) => touched.push(event.timeStamp), { capture: true });
  // The hand feels each touch only when it is durable, in the order of the touches.
  Object.defineProperty(Navigator.prototype, 'vibrate', {
    value: () => {
      const first = touched.shift();
      if (first !== undefined) bench.felt.push(performance.now() - first);
      return true;
    },
  });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
    const asked = performance.now();
    this.addEventListener('message', () => bench.derived.push(performance.now() - asked), {
      once: true,
    });
    return (post as (...all: unknown[]) => void).apply(this, args);
  } as typeof post;
  const look = () => {
    const key = document.querySelector<HTMLElement>('[data-testid="vehicle-1"]');
    const label = document.querySelector('[data-testid="vehicle-label"]')?.textContent ?? '';
    if (label.includes('1')) bench.tookTouch = performance.now();
    else {
      key?.click();
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

/** Through the app's own desk, one act each, as fast as it takes them: tapping them would take an hour. */
async function fill(page: Page): Promise<void> {
  for (let from = 0; from < records; from += 250) {
    await page.evaluate(
      async ([first, site]) => {
        interface Fiber {
          readonly child: Fiber | null;
          readonly sibling: Fiber | null;
          readonly memoizedProps: { readonly value?: { readonly desk?: Desk } } | null;
        }
        interface Desk {
          readonly write: (records: readonly object[]) => Promise<boolean>;
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
        for (let n = first; n < first + 250; n++) {
          const fact = {
            point: 'boarding',
            site,
            part: 'whole',
            people: 30 + (n % 40),
            exact: true,
            method: 'one-by-one',
            lapsAsked: true,
            laps: n % 4,
            countedBy: 'post/ramouseh',
          };
          const subject = `trip/12.${n.toString(36).toUpperCase().padStart(6, '0')}`;
          const isKept = await desk.write([{ kind: 'tallied@1', subject, fact }]);
          if (!isKept) throw new Error(`record ${n} was not kept`);
        }
      },
      [from, RAMOUSEH] as const,
    );
    // Nobody touching it for two minutes would lock it.
    await page.touchscreen.tap(180, 2);
  }
}

const slow = async (browser: BrowserContext, page: Page, rate: number) =>
  (await browser.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });

const keptOf = async (page: Page): Promise<number> => {
  let kept = 0;
  for (const where of ['phone', 'hub'])
    kept += Number(await page.getByTestId(`kept-${where}`).getAttribute('data-count'));
  return kept;
};

/** p95 of the time from a touch to the buzz, ms. */
async function touchesOf(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.bench.touched.length = 0;
    window.bench.felt.length = 0;
  });
  for (let n = 0; n < touches; n++) await tap(page, 'plus-1');
  await page.waitForFunction((n) => window.bench.felt.length >= n, touches);
  return percentileOf(await page.evaluate(() => window.bench.felt), 95);
}

const bench: Bench = async (tell) => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const profile = await createProfile();
  const hub = await startHub(join(folder, 'data'), await freePort());
  const address = hub.origin.replace('127.0.0.1', 'localhost');
  try {
    const counting = await openCounting(hub);
    const token = await counting.invite(RAMOUSEH, 'Ramouseh 1');
    const first = await openBrowser({ ...phone, profile });
    const page = first.pages()[0] ?? (await first.newPage());
    await joinPhone(page, `${address}/phone/#join=${token}`);
    tell(`writing ${records} records`);
    const start = performance.now();
    await fill(page);
    tell(`written in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    await first.close();

    const coldStarts: number[] = [];
    const unlockings: number[] = [];
    const derivations: number[] = [];
    const open: number[] = [];
    const locked: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const browser = await openBrowser({ ...phone, profile });
      const cold = browser.pages()[0] ?? (await browser.newPage());
      await cold.addInitScript(watch);
      await browser.setOffline(true);
      await slow(browser, cold, slowdown);
      await cold.goto(`${address}/phone/`);
      await cold.waitForFunction(() => window.bench.tookTouch !== null);
      coldStarts.push((await cold.evaluate(() => window.bench.tookTouch)) ?? Number.NaN);
      await tap(cold, 'vehicle-2');
      await tap(cold, 'vehicle-done');
      locked.push(await touchesOf(cold));

      await tap(cold, 'unlock');
      await cold.getByTestId('enter-pin').waitFor();
      for (const digit of PIN) await tap(cold, `pin-${digit}`);
      const took = await cold.evaluate(async (wanted) => {
        const text = (id: string) =>
          Number(
            document.querySelector(`[data-testid="${id}"]`)?.getAttribute('data-count') ??
              Number.NaN,
          );
        window.bench.derived.length = 0;
        const pressed = performance.now();
        document.querySelector<HTMLElement>('[data-testid="pin-done"]')?.click();
        while (!(text('kept-phone') + text('kept-hub') >= wanted))
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - pressed;
      }, records);
      const derived = (await cold.evaluate(() => window.bench.derived[0])) ?? 0;
      derivations.push(derived);
      // The derivation runs in a worker, which Chromium does not slow down with its page: three times its time is added.
      unlockings.push(took + (slowdown - 1) * derived);
      if ((await keptOf(cold)) < records) throw new Error('records are missing');
      await takeVehicle(cold, '7').catch(() => {});
      open.push(await touchesOf(cold));
      tell(
        `round ${round}: counts after ${coldStarts.at(-1)?.toFixed(0)} ms, everything ${unlockings.at(-1)?.toFixed(0)} ms after the PIN ` +
          `(derivation ${derived.toFixed(0)} ms at full speed), touch durable p95 ${open.at(-1)?.toFixed(1)} ms, locked ${locked.at(-1)?.toFixed(1)} ms`,
      );
      await browser.close();
    }
    return [
      {
        where: 'cold start offline, 4× slower: the locked pad has taken a touch',
        value: medianOf(coldStarts),
        unit: 'ms',
        bar: { atMost: 2_000 },
      },
      {
        where: `4× slower, ${records} records: PIN entered until everything is there, derivation included`,
        value: medianOf(unlockings),
        unit: 'ms',
        bar: { atMost: 2_000 },
      },
      { where: '— the derivation alone, at full speed', value: medianOf(derivations), unit: 'ms' },
      {
        where: `4× slower, ${records} records: touch until durable, p95`,
        value: medianOf(open),
        unit: 'ms',
        bar: { atMost: 50 },
      },
      {
        where: '4× slower, locked: touch until durable, p95',
        value: medianOf(locked),
        unit: 'ms',
        bar: { atMost: 50 },
      },
    ];
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

export default bench;
