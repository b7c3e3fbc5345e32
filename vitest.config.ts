import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

/** Packages without a clock, chance, files or a page: a test of theirs leaves nothing behind. */
const pure = ['account', 'exercise', 'log', 'operation', 'plan', 'reading', 'report', 'text'].map(
  (name) => `packages/${name}/**/*.test.ts`,
);
/** Property tests share two cores with everything else. */
const inMemory = { testTimeout: 30_000, maxWorkers: 2 };
/** What measures how long something takes, alone on the machine. */
const byTheClock = ['e2e/count-to-board.test.ts', 'e2e/seized-duress.test.ts'];
/** Real browsers and real hubs. */
const inBrowser = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    passWithNoTests: true,
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
          // A scene waits more than it works: three fill two cores, a fourth would make them stumble.
          maxWorkers: 3,
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
