import type { SubjectId } from '@corridor/operation';
import type { Evidence } from '../evidence/types.ts';
import type { Composition, Scope } from '../figure/types.ts';
import { KINDS } from './arrays.ts';
import { sitesThatAdd } from './cut.ts';
import type { Fitted } from './learn.ts';
import type { OwnMeansFitted } from './own-means.ts';
import type { Parcel } from './parcels.ts';
import { COMMON_BIAS, OMITTED, PASSED_UNSEEN_DEVIATION } from './priors.ts';
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
  const { rows, learned, covariance, out, off, outVariance, offVariance } = fitted;
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
    if (scope.by === 'vehicles' || scope.batch !== undefined || scope.trip !== undefined)
      return null;
    const { measure } = scope;
    const at = measure === 'left' ? scope.from : scope.to;
    if ((measure === 'left' ? scope.to : scope.from) !== undefined) return null;
    // Asked for one road or one place, that is told whatever else was seen further along.
    if (scope.stream !== undefined) return (site) => at === undefined || site === at;
    if (at !== undefined) return (site) => site === at && ends(site) === (measure === 'arrived');
    return (site) => (site === null ? measure === 'left' : adding[measure].has(site));
  };

  const of = (scope: Scope): Sum => {
    const slope = new Float64Array(effects);
    const unseen = new Float64Array(KINDS.length);
    let [minimum, counted, untallied, variance] = [0, 0, 0, 0];
    let [all, uncounted, vehicles, omitted] = [0, 0, 0, 0];
    const isLeft = scope.measure === 'left';
    const [people, spread, gain] = isLeft
      ? [out, outVariance, fitted.outGain]
      : [off, offVariance, fitted.offGain];
    const endJourney = (journey: number, weight: number) => {
      if (weight === 0) return;
      const rest = weight - Math.floor(weight);
      const expected = people[journey] as number;
      variance +=
        weight * weight * (spread[journey] as number) + rest * (1 - rest) * expected * expected;
      all += weight;
      omitted += weight * (OMITTED[0] + OMITTED[1] * Math.max(0, expected));
      const [from, to] = [rows.first[journey] as number, rows.first[journey + 1] as number];
      if (from === to) {
        uncounted += weight;
        const kind = rows.kind[journey] as number;
        unseen[kind] = (unseen[kind] as number) + weight;
      }
      for (let i = from; i < to; i++) {
        const last = rows.firstTerm[i + 1] as number;
        const by = weight * (gain[i] as number);
        if (by === 0) continue;
        for (let term = rows.firstTerm[i] as number; term < last; term++) {
          const k = rows.termEffect[term] as number;
          slope[k] = (slope[k] as number) - by * (rows.termPeople[term] as number);
        }
      }
    };
    if (asksVehicles(scope)) {
      let journey = -1;
      let weight = 0;
      for (let place = 0; place < parcels.length; place++) {
        const parcel = parcels[place] as Parcel;
        if (!isParcelIn(parcel, scope)) continue;
        if (parcel.journey !== journey) {
          endJourney(journey, weight);
          journey = parcel.journey;
          weight = 0;
        }
        weight += parcel.weight;
        minimum += parcel.least;
        const here = whole[place] as number;
        vehicles += here;
        if (rows.first[journey] === rows.first[journey + 1]) untallied += here;
        else counted += here;
      }
      endJourney(journey, weight);
      const common = times(covariance, slope);
      for (let k = 0; k < effects; k++) {
        variance += (slope[k] as number) * (common[k] as number);
      }
      variance += (COMMON_BIAS * vehicles) ** 2 + omitted ** 2;
      for (let kind = 0; kind < KINDS.length; kind++) {
        const mean =
          (learned.loadVariance[kind] as number) / Math.max(1, learned.loadSeen[kind] as number);
        variance += (unseen[kind] as number) ** 2 * mean;
      }
    }

    const isSite = streamSites(scope);
    let [sampled, onFoot, unwatched, hours] = [0, 0, 0, 0];
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
    return {
      minimum: Math.floor(minimum + 1e-9),
      people: vehicles + Math.round(sampled + onFoot + unwatched),
      variance,
      parts: { counted, untallied, sampled, onFoot, unwatched },
      trips: { all: Math.round(all), untallied: Math.round(uncounted) },
      unwatchedHours: hours,
      hasStreams,
    };
  };

  return {
    of,
    keysOf: (scope, by) => {
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
    },
  };
};

/** Of a stretch from one quarter to another, what lies within the time asked about. */
const shareWithin = (from: number, to: number, { since, until }: Scope): number => {
  if (since === undefined && until === undefined) return 1;
  const least = Math.max(from, since ?? from);
  const most = Math.min(to, until ?? to);
  return most > least ? (most - least) / Math.max(1, to - from) : 0;
};
