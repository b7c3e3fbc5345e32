import type { Index, States } from '@corridor/operation';
import { createNaming } from './labels.ts';
import { toQuarter } from './quarter.ts';
import { roadEvidence } from './road.ts';
import { streamEvidence } from './stream.ts';
import { tripEvidence } from './trip.ts';
import type { Evidence, SiteEvidence } from './types.ts';

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const siteEvidence = (index: Index, site: States['site']): SiteEvidence => {
  const watched = [...index.store.all('post')]
    .filter((post) => post.site !== null && index.store.resolve(post.site) === site.id)
    .flatMap((post) => post.watched)
    .map(({ from, to }) => ({ from: toQuarter(from), to: to === null ? null : toQuarter(to) }))
    .sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity));
  return {
    id: site.id,
    siteKind: site.defined?.siteKind ?? null,
    waiting: site.waitingSeen.map(({ at, fact }) => ({
      quarter: toQuarter(at),
      people: fact.people,
      low: fact.low ?? fact.people,
      high: fact.high ?? fact.people,
    })),
    watched,
  };
};

/** Everything that the account of an operation is made from, whatever the order in which it was heard. */
export const evidenceOf = (index: Index): Evidence => {
  const recorded = recordedEvidence(index);
  return { ...recorded, trips: createNaming()(recorded.trips) };
};

/** The same with vehicles as they were recorded, and no others. */
export const recordedEvidence = (index: Index): Evidence => {
  const { store } = index;
  const trips = [...store.all('trip')].map((trip) => tripEvidence(index, trip)).sort(byId);
  const streams = [...store.all('stream')]
    .filter(({ tallies }) => tallies.length > 0)
    .map((stream) => streamEvidence(index, stream))
    .sort(byId);
  const [operation] = store.all('operation');
  return {
    sites: [...store.all('site')].map((site) => siteEvidence(index, site)).sort(byId),
    trips,
    streams,
    roads: [...store.all('corridor')].map(roadEvidence).sort(byId),
    until: lastQuarter(trips, streams),
    isClosed: operation?.closed != null,
  };
};

/** Until when anything was recorded. */
export const lastQuarter = (trips: Evidence['trips'], streams: Evidence['streams']): number => {
  let last = 0;
  for (const { boardingAt, departedAt, arrivedAt, tallies } of trips) {
    last = Math.max(last, boardingAt ?? 0, departedAt ?? 0, arrivedAt ?? 0);
    for (const { quarter } of tallies) last = Math.max(last, quarter);
  }
  for (const { quarters } of streams) last = Math.max(last, quarters.at(-1)?.quarter ?? 0);
  return last;
};
