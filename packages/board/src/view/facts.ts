import {
  type Index,
  parseSlip,
  type States,
  type SubjectId,
  type SubjectType,
} from '@corridor/operation';
import { isolate, labelText, t } from '@corridor/text';

/** What the screens read: folded subjects by type, keyed by the linked set's smallest id. */
export interface Facts {
  readonly states: <T extends SubjectType>(type: T) => ReadonlyMap<SubjectId, States[T]>;
  /** The name under which a subject folds: two ids of one trip are one. */
  readonly nameOf: (subject: SubjectId) => SubjectId;
  /** What needs more than one subject, or a sum over all: sums, findings, who is under way. Asked by the selectors. */
  readonly index: Index;
}

export const indexToFacts = (index: Index): Facts => ({
  states: index.store.states,
  nameOf: index.store.resolve,
  index,
});

/** One subject's state, by any of its names. */
export function stateOf<T extends SubjectType>(
  facts: Facts,
  type: T,
  id: SubjectId | null | undefined,
): States[T] | null {
  if (!id) return null;
  const states = facts.states(type);
  return states.get(id) ?? states.get(facts.nameOf(id)) ?? null;
}

/** `site/bridge-gate` reads "bridge-gate" until somebody has defined it. */
const bare = (id: SubjectId): string => id.slice(id.indexOf('/') + 1);

export const siteName = (facts: Facts, id: SubjectId | null | undefined): string =>
  id ? (stateOf(facts, 'site', id)?.defined?.name ?? bare(id)) : '';
export const partyName = (facts: Facts, id: SubjectId | null | undefined): string =>
  id ? (stateOf(facts, 'party', id)?.name ?? bare(id)) : '';
export const vehicleName = (facts: Facts, id: SubjectId | null | undefined): string =>
  id ? (stateOf(facts, 'vehicle', id)?.listed?.label ?? bare(id)) : '';
/** The number on the vehicle of a trip; on the slip, where no record that names the vehicle stands any more. */
export function vehicleOfTrip(
  facts: Facts,
  trip: Pick<States['trip'], 'id' | 'vehicle'> | null | undefined,
): string {
  const slip = trip && !trip.vehicle ? parseSlip(trip.id) : null;
  return slip?.ok ? slip.vehicleLabel : vehicleName(facts, trip?.vehicle) || '?';
}
/** The same as it is shown: `12`, `١٢`, `X1`. */
export const vehicleText = (
  facts: Facts,
  trip: Pick<States['trip'], 'id' | 'vehicle'> | null | undefined,
): string => labelText(vehicleOfTrip(facts, trip));
export const postName = (facts: Facts, id: SubjectId | null | undefined): string => {
  if (!id) return '';
  const post = stateOf(facts, 'post', id);
  return post?.label ?? (post?.site ? siteName(facts, post.site) : bare(id));
};
/** Whoever a reference names, whatever it is of. */
export function subjectName(facts: Facts, id: SubjectId | null | undefined): string {
  if (!id) return '';
  if (id.startsWith('site/')) return siteName(facts, id);
  if (id.startsWith('party/')) return partyName(facts, id);
  if (id.startsWith('vehicle/')) return vehicleName(facts, id);
  if (id.startsWith('post/')) return postName(facts, id);
  if (id.startsWith('claim/')) {
    const claim = stateOf(facts, 'claim', id)?.claim;
    if (claim?.speaker) return claim.speaker;
    return subjectName(facts, claim?.document) || t('somebody not named');
  }
  if (id.startsWith('document/'))
    return stateOf(facts, 'document', id)?.added?.publisher ?? bare(id);
  return bare(id);
}

/** `Bridge Gate – Kilometre 9`, one of them where nobody told the other, empty where nobody told any. */
export const betweenSites = (
  facts: Facts,
  from: SubjectId | null | undefined,
  to: SubjectId | null | undefined,
): string =>
  from && to
    ? t('{from} – {to}', { from: siteName(facts, from), to: siteName(facts, to) })
    : isolate(siteName(facts, from ?? to));

/** The operation's own time zone. */
export const zoneOf = (facts: Facts): string => operationOf(facts)?.opened?.timeZone ?? 'UTC';

/** The operation itself: one subject, however it is called. */
export function operationOf(facts: Facts): States['operation'] | null {
  for (const state of facts.states('operation').values()) if (state.opened) return state;
  return null;
}
