import { defineConfig } from 'vitest/config';
import { LongestFirst } from './e2e/support/longestFirst.ts';
import { PATIENCE } from './e2e/support/patience.ts';

const exclude = ['**/node_modules/**', '**/dist/**'];

/** Packages without a clock, chance, files or a page: a test of theirs leaves nothing behind. */
const pure = ['account', 'exercise', 'log', 'operation', 'plan', 'reading', 'report', 'text'].map(
  (name) => `packages/${name}/**/*.test.ts`,
);
/** Property tests share two cores with everything else. */
const inMemory = { testTimeout: 30_000, maxWorkers: 2 };
/** What measures how long something takes, alone on the machine. */
const byTheClock = ['e2e/count-to-board.test.ts', 'e2e/pin-times.test.ts'];
/** Real browsers and real hubs, on machines that do other things beside. */
const inBrowser = {
  testTimeout: 5 * PATIENCE,
  hookTimeout: 5 * PATIENCE,
  expect: { poll: { timeout: PATIENCE } },
};

export default defineConfig({
  test: {
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        // Nothing of a test file outlives it here, so the next one need not load everything anew.
        test: {
          ...inMemory,
          name: 'unit',
          include: pure,
          exclude,
          isolate: false,
        },
      },
      {
        test: {
          ...inMemory,
          name: 'unit-apart',
          include: ['packages/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...exclude, ...pure],
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [...exclude, ...byTheClock],
          // A scene waits as long as it works: three fill two cores, a fourth makes them stumble.
          maxWorkers: 3,
          // To load all that a scene stands on takes as long as some scenes do: a worker loads it once.
          isolate: false,
          globalSetup: ['e2e/support/beforehand.ts'],
          setupFiles: ['e2e/support/afterwards.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e-by-the-clock',
          include: byTheClock,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Long seeded simulations, too slow for every change: npm run storm.
        test: {
          name: 'storm',
          include: ['packages/**/*.storm.ts', 'e2e/**/*.storm.ts'],
          exclude,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
