import { exchange, insertTrip, removeTrip } from './tours.ts';
import { draw, drawVehicle, mayChange, mayChangeBoth, settle, type Walk } from './walk.ts';

/** Each tries one random change and makes it if the walk allows. Loads stay as they are and rooms are kept. */

export function changeSink(walk: Walk) {
  const { tours, room } = walk;
  const { from, to, there, back, received, sinks } = tours;
  const a = drawVehicle(walk);
  const trips = tours.count[a] as number;
  if (trips === 0) return;
  const base = a * tours.stride;
  const cell = base + 1 + draw(walk, trips);
  const sink = draw(walk, sinks);
  const old = to[cell] as number;
  if (sink === old || (received[sink] as number) >= (room[sink] as number)) return;
  const columns = tours.sources + 1;
  const source = (from[cell] as number) * sinks;
  const after = from[cell + 1] as number;
  const change =
    (there[source + sink] as number) -
    (there[source + old] as number) +
    (back[sink * columns + after] as number) -
    (back[old * columns + after] as number);
  const done = tours.done[base + trips] as number;
  if (!mayChange(walk, done, change)) return;
  to[cell] = sink;
  received[sink] = (received[sink] as number) + 1;
  received[old] = (received[old] as number) - 1;
  settle(walk, a, cell - base, done);
}

/** Two trips, of two vehicles or of one, take over each other's sinks. */
export function swapSinks(walk: Walk) {
  const { tours } = walk;
  const { from, to, there, back, sinks } = tours;
  const a = drawVehicle(walk);
  const b = draw(walk, tours.vehicles);
  const tripsA = tours.count[a] as number;
  const tripsB = tours.count[b] as number;
  if (tripsA === 0 || tripsB === 0) return;
  const p = a * tours.stride + 1 + draw(walk, tripsA);
  const q = b * tours.stride + 1 + draw(walk, tripsB);
  const sinkP = to[p] as number;
  const sinkQ = to[q] as number;
  if (sinkP === sinkQ) return;
  const columns = tours.sources + 1;
  const afterP = from[p + 1] as number;
  const afterQ = from[q + 1] as number;
  const sourceP = (from[p] as number) * sinks;
  const sourceQ = (from[q] as number) * sinks;
  const changeA =
    (there[sourceP + sinkQ] as number) -
    (there[sourceP + sinkP] as number) +
    (back[sinkQ * columns + afterP] as number) -
    (back[sinkP * columns + afterP] as number);
  const changeB =
    (there[sourceQ + sinkP] as number) -
    (there[sourceQ + sinkQ] as number) +
    (back[sinkP * columns + afterQ] as number) -
    (back[sinkQ * columns + afterQ] as number);
  swap(walk, to, a, p, changeA, b, q, changeB);
}

/** Two trips, of two vehicles or of one, take over each other's sources. */
export function swapSources(walk: Walk) {
  const { tours } = walk;
  const { from, to, there, back, sinks } = tours;
  const a = drawVehicle(walk);
  const b = draw(walk, tours.vehicles);
  const tripsA = tours.count[a] as number;
  const tripsB = tours.count[b] as number;
  if (tripsA === 0 || tripsB === 0) return;
  const p = a * tours.stride + 1 + draw(walk, tripsA);
  const q = b * tours.stride + 1 + draw(walk, tripsB);
  const sourceP = from[p] as number;
  const sourceQ = from[q] as number;
  if (sourceP === sourceQ) return;
  const columns = tours.sources + 1;
  const beforeP = (to[p - 1] as number) * columns;
  const beforeQ = (to[q - 1] as number) * columns;
  const sinkP = to[p] as number;
  const sinkQ = to[q] as number;
  const changeA =
    (there[sourceQ * sinks + sinkP] as number) -
    (there[sourceP * sinks + sinkP] as number) +
    (back[beforeP + sourceQ] as number) -
    (back[beforeP + sourceP] as number);
  const changeB =
    (there[sourceP * sinks + sinkQ] as number) -
    (there[sourceQ * sinks + sinkQ] as number) +
    (back[beforeQ + sourceP] as number) -
    (back[beforeQ + sourceQ] as number);
  swap(walk, from, a, p, changeA, b, q, changeB);
}

function swap(
  walk: Walk,
  row: Uint16Array,
  a: number,
  p: number,
  changeA: number,
  b: number,
  q: number,
  changeB: number,
) {
  const { stride, done, count } = walk.tours;
  const doneA = done[a * stride + (count[a] as number)] as number;
  const doneB = done[b * stride + (count[b] as number)] as number;
  if (a === b) {
    if (!mayChange(walk, doneA, changeA + changeB)) return;
  } else if (!mayChangeBoth(walk, doneA, changeA, doneB, changeB)) return;
  const kept = row[p] as number;
  row[p] = row[q] as number;
  row[q] = kept;
  if (a === b) settle(walk, a, Math.min(p, q) - a * stride, doneA);
  else {
    settle(walk, a, p - a * stride, doneA);
    settle(walk, b, q - b * stride, doneB);
  }
}

/** One trip to another place in the order of its own vehicle. */
export function reorder(walk: Walk) {
  const { tours } = walk;
  const { from, to, back } = tours;
  const a = drawVehicle(walk);
  const trips = tours.count[a] as number;
  if (trips < 2) return;
  const base = a * tours.stride;
  const cell = 1 + draw(walk, trips);
  // Behind which cell it goes: any but itself and the one before it, where it already is.
  let behind = draw(walk, trips - 1);
  if (behind >= cell - 1) behind += 2;
  const columns = tours.sources + 1;
  const source = from[base + cell] as number;
  const sink = to[base + cell] as number;
  const oldBefore = (to[base + cell - 1] as number) * columns;
  const oldAfter = from[base + cell + 1] as number;
  const newBefore = (to[base + behind] as number) * columns;
  const newAfter = from[base + behind + 1] as number;
  const change =
    (back[oldBefore + oldAfter] as number) -
    (back[oldBefore + source] as number) -
    (back[sink * columns + oldAfter] as number) +
    (back[newBefore + source] as number) +
    (back[sink * columns + newAfter] as number) -
    (back[newBefore + newAfter] as number);
  const done = tours.done[base + trips] as number;
  if (!mayChange(walk, done, change)) return;
  removeTrip(tours, a, cell);
  insertTrip(tours, a, behind < cell ? behind + 1 : behind, source, sink);
  settle(walk, a, Math.min(cell, behind), done);
}

/** One trip to another vehicle, perhaps by another sink. */
export function relocate(walk: Walk) {
  const { tours, room } = walk;
  const { from, to, there, back, done, received, sinks } = tours;
  const a = drawVehicle(walk);
  const b = draw(walk, tours.vehicles);
  const tripsA = tours.count[a] as number;
  const tripsB = tours.count[b] as number;
  if (a === b || tripsA === 0 || tripsB + 3 > tours.stride) return;
  const p = a * tours.stride + 1 + draw(walk, tripsA);
  const q = b * tours.stride + draw(walk, tripsB + 1);
  const old = to[p] as number;
  const sink = draw(walk, 2) === 0 ? old : draw(walk, sinks);
  if (sink !== old && (received[sink] as number) >= (room[sink] as number)) return;
  const columns = tours.sources + 1;
  const source = from[p] as number;
  const before = (to[p - 1] as number) * columns;
  const after = from[p + 1] as number;
  const changeA =
    (back[before + after] as number) -
    (back[before + source] as number) -
    (there[source * sinks + old] as number) -
    (back[old * columns + after] as number);
  const newBefore = (to[q] as number) * columns;
  const newAfter = from[q + 1] as number;
  const changeB =
    (back[newBefore + source] as number) +
    (there[source * sinks + sink] as number) +
    (back[sink * columns + newAfter] as number) -
    (back[newBefore + newAfter] as number);
  const doneA = done[a * tours.stride + tripsA] as number;
  const doneB = done[b * tours.stride + tripsB] as number;
  if (!mayChangeBoth(walk, doneA, changeA, doneB, changeB)) return;
  received[old] = (received[old] as number) - 1;
  received[sink] = (received[sink] as number) + 1;
  removeTrip(tours, a, p - a * tours.stride);
  insertTrip(tours, b, q - b * tours.stride + 1, source, sink);
  settle(walk, a, p - a * tours.stride, doneA);
  settle(walk, b, q - b * tours.stride + 1, doneB);
}

/** One trip of each of two vehicles. */
export function swapTrips(walk: Walk) {
  const a = drawVehicle(walk);
  const b = draw(walk, walk.tours.vehicles);
  const tripsA = walk.tours.count[a] as number;
  const tripsB = walk.tours.count[b] as number;
  if (a === b || tripsA === 0 || tripsB === 0) return;
  swapStretches(walk, a, draw(walk, tripsA), 1, b, draw(walk, tripsB), 1);
}

/** All that two vehicles do from some trip on; at the same sink that costs nothing. */
export function swapTails(walk: Walk) {
  const a = drawVehicle(walk);
  const b = draw(walk, walk.tours.vehicles);
  if (a === b) return;
  const tripsA = walk.tours.count[a] as number;
  const tripsB = walk.tours.count[b] as number;
  const p = draw(walk, tripsA + 1);
  const q = draw(walk, tripsB + 1);
  swapStretches(walk, a, p, tripsA - p, b, q, tripsB - q);
}

const LONGEST = 3;

/** Up to three trips of each of two vehicles, or of one of them alone. */
export function swapSome(walk: Walk) {
  const a = drawVehicle(walk);
  const b = draw(walk, walk.tours.vehicles);
  if (a === b) return;
  const tripsA = walk.tours.count[a] as number;
  const tripsB = walk.tours.count[b] as number;
  const p = draw(walk, tripsA + 1);
  const q = draw(walk, tripsB + 1);
  const some = Math.min(tripsA - p, draw(walk, LONGEST + 1));
  swapStretches(walk, a, p, some, b, q, Math.min(tripsB - q, draw(walk, LONGEST + 1)));
}

/** `k` trips after cell `p` of one vehicle against `l` trips after cell `q` of another. */
function swapStretches(
  walk: Walk,
  a: number,
  p: number,
  k: number,
  b: number,
  q: number,
  l: number,
) {
  const { tours } = walk;
  const { stride, from, to, done, count, back } = tours;
  const tripsA = count[a] as number;
  const tripsB = count[b] as number;
  if (k + l === 0 || tripsA - k + l + 2 > stride || tripsB - l + k + 2 > stride) return;
  const columns = tours.sources + 1;
  const atA = a * stride + p;
  const atB = b * stride + q;
  const beforeA = (to[atA] as number) * columns;
  const beforeB = (to[atB] as number) * columns;
  const firstA = from[atA + 1] as number;
  const firstB = from[atB + 1] as number;
  const lastA = (to[atA + k] as number) * columns;
  const lastB = (to[atB + l] as number) * columns;
  const afterA = from[atA + k + 1] as number;
  const afterB = from[atB + l + 1] as number;
  // Time within each stretch, from reaching its first source to its last sink.
  const withinA =
    (done[atA + k] as number) - (done[atA] as number) - (back[beforeA + firstA] as number);
  const withinB =
    (done[atB + l] as number) - (done[atB] as number) - (back[beforeB + firstB] as number);
  const wasA =
    k === 0
      ? (back[beforeA + firstA] as number)
      : (back[beforeA + firstA] as number) + withinA + (back[lastA + afterA] as number);
  const wasB =
    l === 0
      ? (back[beforeB + firstB] as number)
      : (back[beforeB + firstB] as number) + withinB + (back[lastB + afterB] as number);
  const becomesA =
    l === 0
      ? (back[beforeA + afterA] as number)
      : (back[beforeA + firstB] as number) + withinB + (back[lastB + afterA] as number);
  const becomesB =
    k === 0
      ? (back[beforeB + afterB] as number)
      : (back[beforeB + firstA] as number) + withinA + (back[lastA + afterB] as number);
  const doneA = done[a * stride + tripsA] as number;
  const doneB = done[b * stride + tripsB] as number;
  if (!mayChangeBoth(walk, doneA, becomesA - wasA, doneB, becomesB - wasB)) return;
  exchange(tours, a, p + 1, k, b, q + 1, l);
  settle(walk, a, p + 1, doneA);
  settle(walk, b, q + 1, doneB);
}
