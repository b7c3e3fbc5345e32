import { sizeOf } from '../scenario/people.ts';
import type { Convoys } from '../scenario/types.ts';
import type { DraftRoute, DraftTrip, Rough } from './draft.ts';

interface Waiting {
  readonly key: string;
  readonly members: { readonly route: number; readonly filled: number }[];
}

/**
 * Which trips leave together. Plays the day through roughly: whoever is filled joins the convoy that waits for the same people and the same
 * destination; it leaves when it is full, or when nobody else comes within half of its way's time. A vehicle waits in one convoy at a
 * time, so that no two convoys can wait for each other's vehicles.
 */
export function formConvoys(
  routes: readonly DraftRoute[],
  rough: Rough,
  { most, headway, assembling }: Convoys,
): ReadonlyMap<DraftTrip, string> {
  const names = new Map<DraftTrip, string>();
  const next = routes.map(() => 0);
  const filled = routes.map(({ trips }) => trips[0]?.departs ?? Number.POSITIVE_INFINITY);
  const open = new Map<string, Waiting>();
  const coming = new Set(routes.flatMap(({ trips }, at) => (trips.length > 0 ? [at] : [])));
  let formed = 0;

  const tripOf = (route: number) => routes[route]?.trips[next[route] as number] as DraftTrip;
  const wayMinutes = ({ load, to }: DraftTrip) => rough.trip(load.site, to, sizeOf(load.people));
  const leave = ({ key, members }: Waiting) => {
    open.delete(key);
    formed += 1;
    const last = members.reduce((latest, one) => Math.max(latest, one.filled), 0);
    const departs = members.length > 1 ? last + assembling : last;
    members.forEach(({ route }, place) => {
      const trip = tripOf(route);
      names.set(trip, `${trip.load.batch} ${formed}`);
      next[route] = (next[route] as number) + 1;
      const after = routes[route]?.trips[next[route] as number];
      if (!after) return;
      const free = departs + place * headway + wayMinutes(trip) - rough.boarding(trip.load.site);
      filled[route] =
        free + rough.empty(trip.to, after.load.site) + rough.boarding(after.load.site);
      coming.add(route);
    });
  };

  while (coming.size > 0 || open.size > 0) {
    let first = -1;
    for (const route of coming) {
      if (first < 0 || (filled[route] as number) < (filled[first] as number)) first = route;
    }
    const now = first < 0 ? Number.POSITIVE_INFINITY : (filled[first] as number);
    const overdue = [...open.values()].find(({ members }) => {
      const [began] = members;
      return began && began.filled + wayMinutes(tripOf(began.route)) / 2 < now;
    });
    if (overdue) {
      leave(overdue);
      continue;
    }
    if (first < 0) break;
    coming.delete(first);
    const trip = tripOf(first);
    const key = JSON.stringify([trip.load.batch, trip.load.site, trip.to]);
    const waiting = open.get(key) ?? { key, members: [] };
    waiting.members.push({ route: first, filled: now });
    open.set(key, waiting);
    if (waiting.members.length >= most) leave(waiting);
  }
  return names;
}
