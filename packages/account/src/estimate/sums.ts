import type { SubjectId } from '@corridor/operation';
import type { Evidence } from '../evidence/types.ts';
import type { Composition, Scope } from '../figure/types.ts';
import { normalQuantile } from '../stats/normal.ts';
import { studentQuantile } from '../stats/student.ts';
import { KINDS } from './arrays.ts';
import { sitesThatAdd } from './cut.ts';
import type { Fitted } from './learn.ts';
import type { OwnMeansFitted } from './own-means.ts';
import type { Parcel } from './parcels.ts';
import { COMMON_BIAS, OMITTED, OMITTED_DEVIATION, PASSED_UNSEEN_DEVIATION } from './priors.ts';
import { times } from './solve.ts';
import { wholePeople } from './whole-people.ts';

/** What all parcels of a question come to, before it is put within the bounds that cannot be wrong. */
export interface Sum {
  readonly minimum: number;
  readonly people: number;
  readonly variance: number;
  readonly parts: Composition;
  readonly trips: { readonly all: number; readonly untallied: number };
  readonly unwatchedHours: number;
  readonly hasStreams: boolean;
}

export interface Sums {
  readonly of: (scope: Scope) => Sum;
  /** Keys of a question's parts, by id; null: not known. */
  readonly keysOf: (scope: Scope, by: 'from' | 'to' | 'batch') => readonly (SubjectId | null)[];
  /** The same with some journeys counted otherwise, and nothing else; at the price of those few. */
  readonly with: (changes: readonly Change[]) => Sums;
  /** Of people in vehicles: what the errors of several questions have in common, people²; in rows. */
  readonly shared: (scopes: readonly Scope[]) => readonly Float64Array[];
}

/** Journeys of which one more count is known; `before` is their place. Where and when they went is as it was. */
export interface Change {
  readonly before: number;
  readonly fitted: Fitted;
  /** Its own parcels, as they were, with what was counted one by one since. */
  readonly parcels: readonly Parcel[];
}

/** What parcels add up to; every field is a plain sum over them. */
interface Raw {
  minimum: number;
  counted: number;
  untallied: number;
  /** Variance that is each journey's own. */
  variance: number;
  all: number;
  uncounted: number;
  omitted: number;
  /** By how much one more of each shared effect changes it. */
  readonly slope: Float64Array;
  /** Vehicles nobody counted, by kind. */
  readonly unseen: Float64Array;
}

/** What own means add to a question. */
interface OwnSum {
  readonly minimum: number;
  readonly variance: number;
  readonly sampled: number;
  readonly onFoot: number;
  readonly unwatched: number;
  readonly hours: number;
  readonly hasStreams: boolean;
}

/** Sites where people arrive: a stream there sees arrivals and not departures. */
const isEnd = (kind: string | null): boolean =>
  kind === 'reception-site' || kind === 'hospital' || kind === 'collective-shelter';

const before = (a: string | null, b: string | null) => {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const sumsOf = (
  evidence: Evidence,
  fitted: Fitted,
  parcels: readonly Parcel[],
  own: OwnMeansFitted,
): Sums => {
  const { rows, learned, covariance, out, off } = fitted;
  const effects = rows.effects.length;
  const kindOf = new Map(evidence.sites.map(({ id, siteKind }) => [id, siteKind]));

  const amounts = Float64Array.from(
    parcels,
    ({ journey, measure, weight }) =>
      weight * Math.max(0, (measure === 'left' ? out : off)[journey] as number),
  );
  // By question, then by where and when, so that what belongs together is rounded together.
  const order = [...parcels.keys()].sort((x, y) => {
    const [a, b] = [parcels[x] as Parcel, parcels[y] as Parcel];
    return (
      before(a.measure, b.measure) ||
      before(a.from, b.from) ||
      before(a.to, b.to) ||
      before(a.batch, b.batch) ||
      x - y
    );
  });
  const whole = wholePeople(amounts, order);

  const { passings, loads } = own;
  const passed = Float64Array.from(
    passings,
    ({ inVehicles, onFoot, unwatched }) => inVehicles + onFoot + unwatched,
  );
  const wholePassed = wholePeople(passed, [...passings.keys()]);
  const ends = (site: SubjectId | null) => site !== null && isEnd(kindOf.get(site) ?? null);
  const stood = (arrived: boolean) =>
    evidence.streams.flatMap(({ site }) => (site !== null && ends(site) === arrived ? [site] : []));
  const roads = evidence.roads ?? [];
  const adding = {
    left: sitesThatAdd(stood(false), roads),
    arrived: sitesThatAdd(stood(true), roads),
  };

  const isWithin = (quarter: number | null, { since, until }: Scope) =>
    (since === undefined || (quarter ?? 0) >= since) &&
    (until === undefined || (quarter ?? 0) < until);

  const isParcelIn = (parcel: Parcel, scope: Scope): boolean =>
    parcel.measure === scope.measure &&
    (scope.from === undefined || parcel.from === scope.from) &&
    (scope.to === undefined || parcel.to === scope.to) &&
    (scope.batch === undefined || parcel.batch === scope.batch) &&
    (scope.trip === undefined || parcel.trip === scope.trip || parcel.arrival === scope.trip) &&
    isWithin(parcel.quarter, scope);

  const asksVehicles = (scope: Scope) => scope.by !== 'own-means' && scope.stream === undefined;
  const streamSites = (scope: Scope): ((site: SubjectId | null) => boolean) | null => {
    const { measure } = scope;
    const at: SubjectId | null | undefined = measure === 'left' ? scope.from : scope.to;
    // Nobody asks where to, or in which batch, people go by their own means: they stand under "not known".
    const elsewhere: SubjectId | null | undefined = measure === 'left' ? scope.to : scope.from;
    if (scope.by === 'vehicles' || scope.trip !== undefined) return null;
    if ((scope.batch ?? null) !== null || (elsewhere ?? null) !== null) return null;
    // Asked for one road or one place, that is told whatever else was seen further along.
    if (scope.stream !== undefined) return (site) => at === undefined || site === at;
    if (at !== undefined) return (site) => site === at && ends(site) === (measure === 'arrived');
    return (site) => (site === null ? measure === 'left' : adding[measure].has(site));
  };

  const emptyRaw = (): Raw => ({
    minimum: 0,
    counted: 0,
    untallied: 0,
    variance: 0,
    all: 0,
    uncounted: 0,
    omitted: 0,
    slope: new Float64Array(effects),
    unseen: new Float64Array(KINDS.length),
  });

  /** Adds those of `some` from place `first` to `last` that are asked about; `sign` −1 takes them away. */
  const add = (
    raw: Raw,
    scope: Scope,
    by: Fitted,
    some: readonly Parcel[],
    people: Float64Array,
    first: number,
    last: number,
    sign: number,
  ): void => {
    const isLeft = scope.measure === 'left';
    const [expected, spread, gain] = isLeft
      ? [by.out, by.outVariance, by.outGain]
      : [by.off, by.offVariance, by.offGain];
    const { rows } = by;
    const endJourney = (journey: number, weight: number) => {
      if (weight === 0) return;
      const rest = weight - Math.floor(weight);
      const each = expected[journey] as number;
      raw.variance +=
        sign * (weight * weight * (spread[journey] as number) + rest * (1 - rest) * each * each);
      raw.all += sign * weight;
      raw.omitted += sign * weight * (OMITTED[0] + OMITTED[1] * Math.max(0, each));
      const [from, to] = [rows.first[journey] as number, rows.first[journey + 1] as number];
      if (from === to) {
        const kind = rows.kind[journey] as number;
        raw.uncounted += sign * weight;
        raw.unseen[kind] = (raw.unseen[kind] as number) + sign * weight;
      }
      for (let i = from; i < to; i++) {
        const end = rows.firstTerm[i + 1] as number;
        const share = sign * weight * (gain[i] as number);
        if (share === 0) continue;
        for (let term = rows.firstTerm[i] as number; term < end; term++) {
          const k = rows.termEffect[term] as number;
          raw.slope[k] = (raw.slope[k] as number) - share * (rows.termPeople[term] as number);
        }
      }
    };
    let journey = -1;
    let weight = 0;
    for (let place = first; place < last; place++) {
      const parcel = some[place] as Parcel;
      if (!isParcelIn(parcel, scope)) continue;
      if (parcel.journey !== journey) {
        endJourney(journey, weight);
        journey = parcel.journey;
        weight = 0;
      }
      weight += parcel.weight;
      raw.minimum += sign * parcel.least;
      const here = sign * (people[place] as number);
      if (rows.first[journey] === rows.first[journey + 1]) raw.untallied += here;
      else raw.counted += here;
    }
    endJourney(journey, weight);
  };

  const fewCounts = whenFew(rows);
  const known = new Map<string, Raw>();
  /** Of all parcels as they are; asked again and again for the same questions. */
  const rawOf = (scope: Scope): Raw => {
    const key = keyOf(scope);
    const before = known.get(key);
    if (before) return before;
    const raw = emptyRaw();
    add(raw, scope, fitted, parcels, whole, 0, parcels.length, 1);
    if (known.size < MOST_KEPT) known.set(key, raw);
    return raw;
  };

  const knownOwn = new Map<string, OwnSum>();
  /** Those who went by their own means. */
  const ownOf = (scope: Scope): OwnSum => {
    const key = `${scope.by} ${scope.stream} ${keyOf(scope)}`;
    const known = knownOwn.get(key);
    if (known) return known;
    const isSite = streamSites(scope);
    let [sampled, onFoot, unwatched, hours] = [0, 0, 0, 0];
    let [minimum, variance] = [0, 0];
    let hasStreams = false;
    if (isSite) {
      const ofKind = new Float64Array(loads.length);
      let ofOwn = 0;
      passings.forEach((passing, place) => {
        if (scope.stream !== undefined && passing.stream !== scope.stream) return;
        if (!isSite(passing.site)) return;
        hasStreams = true;
        const share = shareWithin(passing.quarter, passing.until, scope);
        if (share === 0) return;
        const people = share * (wholePassed[place] as number);
        ofOwn += people;
        minimum += share * passing.least;
        const exact = passed[place] as number;
        sampled += exact ? (people * passing.inVehicles) / exact : 0;
        onFoot += exact ? (people * passing.onFoot) / exact : 0;
        unwatched += exact ? (people * passing.unwatched) / exact : 0;
        hours += share * passing.hours;
        variance += share * passing.variance;
        passing.vehicles.forEach((number, kind) => {
          ofKind[kind] = (ofKind[kind] as number) + share * number;
        });
      });
      loads.forEach(({ meanVariance }, kind) => {
        variance += (ofKind[kind] as number) ** 2 * meanVariance;
      });
      variance += (PASSED_UNSEEN_DEVIATION * ofOwn) ** 2;
    }
    const made = { minimum, variance, sampled, onFoot, unwatched, hours, hasStreams };
    if (knownOwn.size < MOST_KEPT) knownOwn.set(key, made);
    return made;
  };

  const sum = (scope: Scope, raw: Raw | null): Sum => {
    let [minimum, variance, vehicles] = [0, 0, 0];
    if (raw) {
      minimum = raw.minimum;
      variance = raw.variance;
      vehicles = raw.counted + raw.untallied;
      const common = times(covariance, raw.slope);
      for (let k = 0; k < effects; k++) {
        variance += (raw.slope[k] as number) * (common[k] as number);
      }
      variance *= fewCounts;
      variance += (COMMON_BIAS * vehicles) ** 2 + (OMITTED_DEVIATION * raw.omitted) ** 2;
      for (let kind = 0; kind < KINDS.length; kind++) {
        const mean =
          (learned.loadVariance[kind] as number) / Math.max(1, learned.loadSeen[kind] as number);
        variance += (raw.unseen[kind] as number) ** 2 * mean;
      }
    }
    const passed = ownOf(scope);
    const { sampled, onFoot, unwatched, hours, hasStreams } = passed;
    minimum += passed.minimum;
    variance += passed.variance;
    return {
      minimum: Math.floor(minimum + 1e-9),
      people: vehicles + Math.round(sampled + onFoot + unwatched),
      variance,
      parts: {
        counted: raw?.counted ?? 0,
        untallied: raw?.untallied ?? 0,
        sampled,
        onFoot,
        unwatched,
      },
      trips: { all: Math.round(raw?.all ?? 0), untallied: Math.round(raw?.uncounted ?? 0) },
      unwatchedHours: hours,
      hasStreams,
    };
  };

  const sharedBy = (raws: readonly Raw[]): readonly Float64Array[] => {
    const means = KINDS.map(
      (_, kind) =>
        (learned.loadVariance[kind] as number) / Math.max(1, learned.loadSeen[kind] as number),
    );
    return raws.map((a) => {
      const common = times(covariance, a.slope);
      return Float64Array.from(raws, (b) => {
        let both = 0;
        for (let k = 0; k < effects; k++) both += (b.slope[k] as number) * (common[k] as number);
        both *= fewCounts;
        both += COMMON_BIAS ** 2 * (a.counted + a.untallied) * (b.counted + b.untallied);
        both += OMITTED_DEVIATION ** 2 * a.omitted * b.omitted;
        means.forEach((mean, kind) => {
          both += (a.unseen[kind] as number) * (b.unseen[kind] as number) * mean;
        });
        return both;
      });
    });
  };

  const keysOf: Sums['keysOf'] = (scope, by) => {
    const keys = new Set<SubjectId | null>();
    if (asksVehicles(scope)) {
      for (const parcel of parcels) if (isParcelIn(parcel, scope)) keys.add(parcel[by]);
    }
    const isSite = streamSites(scope);
    if (isSite) {
      const place = by === (scope.measure === 'left' ? 'from' : 'to');
      for (const { site, stream } of passings) {
        if (scope.stream !== undefined && stream !== scope.stream) continue;
        if (isSite(site)) keys.add(place ? site : null);
      }
    }
    return [...keys].sort(before);
  };

  const sums = (changes: readonly Change[]): Sums => {
    const changed = changes.map((change) => {
      const [first, last] = rangeOf(parcels, change.before);
      const people = Float64Array.from(change.parcels, ({ measure, weight }, i) => {
        const now =
          weight *
          Math.max(0, (measure === 'left' ? change.fitted.out : change.fitted.off)[0] ?? 0);
        // Until everything is rounded together again, it keeps its share of the rounding.
        const was = first + i < last ? first + i : -1;
        return was < 0
          ? Math.round(now)
          : (whole[was] as number) + Math.round(now - (amounts[was] as number));
      });
      return { ...change, first, last, people };
    });
    const rawNow = (scope: Scope): Raw => {
      const all = rawOf(scope);
      if (!changed.length) return all;
      const raw = { ...all, slope: all.slope.slice(), unseen: all.unseen.slice() };
      for (const { first, last, people, fitted: by, parcels: some } of changed) {
        add(raw, scope, fitted, parcels, whole, first, last, -1);
        add(raw, scope, by, some, people, 0, some.length, 1);
      }
      return raw;
    };
    return {
      of: (scope) => sum(scope, asksVehicles(scope) ? rawNow(scope) : null),
      keysOf,
      with: sums,
      shared: (scopes) => sharedBy(scopes.map(rawNow)),
    };
  };
  return sums([]);
};

/**
 * How much wider it is for having learned from few: spreads are learned from journeys counted at both ends, and of few of
 * them they are as unsure as Student's t with so many degrees of freedom. A factor of the variance.
 */
const whenFew = ({ first, end, journeys }: Fitted['rows']): number => {
  let both = 0;
  for (let j = 0; j < journeys.length; j++) {
    let ends = 0;
    for (let i = first[j] as number; i < (first[j + 1] as number); i++)
      ends |= 1 << (end[i] as number);
    if (ends === 3) both++;
  }
  if (both > 300) return 1;
  return (studentQuantile(0.95, Math.max(4, both * 0.5)) / normalQuantile(0.95)) ** 2;
};

/** Asked for nobody knows where (null) is another question than not asked (absent). */
const keyOf = ({ measure, from, to, batch, trip, since, until }: Scope): string =>
  [measure, from, to, batch, trip, since, until].map((each) => `${each}`).join(' ');

/** So many questions are kept; a screen asks a few dozen. */
const MOST_KEPT = 400;

/** Places of one journey's parcels, which stand together. */
export const rangeOf = (parcels: readonly Parcel[], journey: number): readonly [number, number] => {
  let [low, high] = [0, parcels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parcels[middle] as Parcel).journey < journey) low = middle + 1;
    else high = middle;
  }
  const first = low;
  while (parcels[low]?.journey === journey) low++;
  return [first, low];
};

/** Of a stretch from one quarter to another, what lies within the time asked about. */
const shareWithin = (from: number, to: number, { since, until }: Scope): number => {
  if (since === undefined && until === undefined) return 1;
  const least = Math.max(from, since ?? from);
  const most = Math.min(to, until ?? to);
  return most > least ? (most - least) / Math.max(1, to - from) : 0;
};
