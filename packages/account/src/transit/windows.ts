import type { Evidence, SiteEvidence } from '../evidence/types.ts';
import { watchedUntil } from '../possible/sites.ts';
import type { Window } from './types.ts';

/** More looks than these are thinned out evenly: the first and the last stay. */
const MOST_WINDOWS = 24;

/** The looks that are told apart, one in a quarter: of several the last. */
export const looksOf = ({ waiting }: SiteEvidence): SiteEvidence['waiting'] => {
  const looks = waiting.filter(({ quarter }, i) => waiting[i + 1]?.quarter !== quarter);
  const windows = looks.length - 1;
  if (windows <= MOST_WINDOWS) return looks;
  return Array.from(
    { length: MOST_WINDOWS + 1 },
    (_, i) => looks[Math.round((i * windows) / MOST_WINDOWS)] as (typeof looks)[number],
  );
};

/** What moved in the quarter of a look stands before it; that nobody knows is a doubt of who waited. */
export const windowsOf = (looks: SiteEvidence['waiting']): readonly Window[] =>
  looks.slice(1).map(({ quarter }, i) => ({
    since: (looks[i]?.quarter ?? 0) + 1,
    until: quarter + 1,
  }));

/** Where people stay, they leave on foot in days to come, and no stream sees them do so. */
const STAYS: ReadonlySet<SiteEvidence['siteKind']> = new Set([
  'reception-site',
  'collective-shelter',
  'hospital',
]);

/** Somebody of ours stood there all the while, and somebody counted who passed by own means from its start to its end. */
export const isOwnMeansCounted = (
  { streams, until }: Evidence,
  site: SiteEvidence,
  window: Window,
): boolean => {
  if (STAYS.has(site.siteKind)) return false;
  const watched = watchedUntil(site, window.since - 1, Math.max(until, window.until) + 1);
  if (watched === null || watched < window.until - 1) return false;
  const lanes = streams.filter(({ site: at, quarters }) => at === site.id && quarters.length > 0);
  // Each lane: of one that nobody counted yet, nobody knows.
  return (
    lanes.length > 0 &&
    lanes.every(({ quarters }) => {
      const [first, last] = [quarters[0], quarters.at(-1)];
      const end = last ? last.quarter + Math.ceil(last.minutes / 15) : 0;
      return first !== undefined && first.quarter <= window.since && end >= window.until - 1;
    })
  );
};
