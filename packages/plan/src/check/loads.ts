import type { TimedTrip } from '../schedule/types.ts';
import type { Facts } from './facts.ts';
import type { Tell } from './rules.ts';

const kinds = ['sitting', 'lying', 'wheelchair'] as const;

/** Who travels: whole groups, never more than wait, never more than there are places for them, in the vehicle and where they are brought. */
export function checkLoads(facts: Facts, trips: readonly TimedTrip[], tell: Tell): void {
  const taken = new Map<string, number>();
  const brought = new Map<string, { people: number; lying: number }>();
  const aboard = new Map<string, { people: number; lying: number }>();
  const bring = (brought: typeof aboard, site: string, people: TimedTrip['people']) => {
    const known = brought.get(site) ?? { people: 0, lying: 0 };
    brought.set(site, {
      people: known.people + people.sitting + people.lying + people.wheelchair,
      lying: known.lying + people.lying,
    });
  };
  for (const { at, aboard: on } of facts.vehicles.values()) if (on) bring(aboard, at, on.people);
  for (const trip of trips) {
    const { vehicle, from, to, departs: minute } = trip;
    const batch = facts.batches.get(trip.batch);
    const places = facts.vehicles.get(vehicle)?.places;
    if (!batch || !places) continue;
    const people = { sitting: 0, lying: 0, wheelchair: 0 };
    for (const { group: id, times } of trip.load) {
      const group = facts.groups.get(id);
      if (!group) continue;
      if (!Number.isInteger(times) || times < 0) {
        tell('group-parted', { group: id, times, vehicle });
      }
      if (group.batch !== batch.id || group.site !== from) {
        const { site: waits, batch: of } = group;
        tell('group-elsewhere', { group: id, waits, of, vehicle, from, batch: batch.id });
      }
      for (const kind of kinds) people[kind] += times * group.people[kind];
      taken.set(id, (taken.get(id) ?? 0) + times);
    }
    if (kinds.every((kind) => people[kind] <= 0)) tell('empty-load', { vehicle, from, minute });
    if (kinds.some((kind) => people[kind] !== trip.people[kind])) {
      tell('people-of-load', { vehicle, from, minute });
    }
    for (const kind of kinds) {
      const most = Math.max(people[kind], trip.people[kind]);
      if (most <= places[kind]) continue;
      const of = { vehicle, places: places[kind], what: kind, people: most, from, minute };
      tell('places-exceeded', of);
    }
    bring(brought, to, people);
    if (!batch.to.includes(to)) tell('not-a-destination', { batch: batch.id, to, vehicle });
    if (batch.vehicles && !batch.vehicles.includes(vehicle)) {
      tell('vehicle-not-let-in', { vehicle, batch: batch.id });
    }
    if (batch.held !== null) {
      tell('batch-held', { batch: batch.id, held: batch.held, vehicle, minute });
    }
  }
  for (const [id, times] of taken) {
    const waiting = facts.groups.get(id)?.times ?? 0;
    if (times > waiting) tell('more-than-waiting', { group: id, times, waiting });
  }
  // Those on board at the beginning take their places whatever is planned: only who is brought besides can be too many.
  for (const [site, { people, lying }] of brought) {
    const places = facts.sites.get(site)?.places;
    const on = aboard.get(site) ?? { people: 0, lying: 0 };
    if (places && places.people !== null && people > Math.max(0, places.people - on.people)) {
      tell('site-full', { site, places: places.people, people: people + on.people });
    }
    if (places && places.lying !== null && lying > Math.max(0, places.lying - on.lying)) {
      tell('beds-full', { site, places: places.lying, people: lying + on.lying });
    }
  }
}
