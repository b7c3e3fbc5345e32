import { quantileOf } from './calibrate.ts';
import { blockOf, type LegModel, type ModelPoint } from './legModel.ts';
import { normalQuantile, uniformOf } from './noise.ts';

/** One way in which it may go on: how much longer than expected a journey takes that begins at a minute. */
export interface Future {
  /** Minutes of a journey of which `expected` are expected of this way and vehicle, which go by numbers of their own. The same question, the same answer. */
  readonly minutes: (vehicle: number, way: number, departs: number, expected: number) => number;
  /** Of a journey that began before minute 0 and has lasted `elapsed` of `expected` minutes: how long it will have lasted. */
  readonly lasts: (vehicle: number, elapsed: number, expected: number) => number;
  /** Minutes that one vehicle takes to fill. */
  readonly fills: (vehicle: number, from: number, expected: number) => number;
}

const LEVEL = 1;
const NOW = 2;
const POINT = 3;
const JOURNEY = 4;
const UNDER_WAY = 5;
const BOARDING = 6;
const PACE = 7;
/** Logarithms: one boarding differs from the next by so much, all of them from what was expected. */
const FILLS = { once: 0.2, all: 0.1 };
/** As many journeys seen weigh as much as what is believed of journeys without having seen any. */
const BELIEVED = 40;

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
  const moodAt = (minute: number): number => {
    const after = Math.max(0, blockOf(minute) - model.block);
    for (let next = moods.length; next <= after; next++) {
      moods.push(point.memory * (moods[next - 1] as number) + fresh * normal(NOW, next));
    }
    return moods[after] as number;
  };
  const { residuals } = model;
  const seen = residuals.length / (residuals.length + BELIEVED);
  const journeyAt = (share: number) =>
    (1 - seen) * point.journey * normalQuantile(share) +
    (seen > 0 ? seen * quantileOf(residuals, share) : 0);
  const pace = FILLS.all * normal(PACE, 0);
  const mixed = seed ^ Math.imul(run + 1, 0x27d4eb2f);
  return {
    minutes: (vehicle, way, departs, expected) => {
      // Nobody sets out twice the same way within the time that it takes: a plan that leaves minutes later meets the same luck.
      const which = Math.floor(departs / Math.max(1, expected));
      const luck = journeyAt(uniformOf(mixed, vehicle, way, which));
      return expected * Math.exp(level + moodAt(departs + expected / 2) + luck);
    },
    lasts: (vehicle, elapsed, expected) => {
      const soFar = Math.log(Math.max(1e-3, elapsed / Math.max(1e-6, expected)));
      const centre = level + moodAt(0);
      const low = shareBelow(journeyAt, soFar - centre);
      // Later than anything that was ever seen: nobody knows, but it goes on.
      if (low >= SURE) return elapsed + 0.1 * expected;
      const share = low + (SURE - low) * uniformOf(mixed, vehicle, UNDER_WAY, JOURNEY);
      return Math.max(elapsed, expected * Math.exp(centre + journeyAt(share)));
    },
    fills: (vehicle, from, expected) => {
      const which = Math.floor(from / Math.max(1, 2 * expected));
      const once = normalQuantile(uniformOf(mixed, vehicle, BOARDING, which));
      return expected * Math.exp(pace + FILLS.once * once);
    },
  };
}

const SURE = 1 - 1e-6;

/** Of a value that grows with the share: how large a share lies below. */
function shareBelow(valueAt: (share: number) => number, value: number): number {
  let [low, high] = [1 - SURE, SURE];
  if (valueAt(high) <= value) return SURE;
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (valueAt(middle) <= value) low = middle;
    else high = middle;
  }
  return low;
}

function pickPoint(points: readonly ModelPoint[], share: number): ModelPoint {
  let left = share;
  for (const point of points) {
    left -= point.weight;
    if (left <= 0) return point;
  }
  return points.at(-1) as ModelPoint;
}
