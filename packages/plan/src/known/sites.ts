import type { Index, SubjectId } from '@corridor/operation';
import type { PlanSite } from '../scenario/types.ts';
import { type Journeys, quantile } from './journeys.ts';
import type { NotKnown } from './types.ts';
import { USUAL } from './usual.ts';
import { named } from './ways.ts';

/** `use`: what is planned there; only of that it matters what nobody told. */
export const siteOf = (
  index: Index,
  journeys: Journeys,
  id: SubjectId,
  use: { readonly boards: boolean; readonly receives: boolean },
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
  if (use.receives && places === null) notKnown.push({ what: 'places-at', of: { site: id } });
  const site: PlanSite = {
    id,
    ...named(index, id),
    boarding: { minutes: boarding, bays: null },
    alighting: { minutes: USUAL.alighting, bays: null, peopleAnHour: null },
    places: { people: places === null ? null : placesLeft(index, id, places), lying: null },
    closed: state?.suspension ? [{ from: 0, to: null }] : [],
  };
  return { site, notKnown };
};

/** What is left by our own counts of who came and who went on from there. */
const placesLeft = (index: Index, id: SubjectId, places: number): number => {
  const came = index.counted(`to ${id}`).arrivedCounted;
  const went = index.counted(`from ${id}`).departedCounted;
  return Math.max(0, places - Math.max(0, came - went));
};
