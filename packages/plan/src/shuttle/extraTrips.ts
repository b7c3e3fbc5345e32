import { insertTrip, removeTrip } from './tours.ts';
import { draw, drawVehicle, mayChange, settle, type Walk } from './walk.ts';

/** One trip that no load needs, where the way by another source and sink is shorter than the direct one. */
export function addExtra(walk: Walk) {
  const { tours, room } = walk;
  const { from, to, there, back, received, taken } = tours;
  const a = drawVehicle(walk);
  const trips = tours.count[a] as number;
  const source = draw(walk, tours.sources);
  const sink = draw(walk, tours.sinks);
  if ((received[sink] as number) >= (room[sink] as number) || trips + 3 > tours.stride) return;
  const base = a * tours.stride;
  const cell = base + 1 + draw(walk, trips + 1);
  const columns = tours.sources + 1;
  const before = (to[cell - 1] as number) * columns;
  const after = from[cell] as number;
  const change =
    (back[before + source] as number) +
    (there[source * tours.sinks + sink] as number) +
    (back[sink * columns + after] as number) -
    (back[before + after] as number);
  const done = tours.done[base + trips] as number;
  if (!mayChange(walk, done, change)) return;
  insertTrip(tours, a, cell - base, source, sink);
  taken[source] = (taken[source] as number) + 1;
  received[sink] = (received[sink] as number) + 1;
  settle(walk, a, cell - base, done);
}

export function dropExtra(walk: Walk) {
  const { tours, loads } = walk;
  const { from, to, there, back, received, taken } = tours;
  const a = drawVehicle(walk);
  const trips = tours.count[a] as number;
  if (trips === 0) return;
  const base = a * tours.stride;
  const cell = base + 1 + draw(walk, trips);
  const source = from[cell] as number;
  if ((taken[source] as number) <= (loads[source] as number)) return;
  const sink = to[cell] as number;
  const columns = tours.sources + 1;
  const before = (to[cell - 1] as number) * columns;
  const after = from[cell + 1] as number;
  const change =
    (back[before + after] as number) -
    (back[before + source] as number) -
    (there[source * tours.sinks + sink] as number) -
    (back[sink * columns + after] as number);
  const done = tours.done[base + trips] as number;
  if (!mayChange(walk, done, change)) return;
  removeTrip(tours, a, cell - base);
  taken[source] = (taken[source] as number) - 1;
  received[sink] = (received[sink] as number) - 1;
  settle(walk, a, cell - base, done);
}

/** A detour by another source. */
export function changeExtra(walk: Walk) {
  const { tours, loads } = walk;
  const { from, to, there, back, taken, sinks } = tours;
  const a = drawVehicle(walk);
  const trips = tours.count[a] as number;
  if (trips === 0) return;
  const base = a * tours.stride;
  const cell = base + 1 + draw(walk, trips);
  const old = from[cell] as number;
  const source = draw(walk, tours.sources);
  if (source === old || (taken[old] as number) <= (loads[old] as number)) return;
  const before = (to[cell - 1] as number) * (tours.sources + 1);
  const sink = to[cell] as number;
  const change =
    (back[before + source] as number) +
    (there[source * sinks + sink] as number) -
    (back[before + old] as number) -
    (there[old * sinks + sink] as number);
  const done = tours.done[base + trips] as number;
  if (!mayChange(walk, done, change)) return;
  from[cell] = source;
  taken[source] = (taken[source] as number) + 1;
  taken[old] = (taken[old] as number) - 1;
  settle(walk, a, cell - base, done);
}
