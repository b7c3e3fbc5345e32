// How long does the screen hold still when one late count comes in, with the account open over an operation of twenty-five
// thousand trips? In a real browser, by its own observer of long tasks. And how long until the new total stands there?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { texts } from '@corridor/text/build';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { openBrowser } from '../e2e/support/browser.ts';
import { boardTexts } from '../packages/board/scripts/texts.ts';
import type { Bench } from './support/figure.ts';
import { medianOf, rounds } from './support/measure.ts';

const home = fileURLToPath(new URL('../packages/board', import.meta.url));

interface Stalls {
  readonly longest: number;
  readonly all: number;
}

const bench: Bench = async (tell) => {
  const folder = await mkdtemp(join(tmpdir(), 'corridor-stall-'));
  const common = { root: home, configFile: false, logLevel: 'error', base: './' } as const;
  await build({
    ...common,
    plugins: [react(), texts(boardTexts)],
    build: {
      outDir: folder,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: join(home, 'fixture/large.html') },
    },
  });
  const server = await preview({ ...common, build: { outDir: folder }, preview: { port: 0 } });
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (fault) => tell(String(fault)));
    await page.addInitScript(() => {
      const seen = { longest: 0, all: 0 };
      Object.assign(globalThis, { stalls: seen });
      new PerformanceObserver((list) => {
        const [folded] = performance.getEntriesByName('folded');
        for (const { duration, startTime } of list.getEntries()) {
          // The fixture folds its operation in one piece; a board does not.
          if (!folded || startTime + duration < folded.startTime) continue;
          seen.longest = Math.max(seen.longest, duration);
          seen.all += duration;
        }
      }).observe({ type: 'longtask', buffered: true });
    });
    /** What was seen since, and begins anew. */
    const stalls = () =>
      page.evaluate(() => {
        const { stalls } = globalThis as unknown as { stalls: { longest: number; all: number } };
        const was = { ...stalls };
        Object.assign(stalls, { longest: 0, all: 0 });
        return was;
      });
    const total = page.getByTestId('estimate-arrived');
    const least = () => page.getByTestId('least-arrived').getAttribute('data-value');
    await page.goto(`${address}fixture/large.html?screen=account`);
    await total.waitFor({ timeout: 120_000 });
    await page.waitForTimeout(8_000);
    const trips = await page.evaluate(
      () => (globalThis as unknown as { fixture: { trips: number } }).fixture.trips,
    );
    const opening = await stalls();
    tell(`opened: longest ${opening.longest.toFixed(0)} ms, all ${opening.all.toFixed(0)} ms`);
    const found: Stalls[] = [];
    const told: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const before = await least();
      const begun = performance.now();
      await page.evaluate((which) => {
        (globalThis as unknown as { fixture: { late: (n: number) => void } }).fixture.late(which);
      }, round * 997);
      while ((await least()) === before && performance.now() - begun < 20_000) {
        await page.waitForTimeout(20);
      }
      const took = performance.now() - begun;
      await page.waitForTimeout(10_000);
      const was = await stalls();
      tell(
        `${round === 0 ? 'warming up' : `round ${round}`}: held still ${was.longest.toFixed(0)} ms at most, ` +
          `${was.all.toFixed(0)} ms in all; looked at for the new total after ${took.toFixed(0)} ms`,
      );
      if (round === 0) continue;
      found.push(was);
      told.push(took);
    }
    return [
      {
        where: `board: the longest that the screen holds still, Account open, late counts, ${trips} trips`,
        value: Math.max(...found.map(({ longest }) => longest)),
        unit: 'ms',
      },
      { where: '— when it is opened', value: opening.longest, unit: 'ms' },
      {
        where: '— all that holds it longer than 50 ms, until everything is learned anew',
        value: medianOf(found.map(({ all }) => all)),
        unit: 'ms',
      },
      { where: '— until the new total stands there', value: medianOf(told), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
};

export default bench;
