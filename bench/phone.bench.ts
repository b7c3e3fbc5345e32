// A counter's phone with 5,000 records of its own and 2,000 of others, in a real Chromium whose processor is slowed down four times: how soon
// after a cold start without a network does it count, how soon after the PIN is everything there, and how soon is a touch durable?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { createProfile, openBrowser } from '../e2e/support/browser.ts';
import { type Counting, openCounting, RAMOUSEH, RASHIDIN } from '../e2e/support/counting.ts';
import { joinPhone, lock, PIN, takeVehicle, tap, unlock } from '../e2e/support/phone.ts';
import { createDevice, join_, signIn } from '../packages/hub/src/testing/people.ts';
import { freePort, type HubProcess, startHub } from '../packages/hub/src/testing/spawn.ts';
import type { Bench, Figure } from './support/figure.ts';
import { medianOf, percentileOf, rounds } from './support/measure.ts';

const records = 5_000;
const ofOthers = 2_000;
const slowdown = 4;
/** ms: when a PIN is answered after a derivation of so long, so that real, decoy and wrong answer alike (`vault.ts`). */
const answeredAfter = (derived: number): number => derived * 1.35 + 120;
const touches = 100;
/** ms: nobody touches faster, and a touch must not wait for the one before. */
const pace = 120;
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

const tallyOf = (n: number, site: string, point: 'boarding' | 'alighting') => ({
  point,
  site,
  part: 'whole',
  people: 30 + (n % 40),
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  laps: n % 4,
  countedBy: `post/${site.slice('site/'.length)}`,
});

/** Another phone has counted those who got off. */
async function fillHub(hub: HubProcess, counting: Counting): Promise<void> {
  const { op, invite } = counting;
  const other = await createDevice(op, () => Date.now());
  const joined = await join_(hub, await invite(RASHIDIN, 'Rashidin 1'), op, other);
  const { status, body } = await signIn(hub, op, other, Date.now());
  if (joined.status !== 200 || status !== 200) throw new Error('the other phone was not let in');
  for (let from = 0; from < ofOthers; from += 200) {
    const drafts = Array.from({ length: 200 }, (_, at) => ({
      kind: 'tallied@1',
      subject: `trip/7.${(from + at).toString(36).toUpperCase().padStart(6, '0')}`,
      act: `other${from + at}`,
      fact: tallyOf(from + at, RASHIDIN, 'alighting'),
    }));
    const lines = await other.write(...drafts);
    const pushed = await hub.call('/api/sync/push', { token: body.token, body: { lines } });
    if (pushed.status !== 200) throw new Error(JSON.stringify(pushed.body));
  }
}

/** What is written while the phone is filled need not wait for the disk each time; what is measured later does. */
function relax(): void {
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode) {
    return begin.call(this, stores, mode, { durability: 'relaxed' });
  };
}

/** Through the app's own desk, one act each, as fast as it takes them: tapping them would take an hour. */
async function fill(page: Page): Promise<void> {
  // Not the pad, which would be drawn 5,000 times.
  await page.evaluate(() => {
    location.hash = '#limits';
  });
  for (let from = 0; from < records; from += 250) {
    const each = Array.from({ length: 250 }, (_, at) => ({
      kind: 'tallied@1',
      subject: `trip/12.${(from + at).toString(36).toUpperCase().padStart(6, '0')}`,
      fact: tallyOf(from + at, RAMOUSEH, 'boarding'),
    }));
    await page.evaluate(async (batch) => {
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
      for (const record of batch) {
        if (!(await desk.write([record]))) throw new Error('a record was not kept');
      }
    }, each);
    // Nobody touching it for two minutes would lock it.
    await page.touchscreen.tap(180, 2);
  }
}

async function slow(browser: BrowserContext, page: Page, rate: number): Promise<CDPSession> {
  const session = await browser.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  // Time of the page's own thread: a busy machine beside it does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** ms of one derivation in its worker, asked for by a page at full speed, that answers when it comes. */
async function derivationOf(page: Page, session: CDPSession): Promise<number> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await lock(page);
  await page.evaluate(() => {
    window.bench.derived.length = 0;
  });
  await unlock(page);
  return (await page.evaluate(() => window.bench.derived[0])) ?? Number.NaN;
}

interface Touches {
  /** ms from the touch to the buzz. */
  readonly median: number;
  readonly p95: number;
  /** ms of the page's thread for one touch, in scripts alone: no drawing, no disk. */
  readonly scripts: number;
}

async function touchesOf(page: Page, session: CDPSession): Promise<Touches> {
  await page.evaluate(() => {
    window.bench.touched.length = 0;
    window.bench.felt.length = 0;
  });
  const key = await page.getByTestId('plus-1').boundingBox();
  if (!key) throw new Error('there is nothing to touch');
  const scripts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const before = await scripts();
  for (let n = 1; n <= touches; n++) {
    // By its place: whatever else looks for the key works in the page's own, slowed down time.
    await page.touchscreen.tap(key.x + key.width / 2, key.y + key.height / 2);
    await setTimeout(pace);
  }
  await page.waitForFunction((n) => window.bench.felt.length >= n, touches);
  const felt = await page.evaluate(() => window.bench.felt);
  const worked = ((await scripts()) - before) * 1000;
  return {
    median: medianOf(felt),
    p95: percentileOf(felt, 95),
    scripts: worked / touches,
  };
}

const bench: Bench = async (tell) => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const profile = await createProfile();
  const hub = await startHub(join(folder, 'data'), await freePort());
  const address = hub.origin.replace('127.0.0.1', 'localhost');
  try {
    const counting = await openCounting(hub);
    await fillHub(hub, counting);
    const token = await counting.invite(RAMOUSEH, 'Ramouseh 1');
    const first = await openBrowser({ ...phone, profile });
    const page = first.pages()[0] ?? (await first.newPage());
    await page.addInitScript(relax);
    await joinPhone(page, `${address}/phone/#join=${token}`);
    tell(`writing ${records} records`);
    const start = performance.now();
    await fill(page);
    await page.waitForFunction(
      (n) =>
        Number(document.querySelector('[data-testid="kept-hub"]')?.getAttribute('data-count')) >= n,
      records,
    );
    tell(`written in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    await first.close();

    const coldStarts: number[] = [];
    const pads: number[] = [];
    const unlockings: number[] = [];
    const derivations: number[] = [];
    const open: Touches[] = [];
    const locked: Touches[] = [];
    for (let round = 1; round <= rounds; round++) {
      const browser = await openBrowser({ ...phone, profile });
      const cold = browser.pages()[0] ?? (await browser.newPage());
      await cold.addInitScript(watch);
      await browser.setOffline(true);
      const session = await slow(browser, cold, slowdown);
      await cold.goto(`${address}/phone/`);
      await cold.waitForFunction(() => window.bench.tookTouch !== null);
      coldStarts.push((await cold.evaluate(() => window.bench.tookTouch)) ?? Number.NaN);
      await tap(cold, 'vehicle-2');
      await tap(cold, 'vehicle-done');
      await cold.getByTestId('plus-1').waitFor();
      locked.push(await touchesOf(cold, session));

      await tap(cold, 'unlock');
      await cold.getByTestId('enter-pin').waitFor();
      for (const digit of PIN) await tap(cold, `pin-${digit}`);
      const took = await cold.evaluate(async (wanted) => {
        const find = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
        const count = (id: string) => Number(find(id)?.getAttribute('data-count') ?? Number.NaN);
        const pressed = performance.now();
        find('pin-done')?.click();
        const until = async (isThere: () => boolean) => {
          while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
          return performance.now() - pressed;
        };
        return {
          // The pad takes touches, and own records are there and counted.
          pad: await until(
            () => find('pad') !== null && count('kept-phone') + count('kept-hub') >= wanted,
          ),
          // What others wrote is folded: the site's name is one of them.
          everything: await until(() => find('site')?.textContent === 'Ramouseh'),
        };
      }, records);
      await takeVehicle(cold, '7');
      open.push(await touchesOf(cold, session));
      const derived = await derivationOf(cold, session);
      derivations.push(derived);
      // The derivation runs in a worker, which Chromium does not slow down with its page: what it would take longer is added.
      const more = (slowdown - 1) * derived;
      // What the PIN opens is opened from the end of the derivation on, and shown no sooner than the answer.
      const answered = answeredAfter(slowdown * derived);
      const drawn = took.everything - took.pad;
      const pad = Math.max(took.pad + more, answered);
      pads.push(pad);
      unlockings.push(Math.max(took.everything + more, pad + drawn));
      const said = ({ median, p95, scripts }: Touches) =>
        `${median.toFixed(0)} ms, p95 ${p95.toFixed(0)}, scripts ${scripts.toFixed(1)}`;
      tell(
        `round ${round}: counts after ${coldStarts.at(-1)?.toFixed(0)} ms, pad ${pads.at(-1)?.toFixed(0)} and everything ` +
          `${unlockings.at(-1)?.toFixed(0)} ms after the PIN (derivation ${derived.toFixed(0)} ms at full speed), ` +
          `touch ${said(open.at(-1) as Touches)}, locked ${said(locked.at(-1) as Touches)}`,
      );
      await browser.close();
    }
    const touchRows = (what: string, rows: readonly Touches[]): readonly Figure[] => [
      {
        where: `${what}: touch until durable, p95`,
        value: medianOf(rows.map(({ p95 }) => p95)),
        unit: 'ms',
        bar: { atMost: 50 },
      },
      { where: '— median', value: medianOf(rows.map(({ median }) => median)), unit: 'ms' },
      {
        where: '— scripts of one touch, without waiting for disk or a busy machine',
        value: medianOf(rows.map(({ scripts }) => scripts)),
        unit: 'ms',
      },
    ];
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
      { where: '— until the pad is, with own records', value: medianOf(pads), unit: 'ms' },
      { where: '— the derivation alone, at full speed', value: medianOf(derivations), unit: 'ms' },
      ...touchRows(`4× slower, ${records} records`, open),
      ...touchRows('4× slower, locked', locked),
    ];
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

export default bench;
