import { t } from '@corridor/text';
import { howLong } from '../time/zone.ts';
import { type Facts, siteName } from './facts.ts';

/** Newest word from each site that has a post or people: `Bridge Gate 12 min`, the oldest first. */
export function toSiteNews(facts: Facts, now: number): readonly string[] {
  const newest = new Map<string, number>();
  const hear = (site: string | null | undefined, at: number | null | undefined) => {
    if (!site || at === null || at === undefined) return;
    newest.set(site, Math.max(newest.get(site) ?? Number.NEGATIVE_INFINITY, at));
  };
  for (const post of facts.states('post').values()) {
    hear(post.site, Math.max(post.since?.at ?? 0, post.answered?.at ?? 0) || null);
  }
  for (const site of facts.states('site').values()) hear(site.id, site.waiting?.at);
  for (const trip of facts.states('trip').values()) {
    hear(trip.departed?.site, trip.departed?.at);
    hear(trip.arrived?.site, trip.arrived?.at);
    const passed = trip.passed.at(-1);
    hear(passed?.site, passed?.at);
  }
  return [...newest]
    .sort((a, b) => a[1] - b[1])
    .map(([site, at]) =>
      t('{site} {long}', { site: siteName(facts, site), long: howLong(now - at) }),
    );
}
