import { chances } from './chances.ts';
import { doneOf, type Tours, timeRoute } from './tours.ts';

/**
 * A random walk over routes towards a state in which every vehicle is done by `target`. Lateness summed over vehicles says how far off it is, which the
 * end of the last one would not: most changes leave the last one alone.
 */
export interface Walk {
  readonly tours: Tours;
  readonly loads: Int32Array;
  readonly room: Int32Array;
  /** Trips more than needed may be made and dropped. */
  readonly extra: boolean;
  /** Vehicles done after `target`, in no order, and where each stands among them (-1: it is in time). */
  readonly late: Int32Array;
  readonly lateAt: Int32Array;
  lateCount: number;
  target: number;
  /** What is to be beaten. */
  best: number;
  /** Vehicles not done before `best`; 0: it is beaten. */
  behind: number;
  /** Being worse by this much is accepted once in e times. */
  heat: number;
  /** How much worse the change now tried may be. */
  allowed: number;
  random: number;
}

/** A unit of driving saved counts so much of a unit of being late: what is not driven leaves room for repairs. */
const THRIFT = 0.02;

export function createWalk(
  tours: Tours,
  problem: { readonly loads: Int32Array; readonly room: Int32Array },
  options: { readonly extra: boolean; readonly seed: number },
): Walk {
  return {
    tours,
    loads: problem.loads,
    room: problem.room,
    extra: options.extra,
    late: new Int32Array(tours.vehicles),
    lateAt: new Int32Array(tours.vehicles),
    lateCount: 0,
    target: 0,
    best: 0,
    behind: 0,
    heat: 0,
    allowed: 0,
    random: Math.imul(options.seed, 0x9e3779b1) ^ 0x5bd1e995 || 1,
  };
}

/** After the routes were set or `best` was beaten. */
export function aim(walk: Walk, target: number, best: number) {
  const { tours, late, lateAt } = walk;
  walk.target = target;
  walk.best = best;
  walk.behind = 0;
  walk.lateCount = 0;
  for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
    const done = doneOf(tours, vehicle);
    if (done >= best) walk.behind += 1;
    if (done > target) {
      lateAt[vehicle] = walk.lateCount;
      late[walk.lateCount++] = vehicle;
    } else lateAt[vehicle] = -1;
  }
}

/** A whole number from 0 up to, not including, `below`. Xorshift: the same on every machine, and quick. */
export function draw(walk: Walk, below: number): number {
  let bits = walk.random;
  bits ^= bits << 13;
  bits ^= bits >>> 17;
  bits ^= bits << 5;
  walk.random = bits;
  return Math.floor(((bits >>> 0) / 4294967296) * below);
}

/** Draws how much worse the next change may be, before it is worked out: most are turned down by one comparison. */
export function allow(walk: Walk) {
  walk.allowed = walk.heat * (chances[draw(walk, chances.length)] as number);
}

/** Half of the time one that is late, as long as there are any. */
export function drawVehicle(walk: Walk): number {
  if (walk.lateCount > 0 && draw(walk, 2) === 0) {
    return walk.late[draw(walk, walk.lateCount)] as number;
  }
  return draw(walk, walk.tours.vehicles);
}

const lateness = (done: number, target: number): number => (done > target ? done - target : 0);

/** Whether a vehicle may be done `change` later than it is. */
export function mayChange(walk: Walk, done: number, change: number): boolean {
  const worse =
    lateness(done + change, walk.target) - lateness(done, walk.target) + THRIFT * change;
  return worse <= walk.allowed;
}

export function mayChangeBoth(
  walk: Walk,
  doneA: number,
  changeA: number,
  doneB: number,
  changeB: number,
): boolean {
  const { target } = walk;
  const worse =
    lateness(doneA + changeA, target) -
    lateness(doneA, target) +
    lateness(doneB + changeB, target) -
    lateness(doneB, target) +
    THRIFT * (changeA + changeB);
  return worse <= walk.allowed;
}

/** A route was changed from `cell` on; `before`: when it was done. */
export function settle(walk: Walk, vehicle: number, cell: number, before: number) {
  const { tours, late, lateAt, target, best } = walk;
  timeRoute(tours, vehicle, cell);
  const done = doneOf(tours, vehicle);
  if (before >= best) walk.behind -= 1;
  if (done >= best) walk.behind += 1;
  if (done > target && before <= target) {
    lateAt[vehicle] = walk.lateCount;
    late[walk.lateCount++] = vehicle;
  } else if (done <= target && before > target) {
    const last = late[--walk.lateCount] as number;
    const at = lateAt[vehicle] as number;
    late[at] = last;
    lateAt[last] = at;
    lateAt[vehicle] = -1;
  }
}
