import { sizeOf } from '../scenario/people.ts';
import type { PlanBatch } from '../scenario/types.ts';
import { append, type DraftRoute, type Rough } from './draft.ts';
import type { Load } from './loads.ts';
import { fits } from './pack.ts';
import type { Room } from './shuttles.ts';

/** Can this route's vehicle take the load at all? */
export const mayCarry = ({ vehicle }: DraftRoute, load: Load, batch: PlanBatch): boolean =>
  (batch.vehicles === undefined || batch.vehicles.includes(vehicle.id)) &&
  fits(load.people, vehicle.places);

export const hasRoom = (room: Room | undefined, load: Load): boolean =>
  room !== undefined && room.people >= sizeOf(load.people) && room.lying >= load.people.lying;

export const takeRoom = (room: Room | undefined, load: Load): void => {
  if (!room) return;
  room.people -= sizeOf(load.people);
  room.lying -= load.people.lying;
};

/**
 * Puts one load at the end of the route where it arrives first: what people do by hand. For what the search has left over, and for what a
 * vehicle that stays away was to do. False: no vehicle can take it, or no place is free.
 */
export function insertFirst(
  routes: readonly DraftRoute[],
  load: Load,
  batch: PlanBatch,
  {
    rough,
    room,
    release,
  }: {
    readonly rough: Rough;
    readonly room: ReadonlyMap<string, Room>;
    readonly release: number;
  },
): boolean {
  let best: DraftRoute | null = null;
  let to = '';
  let earliest = Number.POSITIVE_INFINITY;
  for (const route of routes) {
    if (!mayCarry(route, load, batch)) continue;
    const boards = Math.max(release, route.free + rough.empty(route.at, load.site));
    if (boards >= earliest) continue;
    for (const destination of batch.to) {
      if (!hasRoom(room.get(destination), load)) continue;
      const ends = boards + rough.trip(load.site, destination, sizeOf(load.people));
      if (ends >= earliest || ends > (route.vehicle.until ?? Number.POSITIVE_INFINITY)) continue;
      best = route;
      to = destination;
      earliest = ends;
    }
  }
  if (!best) return false;
  append(best, load, to, { rough, release });
  takeRoom(room.get(to), load);
  return true;
}
