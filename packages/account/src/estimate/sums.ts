import type { SubjectId } from '@corridor/operation';
import type { Evidence } from '../evidence/types.ts';
import type { Composition, Scope } from '../figure/types.ts';
import { covarianceOf } from './covariance.ts';
import type { Journey } from './journey.ts';
import { lastOf } from './last.ts';
import type { Fitted } from './learn.ts';
import type { OwnMeansFitted } from './own-means.ts';
import { ownSumsOf } from './own-sums.ts';
import type { Parcel } from './parcels.ts';
import { OMITTED } from './priors.ts';
import { keyOf, MOST_KEPT } from './question.ts';
import { emptyRaw, type Raw } from './raw.ts';
import { HIDDEN } from './silence.ts';
import type { LateBySite } from './underway.ts';
import { wholePeople } from './whole-people.ts';

/** What all parcels of a question come to, before it is put within the bounds that cannot be wrong. */
export interface Sum {
  readonly minimum: number;
  readonly people: number;
  readonly variance: number;
  /** Beyond that, downwards and upwards: what nobody has told yet. Absent: none. */
  readonly below?: number;
  readonly above?: number;
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

const before = (a: string | null, b: string | null) => {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const sumsOf = (
  evidence: Evidence,
  fitted: Fitted,
  parcels: readonly Parcel[],
  own: OwnMeansFitted,
  late: LateBySite,
): Sums => {
  const { rows, out, off } = fitted;
  const sites = new Map(evidence.sites.map(({ id }, place) => [id, place + 1]));
  const covariance = covarianceOf(fitted, late, [...sites.keys()]);
  const ownMeans = ownSumsOf(evidence, own);

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

  const recent = lastOf(evidence) - HIDDEN;

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
      const {
        ifLate,
        ifFaster,
        isUntold,
        left,
        arrived,
        from: start,
        to: end,
        leftAt,
      } = rows.journeys[journey] as Journey;
      // None or several, as it happens: Poisson. Of what was told, once or not.
      raw.variance +=
        sign *
        (isUntold
          ? weight * ((spread[journey] as number) + each * each)
          : weight * weight * (spread[journey] as number) + rest * (1 - rest) * each * each);
      if (isLeft && start === null && weight < left && (leftAt ?? 0) > recent) {
        const share = weight / left;
        raw.split += sign * weight * (1 - share) * Math.max(0, each);
      }
      if (ifFaster && !isLeft && arrived > 0) {
        const pace = raw.late.length - 1;
        raw.late[pace] =
          (raw.late[pace] as number) + (sign * ifFaster * weight * Math.max(0, each)) / arrived;
      }
      if (ifLate) {
        const [more, whole, site] = isLeft
          ? [ifLate.left, left, start]
          : [ifLate.arrived, arrived, end];
        const slot = (site !== null && sites.get(site)) || 0;
        if (whole > 0) {
          raw.late[slot] =
            (raw.late[slot] as number) + (sign * more * weight * Math.max(0, each)) / whole;
        }
      }
      raw.all += sign * weight;
      raw.omitted += sign * weight * (OMITTED[0] + OMITTED[1] * Math.max(0, each));
      const [from, to] = [rows.first[journey] as number, rows.first[journey + 1] as number];
      if (from === to) {
        const kind = rows.kind[journey] as number;
        raw.uncounted += sign * weight;
        raw.unseen[kind] = (raw.unseen[kind] as number) + sign * weight;
      }
      for (let i = from; i < to; i++) {
        const last = rows.firstTerm[i + 1] as number;
        const share = sign * weight * (gain[i] as number);
        if (share === 0) continue;
        for (let term = rows.firstTerm[i] as number; term < last; term++) {
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

  const known = new Map<string, Raw>();
  /** Of all parcels as they are; asked again and again for the same questions. */
  const rawOf = (scope: Scope): Raw => {
    const key = keyOf(scope);
    const before = known.get(key);
    if (before) return before;
    const raw = emptyRaw(scope.measure, rows.effects.length, sites.size + 2);
    add(raw, scope, fitted, parcels, whole, 0, parcels.length, 1);
    if (known.size < MOST_KEPT) known.set(key, raw);
    return raw;
  };

  const sum = (scope: Scope, raw: Raw | null): Sum => {
    let [minimum, variance, vehicles] = [0, 0, 0];
    let [below, above] = [0, 0];
    if (raw) {
      minimum = raw.minimum;
      variance = covariance.of(raw);
      ({ below, above } = covariance.untold(raw));
      vehicles = raw.counted + raw.untallied;
    }
    const passed = ownMeans.of(scope);
    const { sampled, onFoot, unwatched, hours, hasStreams } = passed;
    minimum += passed.minimum;
    variance += passed.variance;
    above += passed.above;
    return {
      minimum: Math.floor(minimum + 1e-9),
      people: vehicles + Math.round(sampled + onFoot + unwatched),
      variance,
      below,
      above,
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

  const keysOf: Sums['keysOf'] = (scope, by) => {
    const keys = new Set<SubjectId | null>();
    if (asksVehicles(scope)) {
      for (const parcel of parcels) if (isParcelIn(parcel, scope)) keys.add(parcel[by]);
    }
    for (const site of ownMeans.keysOf(scope, by)) keys.add(site);
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
      const raw = {
        ...all,
        slope: all.slope.slice(),
        late: all.late.slice(),
        unseen: all.unseen.slice(),
      };
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
      shared: (scopes) => covariance.between(scopes.map(rawNow)),
    };
  };
  return sums([]);
};

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
