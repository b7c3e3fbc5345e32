import type { SubjectId } from '@corridor/operation';
import type { Evidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { NINE_IN_TEN } from '../stats/normal.ts';
import { studentQuantile } from '../stats/student.ts';
import { sitesThatAdd } from './cut.ts';
import type { OwnMeansFitted } from './own-means.ts';
import { PASSED_UNSEEN_DEVIATION } from './priors.ts';
import { keyOf, MOST_KEPT } from './question.ts';
import { wholePeople } from './whole-people.ts';

/** What own means add to a question. */
export interface OwnSum {
  readonly minimum: number;
  readonly variance: number;
  /** Beyond that, upwards only. */
  readonly above: number;
  readonly sampled: number;
  readonly onFoot: number;
  readonly unwatched: number;
  readonly hours: number;
  readonly hasStreams: boolean;
}

/** Those who went by their own means, by question. */
export interface OwnSums {
  readonly of: (scope: Scope) => OwnSum;
  readonly keysOf: (scope: Scope, by: 'from' | 'to' | 'batch') => readonly (SubjectId | null)[];
}

/** Sites where people arrive: a stream there sees arrivals and not departures. */
const isEnd = (kind: string | null): boolean =>
  kind === 'reception-site' || kind === 'hospital' || kind === 'collective-shelter';

export const ownSumsOf = (evidence: Evidence, { passings, loads }: OwnMeansFitted): OwnSums => {
  const kindOf = new Map(evidence.sites.map(({ id, siteKind }) => [id, siteKind]));
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

  const knownOwn = new Map<string, OwnSum>();
  /** Those who went by their own means. */
  const of = (scope: Scope): OwnSum => {
    const key = `${scope.by} ${scope.stream} ${keyOf(scope)}`;
    const known = knownOwn.get(key);
    if (known) return known;
    const isSite = streamSites(scope);
    let [sampled, onFoot, unwatched, hours] = [0, 0, 0, 0];
    let [minimum, variance, above] = [0, 0, 0];
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
      loads.forEach(({ meanVariance, sampled }, kind) => {
        const ofMean = (ofKind[kind] as number) ** 2 * meanVariance;
        variance += ofMean;
        // No vehicle carries less than its driver; how much more the few full ones carry, few samples hardly show.
        above += ofMean * fewLookedInto(sampled);
      });
      variance += (PASSED_UNSEEN_DEVIATION * ofOwn) ** 2;
    }
    const made = { minimum, variance, above, sampled, onFoot, unwatched, hours, hasStreams };
    if (knownOwn.size < MOST_KEPT) knownOwn.set(key, made);
    return made;
  };

  const keysOf: OwnSums['keysOf'] = (scope, by) => {
    const isSite = streamSites(scope);
    if (!isSite) return [];
    const place = by === (scope.measure === 'left' ? 'from' : 'to');
    return passings.flatMap(({ site, stream }) =>
      (scope.stream === undefined || stream === scope.stream) && isSite(site)
        ? [place ? site : null]
        : [],
    );
  };
  return { of, keysOf };
};

/** By what share it is wider for so few looked into: as Student's t, of the variance. */
const fewLookedInto = (sampled: number): number =>
  (studentQuantile(0.95, sampled + OWN_PRIOR) / NINE_IN_TEN) ** 2 - 1;
/** As many as the usual load and its spread stand for. */
const OWN_PRIOR = 2;

/** Of a stretch from one quarter to another, what lies within the time asked about. */
const shareWithin = (from: number, to: number, { since, until }: Scope): number => {
  if (since === undefined && until === undefined) return 1;
  const least = Math.max(from, since ?? from);
  const most = Math.min(to, until ?? to);
  return most > least ? (most - least) / Math.max(1, to - from) : 0;
};
