import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];

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
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude,
          // Real browsers and real hubs: one file at a time, or two cores make them stumble.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
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
