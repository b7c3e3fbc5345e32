import type { Index, SubjectId } from '@corridor/operation';
import { quarterToMs } from '../evidence/quarter.ts';
import type { Evidence, SiteEvidence } from '../evidence/types.ts';
import { DAY_MS, dayStartAt, numberToDay } from './days.ts';

/** What a claim is read against: whose days, which places, since when we count. */
export interface ClaimContext {
  /** Where a calendar day of the operation's zone begins, ms since 1970. */
  readonly dayStart: (day: string) => number;
  /** One of our sites, by its id or by the name that was said; null: none of ours. */
  readonly siteOf: (place: string) => SubjectId | null;
  readonly sites: ReadonlyMap<SubjectId, SiteEvidence>;
  /** The day on which anything was counted first; null: nobody counted. */
  readonly firstDay: string | null;
  /** Sites past which people were seen leaving by their own means. */
  readonly streams: ReadonlySet<SubjectId | null>;
}

/** When the first vehicle or the first people on foot were seen to leave; where none were, the first count. */
const firstQuarter = ({ trips, streams }: Evidence): number | null => {
  const departures = [
    ...trips.flatMap(({ boardingAt, departedAt }) => boardingAt ?? departedAt ?? []),
    ...streams.flatMap(({ quarters: [first] }) => first?.quarter ?? []),
  ];
  const seen = departures.length
    ? departures
    : trips.flatMap(({ arrivedAt, tallies: [first] }) => first?.quarter ?? arrivedAt ?? []);
  let first: number | null = null;
  for (const quarter of seen) if (first === null || quarter < first) first = quarter;
  return first;
};

/** The day in whose hours a moment lies. */
export const dayOf = (ms: number, dayStart: (day: string) => number): string => {
  const near = Math.floor(ms / DAY_MS);
  const day = [near + 1, near, near - 1].find((number) => dayStart(numberToDay(number)) <= ms);
  return numberToDay(day ?? near);
};

export interface ContextOptions {
  /** Zones that change their hour answer for every day; a number of minutes before UTC is the same for all. */
  readonly zone: number | ((day: string) => number);
  /** Names of sites as people say them; what is not told is known by its id alone. */
  readonly siteOf?: (place: string) => SubjectId | null;
}

export const claimContext = (evidence: Evidence, options: ContextOptions): ClaimContext => {
  const { zone } = options;
  const dayStart = typeof zone === 'number' ? dayStartAt(zone) : zone;
  const sites = new Map(evidence.sites.map((site) => [site.id, site]));
  const first = firstQuarter(evidence);
  return {
    dayStart,
    sites,
    siteOf: options.siteOf ?? ((place) => (sites.has(place) ? place : null)),
    firstDay: first === null ? null : dayOf(quarterToMs(first), dayStart),
    streams: new Set(evidence.streams.map(({ site }) => site)),
  };
};

/** Sites by id, by any id that was linked to it, and by name. */
export const siteNamesOf = ({ store }: Index): ((place: string) => SubjectId | null) => {
  const named = new Map<string, SubjectId>();
  for (const { id, defined } of store.all('site')) {
    if (defined) named.set(defined.name.toLowerCase(), id);
  }
  return (place) => {
    if (!place.startsWith('site/')) return named.get(place.toLowerCase()) ?? null;
    return store.get('site', store.resolve(place)) ? store.resolve(place) : null;
  };
};
