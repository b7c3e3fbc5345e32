import { chances } from './chances.ts';
import { exchange, insertTrip, removeTrip, type Tours, timeRoute } from './tours.ts';

/** What the walk aims at, and where it stands. Made by `createWalk`, moved on by `walk`. */
export interface Walk {
  readonly tours: Tours;
  /** Room and loads of the problem. */
  readonly room: Int32Array;
  readonly loads: Int32Array;
  /** Superfluous trips may be made and dropped. */
  readonly extra: boolean;
  /** Vehicles done after `target`, in no order, and where each stands among them (-1: it is in time). */
  readonly late: Int32Array;
  readonly lateAt: Int32Array;
  lateCount: number;
  /** What is aimed at. */
  target: number;
  /** A state in which all are done before this is what the caller waits for. */
  best: number;
  /** Vehicles not done before `best`. */
  behind: number;
  /** Being worse by this much is accepted once in e times. */
  heat: number;
  random: number;
}

/** A saved minute of driving counts so much against one of being late: it keeps room for repairs. */
const THRIFT = 0.02;

export function createWalk(
  tours: Tours,
  loads: Int32Array,
  room: Int32Array,
  extra: boolean,
  seed: number,
): Walk {
  return {
    tours,
    room,
    loads,
    extra,
    late: new Int32Array(tours.vehicles),
    lateAt: new Int32Array(tours.vehicles).fill(-1),
    lateCount: 0,
    target: 0,
    best: Number.POSITIVE_INFINITY,
    behind: 0,
    heat: 0,
    random: seed | 0 || 1,
  };
}

/** After routes, target or best were set from outside. */
export function aim(walk: Walk, target: number, best: number) {
  const { tours, late, lateAt } = walk;
  walk.target = target;
  walk.best = best;
  walk.behind = 0;
  walk.lateCount = 0;
  for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
    const done = tours.done[
      vehicle * tours.stride + (tours.count[vehicle] as number)
    ] as number;
    if (done >= best) walk.behind += 1;
    if (done > target) {
      lateAt[vehicle] = walk.lateCount;
      late[walk.lateCount++] = vehicle;
    } else lateAt[vehicle] = -1;
  }
}

function settle(walk: Walk, vehicle: number, before: number) {
  const { tours, late, lateAt, target, best } = walk;
  const done = tours.done[vehicle * tours.stride + (tours.count[vehicle] as number)] as number;
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

const next = (random: number): number => {
  let x = random;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x;
};

const PART = 1 / 4294967296;

/** Tries so many changes, or fewer if `best` is beaten; answers how many. */
export function walk(walk: Walk, moves: number): number {
  const { tours, room, loads, extra, late, target, heat } = walk;
  const { stride, from, to, done, count, there, back, received, taken, vehicles, sinks } = tours;
  const columns = tours.sources + 1;
  const sources = tours.sources;
  let x = walk.random;
  let made = 0;
  while (made < moves && walk.behind > 0) {
    made++;
    x = next(x);
    const kind = (x >>> 0) * PART;
    // How much worse is still accepted, drawn before anything is worked out.
    const allowed = heat * (chances[x & 4095] as number);
    x = next(x);
    let a: number;
    if (walk.lateCount > 0 && x & 1) {
      a = late[((x >>> 0) * PART * walk.lateCount) | 0] as number;
    } else a = ((x >>> 0) * PART * vehicles) | 0;
    const na = count[a] as number;
    const baseA = a * stride;
    const doneA = done[baseA + na] as number;
    x = next(x);

    if (kind < 0.2) {
      // Another sink for one trip.
      if (na === 0) continue;
      const p = baseA + 1 + (((x >>> 0) * PART * na) | 0);
      x = next(x);
      const j = ((x >>> 0) * PART * sinks) | 0;
      const old = to[p] as number;
      if (j === old || (received[j] as number) >= (room[j] as number)) continue;
      const i = (from[p] as number) * sinks;
      const after = from[p + 1] as number;
      const change =
        (there[i + j] as number) -
        (there[i + old] as number) +
        (back[j * columns + after] as number) -
        (back[old * columns + after] as number);
      const worse =
        Math.max(0, doneA + change - target) - Math.max(0, doneA - target) + THRIFT * change;
      if (worse > allowed) continue;
      to[p] = j;
      received[j] = (received[j] as number) + 1;
      received[old] = (received[old] as number) - 1;
      timeRoute(tours, a, p - baseA);
      settle(walk, a, doneA);
      continue;
    }

    if (kind < 0.4) {
      // Two trips exchange their sinks, or their sources; both may be of one vehicle.
      if (na === 0) continue;
      const p = baseA + 1 + (((x >>> 0) * PART * na) | 0);
      x = next(x);
      const b = ((x >>> 0) * PART * vehicles) | 0;
      const nb = count[b] as number;
      if (nb === 0) continue;
      const baseB = b * stride;
      x = next(x);
      const q = baseB + 1 + (((x >>> 0) * PART * nb) | 0);
      const i = from[p] as number;
      const k = from[q] as number;
      const j = to[p] as number;
      const l = to[q] as number;
      let changeA: number;
      let changeB: number;
      if (kind < 0.31) {
        if (j === l) continue;
        const afterI = from[p + 1] as number;
        const afterK = from[q + 1] as number;
        changeA =
          (there[i * sinks + l] as number) -
          (there[i * sinks + j] as number) +
          (back[l * columns + afterI] as number) -
          (back[j * columns + afterI] as number);
        changeB =
          (there[k * sinks + j] as number) -
          (there[k * sinks + l] as number) +
          (back[j * columns + afterK] as number) -
          (back[l * columns + afterK] as number);
      } else {
        if (i === k) continue;
        const beforeI = (to[p - 1] as number) * columns;
        const beforeK = (to[q - 1] as number) * columns;
        changeA =
          (there[k * sinks + j] as number) -
          (there[i * sinks + j] as number) +
          (back[beforeI + k] as number) -
          (back[beforeI + i] as number);
        changeB =
          (there[i * sinks + l] as number) -
          (there[k * sinks + l] as number) +
          (back[beforeK + i] as number) -
          (back[beforeK + k] as number);
      }
      if (a === b) {
        const change = changeA + changeB;
        const worse =
          Math.max(0, doneA + change - target) - Math.max(0, doneA - target) + THRIFT * change;
        if (worse > allowed) continue;
      } else {
        const doneB = done[baseB + nb] as number;
        const worse =
          Math.max(0, doneA + changeA - target) -
          Math.max(0, doneA - target) +
          Math.max(0, doneB + changeB - target) -
          Math.max(0, doneB - target) +
          THRIFT * (changeA + changeB);
        if (worse > allowed) continue;
      }
      if (kind < 0.31) {
        to[p] = l;
        to[q] = j;
      } else {
        from[p] = k;
        from[q] = i;
      }
      if (a === b) {
        timeRoute(tours, a, Math.min(p, q) - baseA);
        settle(walk, a, doneA);
      } else {
        const doneB = done[baseB + nb] as number;
        timeRoute(tours, a, p - baseA);
        timeRoute(tours, b, q - baseB);
        settle(walk, a, doneA);
        settle(walk, b, doneB);
      }
      continue;
    }

    if (extra && kind > 0.97) {
      // A trip more than needed, or one fewer.
      if (x & 1) {
        if (na === 0) continue;
        x = next(x);
        const p = baseA + 1 + (((x >>> 0) * PART * na) | 0);
        const i = from[p] as number;
        if ((taken[i] as number) <= (loads[i] as number)) continue;
        const j = to[p] as number;
        const before = (to[p - 1] as number) * columns;
        const after = from[p + 1] as number;
        const change =
          (back[before + after] as number) -
          (back[before + i] as number) -
          (there[i * sinks + j] as number) -
          (back[j * columns + after] as number);
        const worse =
          Math.max(0, doneA + change - target) - Math.max(0, doneA - target) + THRIFT * change;
        if (worse > allowed) continue;
        removeTrip(tours, a, p - baseA);
        taken[i] = (taken[i] as number) - 1;
        received[j] = (received[j] as number) - 1;
        timeRoute(tours, a, p - baseA);
        settle(walk, a, doneA);
      } else {
        x = next(x);
        const p = baseA + 1 + (((x >>> 0) * PART * (na + 1)) | 0);
        x = next(x);
        const i = ((x >>> 0) * PART * sources) | 0;
        x = next(x);
        const j = ((x >>> 0) * PART * sinks) | 0;
        if ((received[j] as number) >= (room[j] as number) || na + 3 > stride) continue;
        const before = (to[p - 1] as number) * columns;
        const after = from[p] as number;
        const change =
          (back[before + i] as number) +
          (there[i * sinks + j] as number) +
          (back[j * columns + after] as number) -
          (back[before + after] as number);
        const worse =
          Math.max(0, doneA + change - target) - Math.max(0, doneA - target) + THRIFT * change;
        if (worse > allowed) continue;
        insertTrip(tours, a, p - baseA, i, j);
        taken[i] = (taken[i] as number) + 1;
        received[j] = (received[j] as number) + 1;
        timeRoute(tours, a, p - baseA);
        settle(walk, a, doneA);
      }
      continue;
    }

    // What is left exchanges stretches between two vehicles: after cell p of one k trips, after cell q of the other l trips.
    x = next(x);
    const b = ((x >>> 0) * PART * vehicles) | 0;
    const nb = count[b] as number;
    const baseB = b * stride;
    if (a === b) {
      // One trip to another place of its own route.
      if (na < 2) continue;
      x = next(x);
      const p = 1 + (((x >>> 0) * PART * na) | 0);
      x = next(x);
      let q = ((x >>> 0) * PART * (na - 1)) | 0;
      if (q >= p - 1) q += 2;
      const i = from[baseA + p] as number;
      const j = to[baseA + p] as number;
      const beforeP = (to[baseA + p - 1] as number) * columns;
      const afterP = from[baseA + p + 1] as number;
      const beforeQ = (to[baseA + q] as number) * columns;
      const afterQ = from[baseA + q + 1] as number;
      const change =
        (back[beforeP + afterP] as number) -
        (back[beforeP + i] as number) -
        (back[j * columns + afterP] as number) +
        (back[beforeQ + i] as number) +
        (back[j * columns + afterQ] as number) -
        (back[beforeQ + afterQ] as number);
      const worse =
        Math.max(0, doneA + change - target) - Math.max(0, doneA - target) + THRIFT * change;
      if (worse > allowed) continue;
      removeTrip(tours, a, p);
      insertTrip(tours, a, q < p ? q + 1 : q, i, j);
      timeRoute(tours, a, Math.min(p, q));
      settle(walk, a, doneA);
      continue;
    }
    let p: number;
    let q: number;
    let k: number;
    let l: number;
    let sink = -1;
    x = next(x);
    const u = (x >>> 0) * PART;
    x = next(x);
    const v = (x >>> 0) * PART;
    if (kind < 0.7) {
      if (na === 0) continue;
      k = 1;
      l = 0;
      p = (u * na) | 0;
      q = (v * (nb + 1)) | 0;
      if (x & 1) {
        x = next(x);
        sink = ((x >>> 0) * PART * sinks) | 0;
        const old = to[baseA + p + 1] as number;
        if (sink === old) sink = -1;
        else if ((received[sink] as number) >= (room[sink] as number)) continue;
      }
    } else if (kind < 0.8) {
      if (na === 0 || nb === 0) continue;
      k = 1;
      l = 1;
      p = (u * na) | 0;
      q = (v * nb) | 0;
    } else if (kind < 0.92) {
      p = (u * (na + 1)) | 0;
      q = (v * (nb + 1)) | 0;
      k = na - p;
      l = nb - q;
    } else {
      p = (u * (na + 1)) | 0;
      q = (v * (nb + 1)) | 0;
      x = next(x);
      k = Math.min(na - p, (x >>> 4) % 4);
      l = Math.min(nb - q, (x >>> 8) % 4);
    }
    if (k === l && k === 0) continue;
    if (na - k + l + 2 > stride || nb - l + k + 2 > stride) continue;
    const doneB = done[baseB + nb] as number;
    const beforeA = (to[baseA + p] as number) * columns;
    const beforeB = (to[baseB + q] as number) * columns;
    const firstA = from[baseA + p + 1] as number;
    const firstB = from[baseB + q + 1] as number;
    const lastA = to[baseA + p + k] as number;
    const lastB = to[baseB + q + l] as number;
    const afterA = from[baseA + p + k + 1] as number;
    const afterB = from[baseB + q + l + 1] as number;
    const headA = done[baseA + p] as number;
    const headB = done[baseB + q] as number;
    const bodyA =
      (done[baseA + p + k] as number) - headA - (back[beforeA + firstA] as number);
    const bodyB =
      (done[baseB + q + l] as number) - headB - (back[beforeB + firstB] as number);
    const restA =
      doneA - (done[baseA + p + k] as number) - (back[lastA * columns + afterA] as number);
    const restB =
      doneB - (done[baseB + q + l] as number) - (back[lastB * columns + afterB] as number);
    let laterA: number;
    let laterB: number;
    if (l > 0) {
      laterA =
        headA +
        (back[beforeA + firstB] as number) +
        bodyB +
        (back[lastB * columns + afterA] as number) +
        restA;
    } else laterA = headA + (back[beforeA + afterA] as number) + restA;
    if (k === 0) laterB = headB + (back[beforeB + afterB] as number) + restB;
    else if (sink < 0) {
      laterB =
        headB +
        (back[beforeB + firstA] as number) +
        bodyA +
        (back[lastA * columns + afterB] as number) +
        restB;
    } else {
      laterB =
        headB +
        (back[beforeB + firstA] as number) +
        (there[firstA * sinks + sink] as number) +
        (back[sink * columns + afterB] as number) +
        restB;
    }
    const worse =
      Math.max(0, laterA - target) -
      Math.max(0, doneA - target) +
      Math.max(0, laterB - target) -
      Math.max(0, doneB - target) +
      THRIFT * (laterA - doneA + laterB - doneB);
    if (worse > allowed) continue;
    if (sink >= 0) {
      to[baseA + p + 1] = sink;
      received[lastA] = (received[lastA] as number) - 1;
      received[sink] = (received[sink] as number) + 1;
    }
    exchange(tours, a, p + 1, k, b, q + 1, l);
    timeRoute(tours, a, p + 1);
    timeRoute(tours, b, q + 1);
    settle(walk, a, doneA);
    settle(walk, b, doneB);
  }
  walk.random = x;
  return made;
}
