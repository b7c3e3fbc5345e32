import type { Index, SubjectId } from '@corridor/operation';
import { type Account, accountBy, type Made } from './account.ts';
import { estimate } from './estimate/estimate.ts';
import { lastOf } from './estimate/last.ts';
import { lazily } from './estimate/lazily.ts';
import { type Look, looksOf } from './estimate/looks.ts';
import { placesOf, withCounts } from './estimate/one-more.ts';
import { type OwnMeansFitted, ownMeansOf } from './estimate/own-means.ts';
import { leastOf } from './estimate/parcels.ts';
import { createLiveEvidence } from './evidence/live.ts';
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

/**
 * Accounts of one operation, one after another. Whoever gives the same objects for what did not change (as `createLiveEvidence`
 * does) has it read once.
 */
export interface Accounts {
  /** Exactly what `accountOf(evidence)` gives. */
  readonly exact: (evidence: Evidence) => Account;
  /** See `LiveAccount`. */
  readonly quick: (evidence: Evidence) => Account;
  /** Whether nothing of it stands as an earlier one found it. */
  readonly isExact: (account: Account) => boolean;
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
export const createAccounts = (): Accounts => {
  const looks = remembered<readonly Look[]>(looksOf);
  const least = remembered(leastOf);
  /** What `exact` found last, and from what. */
  let base: {
    readonly evidence: Evidence;
    readonly made: Made;
    readonly account: Account;
  } | null = null;
  let fast: { readonly evidence: Evidence; readonly account: Account } | null = null;
  let places: ReadonlyMap<SubjectId, number> | null = null;
  let own: {
    readonly of: Evidence;
    readonly now: number | null;
    readonly fitted: OwnMeansFitted;
  } | null = null;

  const kept = {
    looks,
    least,
    own: (of: Evidence): OwnMeansFitted => {
      // What passes while somebody still counts hangs on what time it is.
      const now = of.isClosed ? null : lastOf(of);
      const isSame =
        own !== null &&
        own.now === now &&
        own.of.streams === of.streams &&
        own.of.sites === of.sites &&
        own.of.roads === of.roads;
      if (!own || !isSame) own = { of, now, fitted: ownMeansOf(of) };
      return own.fitted;
    },
  };

  const exact = (now: Evidence): Account => {
    if (base?.evidence === now) return base.account;
    const made = {
      estimated: lazily(() => estimate(now, kept)),
      possible: lazily(() => remembering(possibleOf(now))),
    };
    base = { evidence: now, made, account: accountBy(now, made) };
    places = null;
    fast = null;
    return base.account;
  };

  const quick = (now: Evidence): Account => {
    if (!base) return exact(now);
    if (base.evidence === now) return base.account;
    if (fast?.evidence === now) return fast.account;
    const { evidence: was, made } = base;
    const changes = tripsChanged(was, now);
    if (!changes || changes.length > MOST_SINCE) return exact(now);
    const estimated = made.estimated();
    places ??= placesOf(estimated.journeys);
    const patched = withCounts(estimated, places, changes, kept);
    if (!patched) return exact(now);
    const told = accountBy(now, { estimated: () => patched, possible: made.possible });
    fast = { evidence: now, account: told };
    return told;
  };

  return { exact, quick, isExact: (account) => account === base?.account };
};

/** null: not only trips that were there before. */
const tripsChanged = (
  before: Evidence,
  now: Evidence,
): readonly { readonly was: TripEvidence; readonly now: TripEvidence }[] | null => {
  const isOnlyTrips =
    before.streams === now.streams &&
    before.sites === now.sites &&
    before.roads === now.roads &&
    before.isClosed === now.isClosed &&
    before.trips.length === now.trips.length;
  if (!isOnlyTrips) return null;
  const changes: { readonly was: TripEvidence; readonly now: TripEvidence }[] = [];
  for (const [place, was] of before.trips.entries()) {
    const trip = now.trips[place] as TripEvidence;
    if (trip === was) continue;
    if (trip.id !== was.id) return null;
    changes.push({ was, now: trip });
  }
  return changes;
};

export const createLiveAccount = (index: Index): LiveAccount => {
  const evidence = createLiveEvidence(index);
  const accounts = createAccounts();
  return {
    changed: evidence.changed,
    account: () => accounts.exact(evidence.read()),
    quick: () => accounts.quick(evidence.read()),
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
