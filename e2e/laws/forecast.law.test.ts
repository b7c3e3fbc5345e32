// Of forecasts of eight in ten, eight in ten hold what comes. Few operations here, so that it can be asked at every change;
// `npm run coverage` asks five hundred.
import { expect, test } from 'vitest';
import { BAR, didOf } from '../../bench/foreseen/table.ts';
import { foretell } from '../../packages/plan/src/forecast/testing/foretold.ts';

const OPERATIONS = 60;
const FUTURES = 60;
const seed = Date.now() % 2 ** 31;
/** So many deviations of a share drawn from so few operations that it is no chance. */
const DEVIATIONS = 4;

test(`of ${OPERATIONS} operations with moods, halts, suspensions and losses`, () => {
  console.info('seed', seed);
  const all = Array.from({ length: OPERATIONS }, (_, at) => foretell(seed, at, FUTURES)).flat();
  const { within, score, straight, forecasts } = didOf(all);
  expect(forecasts).toBe(3 * OPERATIONS);
  // Three forecasts of one operation hang together: there are no more of them than operations.
  const doubt = (share: number) => DEVIATIONS * Math.sqrt((share * (1 - share)) / OPERATIONS);
  expect(within).toBeGreaterThan(BAR.least - doubt(BAR.least));
  expect(within).toBeLessThan(Math.min(0.99, BAR.most + doubt(BAR.most)));
  // Long operations weigh most, so that the gain is uneven; but it is never a loss.
  expect(score).toBeLessThan(straight);
}, 120_000);
