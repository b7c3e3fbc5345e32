import type { Index, SubjectId } from '@corridor/operation';
import type { PlanSite } from '../scenario/types.ts';
import { type Journeys, quantile } from './journeys.ts';
import type { NotKnown } from './types.ts';
import { USUAL } from './usual.ts';
import { named } from './ways.ts';

/** `use`: what is planned there (only of that it matters what nobody told), and how many are on the road to it. */
export const siteOf = (
  index: Index,
  journeys: Journeys,
  id: SubjectId,
  use: { readonly boards: boolean; readonly receives: boolean; readonly aboard: number },
): { readonly site: PlanSite; readonly notKnown: readonly NotKnown[] } => {
  const state = index.store.get('site', id);
  const notKnown: NotKnown[] = [];
  const seen = journeys.boarding.get(id) ?? [];
  const boarding = seen.length < 3 ? USUAL.boarding : Math.max(1, quantile(seen, 0.5));
  if (use.boards && seen.length < 3) {
    notKnown.push({ what: 'boarding-time', of: { site: id, minutes: boarding } });
  }
  if (use.receives) {
    notKnown.push({ what: 'alighting-time', of: { site: id, minutes: USUAL.alighting } });
  }
  if (use.boards || use.receives) notKnown.push({ what: 'bays', of: { site: id } });
  const places = state?.defined?.places ?? null;
  const aboard = use.aboard;
  const free = places === null ? null : freePlaces(index, id, places);
  if (use.receives && free === null) notKnown.push({ what: 'places-at', of: { site: id } });
  if (use.receives && free?.isAssumed) {
    notKnown.push({ what: 'people-there', of: { site: id, places: free.places } });
  }
  // Whoever is on the road to it arrives, whether it takes them or not.
  if (free && aboard > free.places) {
    const of = { site: id, people: aboard, places: free.places };
    notKnown.push({ what: 'more-than-places', of });
  }
  const site: PlanSite = {
    id,
    ...named(index, id),
    boarding: { minutes: boarding, bays: null },
    alighting: { minutes: USUAL.alighting, bays: null, peopleAnHour: null },
    places: { people: free === null ? null : Math.max(aboard, free.places), lying: null },
    closed: state?.suspension ? [{ from: 0, to: null }] : [],
  };
  return { site, notKnown };
};

/** Places less those whom our people saw there; who came and went on again nobody counts. */
const freePlaces = (
  index: Index,
  id: SubjectId,
  places: number,
): { readonly places: number; readonly isAssumed: boolean } => {
  const there = index.store.get('site', id)?.waiting?.fact.people;
  return { places: Math.max(0, places - (there ?? 0)), isAssumed: there === undefined };
};
