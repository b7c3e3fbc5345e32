import type { LegModel, ModelPoint } from './legModel.ts';
import { BLOCK, blockOf } from './legModel.ts';
import { normalQuantile, normalShare, uniformOf } from './noise.ts';

/** One way in which it may go on: how much longer than expected a journey takes that begins at a minute. */
export interface Future {
  /** Factor on the expected time; the same question, the same answer. */
  readonly factor: (vehicle: number, way: number, departs: number) => number;
  /** Of a journey that began before minute 0 and has lasted `elapsed` of `expected` minutes: how long it will have lasted. */
  readonly remaining: (vehicle: number, elapsed: number, expected: number) => number;
}

const LEVEL = 1;
const NOW = 2;
const POINT = 3;
const JOURNEY = 4;
const UNDER_WAY = 5;

/** Future number `run` out of the model. Two scenarios asked for the same run see the same moods and the same luck. */
export function drawFuture(model: LegModel, seed: number, run: number): Future {
  const normal = (what: number, which: number) => normalQuantile(uniformOf(seed, run, what, which));
  const point = pickPoint(model.points, uniformOf(seed, run, POINT, 0));
  const level = point.level + Math.sqrt(point.levelVariance) * normal(LEVEL, 0);
  // What is known of the mood given the level.
  const slope = point.levelVariance > 0 ? point.covariance / point.levelVariance : 0;
  const rest = Math.max(0, point.nowVariance - slope * point.covariance);
  const moods = [point.now + slope * (level - point.level) + Math.sqrt(rest) * normal(NOW, 0)];
  const fresh = point.mood * Math.sqrt(1 - point.memory * point.memory);
  const moodOf = (block: number): number => {
    const after = Math.max(0, block - model.block);
    for (let next = moods.length; next <= after; next++) {
      moods.push(point.memory * (moods[next - 1] as number) + fresh * normal(NOW, next));
    }
    return moods[after] as number;
  };
  const luck = (vehicle: number, way: number, which: number, share?: number) =>
    point.journey *
    normalQuantile(share ?? uniformOf(seed ^ Math.imul(run + 1, 0x27d4eb2f), vehicle, way, which));
  return {
    factor: (vehicle, way, departs) =>
      Math.exp(
        level + moodOf(blockOf(departs + BLOCK / 6)) + luck(vehicle, way, Math.round(departs * 16)),
      ),
    remaining: (vehicle, elapsed, expected) => {
      const share = uniformOf(seed ^ Math.imul(run + 1, 0x27d4eb2f), vehicle, UNDER_WAY, JOURNEY);
      const centre = level + moodOf(model.block);
      const soFar = Math.log(Math.max(1e-3, elapsed / Math.max(1e-6, expected)));
      return expected * Math.exp(longerThan(centre, point.journey, soFar, share));
    },
  };
}

function pickPoint(points: readonly ModelPoint[], share: number): ModelPoint {
  let left = share;
  for (const point of points) {
    left -= point.weight;
    if (left <= 0) return point;
  }
  return points.at(-1) as ModelPoint;
}

/** A normal value drawn out of those above `least`. */
function longerThan(mean: number, deviation: number, least: number, share: number): number {
  const above = (least - mean) / deviation;
  // Far out, the rest of the tail is as good as a point.
  if (above > 6) return least + (0.05 * share + 0.01) * deviation;
  const low = Math.min(above < -6 ? 0 : normalShare(above), 1 - 1e-9);
  return (
    mean + deviation * normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, low + share * (1 - low))))
  );
}
