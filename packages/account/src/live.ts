import type { Index, SubjectId } from '@corridor/operation';
import { type Account, accountBy, type Made } from './account.ts';
import { estimate } from './estimate/estimate.ts';
import { lastOf } from './estimate/last.ts';
import { lazily } from './estimate/lazily.ts';
import { type Look, looksOf } from './estimate/looks.ts';
import { placesOf, withCounts } from './estimate/one-more.ts';
import { type OwnMeansFitted, ownMeansOf } from './estimate/own-means.ts';
import { leastOf } from './estimate/parcels.ts';
import { byId, lastQuarter, recordedEvidence } from './evidence/evidence.ts';
import { createNaming } from './evidence/labels.ts';
import { streamEvidence } from './evidence/stream.ts';
import { tripEvidence } from './evidence/trip.ts';
import type { Evidence, TripEvidence } from './evidence/types.ts';
import { type Possible, possibleOf } from './possible/index.ts';

/** An account that is asked again and again while facts come in. */
export interface LiveAccount {
  /** A subject of the index has a new state (or none any more). Cheap; nothing is worked out before it is asked for. */
  readonly changed: (subject: SubjectId) => void;
  /** Exactly what `accountOf(evidenceOf(index))` gives; what no change touched is not read again. */
  readonly account: () => Account;
  /**
   * At once, also of a very large operation: where only counts of known people changed, each of their trips is worked out
   * again, while what all counts have in common, the hard bounds and the findings stay as `account` last found them. Else the same as
   * `account`. Ask `account` when there is time.
   */
  readonly quick: () => Account;
}

const remembered = <T>(of: (trip: TripEvidence) => T): ((trip: TripEvidence) => T) => {
  const known = new WeakMap<TripEvidence, { readonly value: T }>();
  return (trip) => {
    const before = known.get(trip);
    if (before) return before.value;
    const value = of(trip);
    known.set(trip, { value });
    return value;
  };
};

/**
 * Keeps what was read of each trip and stream. What all counts have in common is learned anew each time, in flat rows and
 * in one order, so that an account does not hang on the way by which it came to be.
 */
export const createLiveAccount = (index: Index): LiveAccount => {
  const looks = remembered<readonly Look[]>(looksOf);
  const least = remembered(leastOf);
  const naming = createNaming();
  /** As recorded; and with the vehicles that other trips of the same label tell. */
  let evidence: Evidence | null = null;
  let named: { readonly from: Evidence; readonly to: Evidence } | null = null;
  let account: Account | null = null;
  /** What `account` found last, and what was counted since. */
  let base: { readonly evidence: Evidence; readonly made: Made } | null = null;
  let fast: { readonly evidence: Evidence; readonly account: Account } | null = null;
  let places: ReadonlyMap<SubjectId, number> | null = null;
  const since = new Set<SubjectId>();
  let own: {
    readonly streams: Evidence['streams'];
    readonly now: number | null;
    readonly fitted: OwnMeansFitted;
  } | null = null;
  let isAll = true;
  const dirty = new Set<SubjectId>();
  const dirtyStreams = new Set<SubjectId>();

  const kept = {
    looks,
    least,
    own: (of: Evidence): OwnMeansFitted => {
      // What passes while somebody still counts hangs on what time it is.
      const now = of.isClosed ? null : lastOf(of);
      if (own?.streams !== of.streams || own.now !== now) {
        own = { streams: of.streams, now, fitted: ownMeansOf(of) };
      }
      return own.fitted;
    },
  };

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
      else if (!isSame(known.trips[place], now)) {
        trips[place] = now;
        since.add(id);
      }
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
    if (!evidence || isAll) {
      evidence = reread(index, evidence);
      base = null;
    } else if (dirtyStreams.size) {
      if (dirty.size) evidence = refreshed(evidence);
      evidence = withStreams(index, evidence, dirtyStreams);
      base = null;
    } else if (dirty.size) {
      evidence = refreshed(evidence);
    }
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

  const exact = (): Account => {
    const now = read();
    if (account) return account;
    const made = {
      estimated: lazily(() => estimate(now, kept)),
      possible: lazily(() => remembering(possibleOf(now))),
    };
    account = accountBy(now, made);
    base = { evidence: now, made };
    places = null;
    since.clear();
    return account;
  };

  const quick = (): Account => {
    const now = read();
    if (account) return account;
    if (fast?.evidence === now) return fast.account;
    if (!base || since.size > MOST_SINCE) return exact();
    const was = base;
    const estimated = was.made.estimated();
    places ??= placesOf(estimated.journeys);
    if (now.trips.length !== was.evidence.trips.length) return exact();
    const changes = [...since].sort().flatMap((id) => {
      const place = placeOf(now.trips, id);
      const [before, after] = place === null ? [] : [was.evidence.trips[place], now.trips[place]];
      return before && after && before !== after ? [{ was: before, now: after }] : [];
    });
    const patched = withCounts(estimated, places, changes, kept);
    if (!patched) return exact();
    const told = accountBy(now, { estimated: () => patched, possible: was.made.possible });
    fast = { evidence: now, account: told };
    return told;
  };

  return {
    changed: (subject) => {
      account = null;
      if (subject.startsWith('trip/')) dirty.add(subject);
      else if (subject.startsWith('stream/')) dirtyStreams.add(subject);
      else if (!subject.startsWith('claim/') && !subject.startsWith('statement/')) isAll = true;
    },
    account: exact,
    quick,
  };
};

/** Hard bounds that are asked for again and again. */
const remembering = (possible: Possible): Possible => {
  const ranges = new Map<string, ReturnType<Possible['range']>>();
  return {
    ...possible,
    range: (scope) => {
      const key = JSON.stringify(scope);
      const range = ranges.get(key) ?? possible.range(scope);
      if (ranges.size < MOST_RANGES) ranges.set(key, range);
      return range;
    },
  };
};
const MOST_RANGES = 400;

/** After so many counts it is time to learn again. */
const MOST_SINCE = 500;

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
  return {
    ...now,
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

const placeOf = (trips: readonly TripEvidence[], id: SubjectId): number | null => {
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
