import { expect, test } from 'vitest';
import { foretoldQuantile, leftOutside, quantileOf, rankedScore } from './calibrate.ts';
import { learnHabits } from './habits.ts';
import { BLOCK, type LegModel, type LegRatio, learnLegTimes } from './legModel.ts';
import { drawFuture } from './moods.ts';
import { normalQuantile, uniformOf } from './noise.ts';

const meanOf = ({ points }: LegModel, of: (point: LegModel['points'][number]) => number) =>
  points.reduce((sum, point) => sum + point.weight * of(point), 0);

/** Ten journeys in each of so many blocks, with a mood each and their own luck, in logarithms. */
const drawn = (seed: number, blocks: number, mood: number, journey: number, level = 0) =>
  Array.from({ length: blocks * 10 }, (_, at): LegRatio => {
    const block = Math.floor(at / 10);
    const shared = mood * normalQuantile(uniformOf(seed, 1, block, 0));
    return {
      at: -(block + 1) * BLOCK + 1,
      ratio: level + shared + journey * normalQuantile(uniformOf(seed, 2, at, 0)),
      censored: false,
      way: 'square camp',
      vehicle: `${at % 10}`,
    };
  });

test('moods are told from single journeys, and the level is found', () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  const calm = learnLegTimes(drawn(seed, 40, 0, 0.2, 0.3));
  const stormy = learnLegTimes(drawn(seed, 40, 0.35, 0.2, 0.3));
  expect(meanOf(calm, ({ mood }) => mood)).toBeLessThan(0.12);
  expect(meanOf(stormy, ({ mood }) => mood)).toBeGreaterThan(0.2);
  expect(meanOf(calm, ({ level }) => level)).toBeGreaterThan(0.2);
  expect(meanOf(calm, ({ level }) => level)).toBeLessThan(0.4);
  expect(meanOf(stormy, ({ journey }) => journey)).toBeCloseTo(0.2, 1);
});

test('weights sum up to one, without anything seen too', () => {
  for (const model of [learnLegTimes([]), learnLegTimes(drawn(3, 2, 0.1, 0.1))]) {
    expect(meanOf(model, () => 1)).toBeCloseTo(1, 9);
  }
});

test('one bus long overdue stands by itself; when all of them are, the road is slow', () => {
  const open = (many: number) =>
    Array.from(
      { length: many },
      (_, at): LegRatio => ({
        at: 0,
        ratio: 1,
        censored: true,
        way: 'square camp',
        vehicle: `${at}`,
      }),
    );
  const seen = drawn(9, 10, 0.15, 0.15);
  const nowOf = (many: number) =>
    meanOf(learnLegTimes([...seen, ...open(many)]), ({ level, now }) => level + now);
  expect(nowOf(1) - nowOf(0)).toBeLessThan(0.25);
  expect(nowOf(8) - nowOf(0)).toBeGreaterThan(0.4);
});

test('who has just set out tells nothing', () => {
  const seen = drawn(9, 10, 0.15, 0.15);
  const fresh = { at: 0, ratio: -4, censored: true, way: 'square camp', vehicle: '1' };
  const levelOf = (model: LegModel) => meanOf(model, ({ level }) => level);
  expect(levelOf(learnLegTimes([...seen, fresh]))).toBeCloseTo(levelOf(learnLegTimes(seen)), 3);
});

test('the same future has the same moods and luck; a journey under way lasts longer than it has', () => {
  const model = learnLegTimes(drawn(9, 10, 0.15, 0.15));
  for (let run = 0; run < 50; run++) {
    const [one, other] = [drawFuture(model, 4, run), drawFuture(model, 4, run)];
    expect(one.minutes(7, 8, 600, 50)).toBe(other.minutes(7, 8, 600, 50));
    expect(one.minutes(7, 8, 600, 50)).toBeGreaterThan(0);
    for (const elapsed of [1, 60, 5000])
      expect(one.lasts(7, elapsed, 50)).toBeGreaterThanOrEqual(elapsed);
  }
});

test('a slow way is known as slow; a driver seen once is hardly known', () => {
  const seen = drawn(9, 10, 0, 0.1);
  const slow = seen.map((one) => ({ ...one, way: 'village camp', ratio: one.ratio + 0.2 }));
  const habits = learnHabits([...seen, ...slow]);
  expect(habits.way('village camp').mean - habits.way('square camp').mean).toBeCloseTo(0.2, 1);
  expect(habits.vehicle('nobody')).toEqual({ mean: 0, deviation: 0.05 });
});

test('forecasts that came true narrow the next one, and misses widen it', () => {
  expect(leftOutside([])).toBeCloseTo(0.2, 9);
  expect(leftOutside(new Array(10).fill(0.5))).toBeGreaterThan(0.25);
  expect(leftOutside(new Array(10).fill(0.99))).toBeLessThan(0.05);
});

test('ranked score: one sample is the error, two the error less half of half their distance', () => {
  expect(rankedScore([10], 4)).toBe(6);
  expect(rankedScore([0, 2], 1)).toBeCloseTo(0.5, 9);
  expect(quantileOf([0, 10, 20], 0.25)).toBe(5);
});

test('of nineteen futures the second has a tenth of what comes below it', () => {
  const futures = Array.from({ length: 19 }, (_, at) => at + 1);
  expect(foretoldQuantile(futures, 0.1)).toBeCloseTo(2, 9);
  expect(foretoldQuantile(futures, 0.9)).toBeCloseTo(18, 9);
  expect(foretoldQuantile(futures, 0.5)).toBe(10);
  expect(foretoldQuantile(futures, 0.001)).toBe(1);
});
