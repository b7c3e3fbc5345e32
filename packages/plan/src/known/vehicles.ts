import {
  type Index,
  isWithPeople,
  lastSeen,
  positionOf,
  type States,
  type SubjectId,
  type TripState,
  tripLabel,
  tripSubject,
  tripsUnderWay,
} from '@corridor/operation';
import type { Places, PlanVehicle } from '../scenario/types.ts';
import { isStopped, type Journeys, longestOf, quantile, wayName } from './journeys.ts';
import type { Legend, NotKnown } from './types.ts';
import { byId, MINUTE_MS, USUAL, USUAL_PLACES } from './usual.ts';

const NOBODY: Places = { sitting: 0, lying: 0, wheelchair: 0 };
/** The batch of people on board whom nobody put to one. */
export const NO_BATCH = 'no-batch';

export interface Fleet {
  readonly vehicles: readonly PlanVehicle[];
  readonly underWay: Legend['underWay'];
  readonly seen: Legend['seen'];
  readonly notKnown: readonly NotKnown[];
}

const OUT_OF_USE: ReadonlySet<string> = new Set(['broken-down', 'seized', 'lost']);

/** What is painted on a vehicle stands in the name of its trips: where nobody recorded the vehicle that tells, unless two bear it. */
const vehiclesByLabel = (index: Index): ReadonlyMap<string, SubjectId | null> => {
  const found = new Map<string, SubjectId | null>();
  for (const { id, listed } of index.store.all('vehicle')) {
    if (!listed) continue;
    const label = tripLabel(tripSubject(listed.label, ''));
    found.set(label, found.has(label) ? null : id);
  }
  return found;
};

/** `staging`: where a vehicle is taken to stand of which nobody told. `zero`: minute 0, ms since 1970. */
export const fleetOf = (
  index: Index,
  journeys: Journeys,
  zero: number,
  staging: SubjectId | null,
): Fleet => {
  const { store } = index;
  const notKnown: NotKnown[] = [];
  const underWay: Record<string, SubjectId> = {};
  const seen: Record<string, { site: SubjectId; at: number }> = {};
  const onTheRoad = new Map<SubjectId, TripState>();
  const byLabel = vehiclesByLabel(index);
  for (const trip of tripsUnderWay(index)) {
    const vehicle = trip.vehicle ? store.resolve(trip.vehicle) : byLabel.get(tripLabel(trip.id));
    if (vehicle) onTheRoad.set(vehicle, trip);
  }
  const vehicles: PlanVehicle[] = [];
  for (const vehicle of [...store.all('vehicle')].sort((a, b) => byId(a.id, b.id))) {
    const made = planVehicle(vehicle, onTheRoad.get(vehicle.id) ?? null);
    if (made) vehicles.push(made);
    onTheRoad.delete(vehicle.id);
  }
  // Named on a trip and by nobody listed: its people are on the road all the same.
  for (const [id, trip] of [...onTheRoad].sort(([a], [b]) => byId(a, b))) {
    const made = carrier(id, null, trip);
    if (!made?.aboard) continue;
    notKnown.push({ what: 'vehicle-not-listed', of: { vehicle: id } });
    vehicles.push(made);
  }
  return { vehicles, underWay, seen, notKnown };

  function planVehicle(vehicle: States['vehicle'], trip: TripState | null): PlanVehicle | null {
    const isOut = OUT_OF_USE.has(vehicle.state);
    if (!vehicle.listed) {
      const made = trip && carrier(vehicle.id, null, trip);
      if (!made?.aboard) return null;
      notKnown.push({ what: 'vehicle-not-listed', of: { vehicle: vehicle.id } });
      return made;
    }
    if (trip) {
      const made = carrier(vehicle.id, vehicle.listed, trip);
      // Broken down with people on board: they are still to arrive, it takes nobody further.
      if (isOut) return made.aboard ? { ...made, places: NOBODY } : null;
      return made;
    }
    if (isOut) return null;
    const last = index.vehicles
      .tripsOf(vehicle.id)
      .findLast(({ status }) => status === 'arrived' || status === 'sent-back');
    const at = last && endOf(last);
    if (last && at) {
      seen[vehicle.id] = at;
      return standing(vehicle.id, vehicle.listed, at.site);
    }
    if (staging === null) return null;
    notKnown.push({ what: 'vehicle-never-seen', of: { vehicle: vehicle.id, site: staging } });
    return standing(vehicle.id, vehicle.listed, staging);
  }

  function placesOf(id: SubjectId, listed: NonNullable<States['vehicle']['listed']>): Places {
    const usual = USUAL_PLACES[listed.vehicleKind];
    if (listed.seats !== undefined) {
      return { sitting: listed.seats, lying: listed.lying ?? 0, wheelchair: 0 };
    }
    const places = { ...usual, lying: listed.lying ?? usual.lying };
    const people = places.sitting + places.lying;
    if (!notKnown.some(({ what, of }) => what === 'seats' && of.vehicle === id)) {
      notKnown.push({ what: 'seats', of: { vehicle: id, people } });
    }
    return places;
  }

  function standing(
    id: SubjectId,
    listed: NonNullable<States['vehicle']['listed']>,
    at: SubjectId,
  ): PlanVehicle {
    return {
      id,
      label: listed.label,
      kind: listed.vehicleKind,
      places: placesOf(id, listed),
      at,
      from: 0,
      until: null,
      aboard: null,
    };
  }

  /** On a trip that nobody saw end. Boarding or standing where it boards it is still there, and who is on board waits there. */
  function carrier(
    id: SubjectId,
    listed: States['vehicle']['listed'],
    trip: TripState,
  ): PlanVehicle {
    const kind = listed?.vehicleKind ?? 'unknown';
    const places = listed ? placesOf(id, listed) : NOBODY;
    const label = listed ? { label: listed.label } : {};
    const base = { id, ...label, kind, places, until: null };
    const here = trip.standing?.site ?? trip.boarding?.site ?? trip.from;
    const isAtFrom = trip.standing?.site === trip.from || trip.departures === 0;
    const isHere = trip.status === 'boarding' || (trip.status === 'standing' && isAtFrom);
    if (isHere && here) {
      const site = store.resolve(here);
      seen[id] = { site, at: trip.since?.at ?? zero };
      return { ...base, at: site, from: 0, aboard: null };
    }
    const isBack = trip.status === 'sent-back';
    const goal = (isBack ? trip.from : trip.to) ?? trip.from ?? staging;
    const toGo = minutesToGo(id, trip);
    const from = toGo ?? 0;
    const at = goal === null ? '' : store.resolve(goal);
    if (toGo === null)
      notKnown.push({ what: 'nobody-saw-it-arrive', of: { vehicle: id, site: at } });
    if (isBack || toGo === null || !isWithPeople(trip)) return { ...base, at, from, aboard: null };
    underWay[id] = trip.id;
    const batch = trip.batch === null ? NO_BATCH : store.resolve(trip.batch);
    return { ...base, at, from, aboard: { batch, people: aboardOf(id, trip, places) } };
  }

  /** From now until it arrives, by what such journeys took and where it was seen last. null: it should have arrived long ago. */
  function minutesToGo(id: SubjectId, trip: TripState): number | null {
    const position = positionOf(index, trip, zero);
    const lastly = lastSeen(trip);
    if (trip.status === 'halted')
      notKnown.push({ what: 'stands-on-the-road', of: { vehicle: id } });
    if (!position || !lastly) {
      const since = trip.departed ? (zero - trip.departed.at) / MINUTE_MS : 0;
      if (since > longestOf([])) return null;
      notKnown.push({ what: 'way-of-trip', of: { vehicle: id } });
      return USUAL.onTheRoad;
    }
    const { sites, legs, at, from, to } = position;
    const sum = (a: number, b: number) =>
      legs.slice(Math.max(0, a), Math.max(0, b)).reduce((all, { minutes }) => all + minutes, 0);
    const whole = Math.max(1, sum(from, to));
    const [start, end] = [sites[from], sites[to]].map((site) => site && store.resolve(site));
    const took = journeys.took.get(wayName(start ?? '', end ?? '')) ?? [];
    const pace = took.length ? quantile(took, 0.5) / whole : 1;
    const rest = (at < from || at > to ? whole : sum(at, to)) * pace;
    const gone = trip.status === 'halted' ? 0 : (zero - lastly.at) / MINUTE_MS;
    if (gone > longestOf(took, whole) && !isStopped(index, trip)) return null;
    // Overdue: nobody knows; a minute, so that it is asked for and not forgotten.
    return Math.max(1, rest - Math.max(0, gone));
  }

  function aboardOf(id: SubjectId, trip: TripState, places: Places): Places {
    const people = trip.onBoard;
    if (people === null) {
      notKnown.push({ what: 'nobody-counted', of: { vehicle: id } });
      return places;
    }
    const lying = Math.min(people, trip.boarded?.lying ?? 0);
    return { sitting: people - lying, lying, wheelchair: 0 };
  }

  function endOf(trip: TripState): { site: SubjectId; at: number } | null {
    const site = trip.status === 'arrived' ? (trip.arrived?.site ?? trip.to) : trip.from;
    return site ? { site: store.resolve(site), at: trip.since?.at ?? zero } : null;
  }
};
