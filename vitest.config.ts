import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

/** What measures how long something takes, alone on the machine. */
const byTheClock = ['e2e/count-to-board.test.ts', 'e2e/seized-duress.test.ts'];
/** Real browsers and real hubs. */
const inBrowser = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude,
          // Property tests share two cores with everything else.
          testTimeout: 30_000,
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
