import type { Index, SubjectId } from '@corridor/operation';
import { byId, lastQuarter, recordedEvidence } from './evidence.ts';
import { createNaming } from './labels.ts';
import { streamEvidence } from './stream.ts';
import { tripEvidence } from './trip.ts';
import type { Evidence, TripEvidence } from './types.ts';

/** Evidence that is read again and again while facts come in. */
export interface LiveEvidence {
  /** A subject of the index has a new state (or none any more). Cheap; nothing is read before it is asked for. */
  readonly changed: (subject: SubjectId) => void;
  /**
   * Exactly what `evidenceOf(index)` gives. What says the same as before is the same object, trip by trip; the streams are
   * the same list as long as none of them changed.
   */
  readonly read: () => Evidence;
}

export const createLiveEvidence = (index: Index): LiveEvidence => {
  const naming = createNaming();
  /** As recorded; and with the vehicles that other trips of the same label tell. */
  let evidence: Evidence | null = null;
  let named: { readonly from: Evidence; readonly to: Evidence } | null = null;
  let isAll = true;
  const dirty = new Set<SubjectId>();
  const dirtyStreams = new Set<SubjectId>();

  /** One trip may be the next of its vehicle, so the one before is read again too. */
  const refreshed = (known: Evidence): Evidence => {
    const ids = new Set<SubjectId>();
    for (const subject of dirty) {
      const id = index.store.resolve(subject);
      ids.add(id).add(subject);
      const trip = index.store.get('trip', id);
      if (trip?.vehicle) for (const each of index.vehicles.tripsOf(trip.vehicle)) ids.add(each.id);
      const before = placeOf(known.trips, subject);
      const vehicle = before === null ? null : (known.trips[before]?.vehicle ?? null);
      if (vehicle) for (const each of index.vehicles.tripsOf(vehicle)) ids.add(each.id);
    }
    const trips = known.trips.slice();
    const added: TripEvidence[] = [];
    const gone = new Set<SubjectId>();
    for (const id of ids) {
      const state = index.store.get('trip', id);
      const place = placeOf(known.trips, id);
      if (!state || state.id !== id) {
        if (place !== null) gone.add(id);
        continue;
      }
      const now = tripEvidence(index, state);
      if (place === null) added.push(now);
      else if (!isSame(known.trips[place], now)) trips[place] = now;
    }
    const all =
      added.length || gone.size
        ? [...trips.filter(({ id }) => !gone.has(id)), ...added].sort(byId)
        : trips;
    // Only where the last of all was among what changed may the end have come nearer.
    const places = [...ids].flatMap((id) => placeOf(known.trips, id) ?? []);
    const wasLast = lastQuarter(
      places.flatMap((place) => known.trips[place] ?? []),
      [],
    );
    const isLast = wasLast === known.until;
    const now = [...ids].flatMap((id) => all[placeOf(all, id) ?? -1] ?? []);
    const until = isLast
      ? lastQuarter(all, known.streams)
      : Math.max(known.until, lastQuarter(now, []));
    return { ...known, trips: all, until };
  };

  const recorded = (): Evidence => {
    if (!evidence || isAll) evidence = reread(index, evidence);
    else if (dirtyStreams.size) {
      if (dirty.size) evidence = refreshed(evidence);
      evidence = withStreams(index, evidence, dirtyStreams);
    } else if (dirty.size) evidence = refreshed(evidence);
    isAll = false;
    dirty.clear();
    dirtyStreams.clear();
    return evidence;
  };

  const read = (): Evidence => {
    const from = recorded();
    if (named?.from !== from) named = { from, to: { ...from, trips: naming(from.trips) } };
    return named.to;
  };

  return {
    changed: (subject) => {
      if (subject.startsWith('trip/')) dirty.add(subject);
      else if (subject.startsWith('stream/')) dirtyStreams.add(subject);
      else if (!subject.startsWith('claim/') && !subject.startsWith('statement/')) isAll = true;
    },
    read,
  };
};

/** Only these streams again: one of them may hold tens of thousands of counts. */
const withStreams = (
  index: Index,
  evidence: Evidence,
  changed: ReadonlySet<SubjectId>,
): Evidence => {
  const ids = new Set([...changed, ...[...changed].map((id) => index.store.resolve(id))]);
  const now = [...ids].flatMap((id) => {
    const state = index.store.get('stream', id);
    return state?.id === id && state.tallies.length > 0 ? [streamEvidence(index, state)] : [];
  });
  const streams = [...evidence.streams.filter(({ id }) => !ids.has(id)), ...now].sort(byId);
  return { ...evidence, streams, until: lastQuarter(evidence.trips, streams) };
};

/** Everything again; what says the same as before is the same object, so that what hangs on it is kept. */
const reread = (index: Index, before: Evidence | null): Evidence => {
  const now = recordedEvidence(index);
  if (!before) return now;
  const kept = <T>(was: T, is: T): T => (isSame(was, is) ? was : is);
  return {
    ...now,
    sites: kept(before.sites, now.sites),
    ...(now.roads && { roads: kept(before.roads ?? [], now.roads) }),
    trips: now.trips.map((trip) => {
      const place = placeOf(before.trips, trip.id);
      const was = place === null ? undefined : before.trips[place];
      return was && isSame(was, trip) ? was : trip;
    }),
    streams:
      isSame(before.streams, now.streams) && isSame(before.roads, now.roads)
        ? before.streams
        : now.streams,
  };
};

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Of trips ordered by id; null: it is not among them. */
export const placeOf = (trips: readonly TripEvidence[], id: SubjectId): number | null => {
  let [low, high] = [0, trips.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = (trips[middle] as TripEvidence).id;
    if (at === id) return middle;
    if (at < id) low = middle + 1;
    else high = middle - 1;
  }
  return null;
};
