import { sizeOf } from '../scenario/people.ts';
import type { DraftRoute, DraftTrip, Rough } from './draft.ts';

/**
 * Brings each vehicle's many and near before its few and far, so that people wait less in all, as long as it is done no later than `until` (when the
 * last vehicle is done anyway). Only trips of the same batch change places: between batches the order is the agreement's.
 */
export function soonestFirst(
  routes: readonly DraftRoute[],
  rough: Rough,
  until: number,
  begin: (route: DraftRoute) => { readonly at: string; readonly free: number },
): readonly DraftRoute[] {
  return routes.map((route) => {
    if (route.trips.length < 2) return route;
    const start = begin(route);
    const trips = [...route.trips];
    let best = timed(trips, start, rough);
    for (let again = true, rounds = 0; again && rounds < 4; rounds++) {
      again = false;
      for (let at = 0; at + 1 < trips.length; at++) {
        const [a, b] = [trips[at] as DraftTrip, trips[at + 1] as DraftTrip];
        const mayChange = a.load.batch === b.load.batch && a.load.critical === b.load.critical;
        if (!mayChange || (a.load.site === b.load.site && a.to === b.to)) continue;
        trips[at] = b;
        trips[at + 1] = a;
        const tried = timed(trips, start, rough);
        if (tried.waited < best.waited && tried.ends <= Math.max(until, best.ends)) {
          best = tried;
          again = true;
        } else {
          trips[at] = a;
          trips[at + 1] = b;
        }
      }
    }
    return { ...route, trips: best.trips, free: best.ends };
  });
}

/** Rough times of trips in this order. Bindings are left out: they hold both orders up alike. */
function timed(
  trips: readonly DraftTrip[],
  { at, free }: { readonly at: string; readonly free: number },
  rough: Rough,
): { readonly trips: DraftTrip[]; readonly ends: number; readonly waited: number } {
  let place = at;
  let ends = free;
  let waited = 0;
  const again = trips.map((trip) => {
    const { load, to } = trip;
    const people = sizeOf(load.people);
    const boards = ends + rough.empty(place, load.site);
    const departs = boards + rough.boarding(load.site);
    ends = boards + rough.trip(load.site, to, people);
    waited += people * ends;
    place = to;
    return { ...trip, departs, ends };
  });
  return { trips: again, ends, waited };
}
