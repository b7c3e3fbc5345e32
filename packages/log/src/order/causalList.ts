import type { LineId } from '../types.ts';
import { byKey, type Ordered } from './key.ts';
import { byPlace, type Place, placeAfter, placesOf } from './place.ts';

/**
 * The events of one subject, kept in causal order while lines come late.
 *
 * Almost always the keys alone give that order, and a late line is one binary search. Only where somebody
 * saw a line with a later key than their own (a clock at 2099) are places kept for the lines that moved.
 * Plain data, since an operation has tens of thousands of subjects.
 */
export interface CausalList<E extends Ordered> {
  readonly events: readonly E[];
}

interface Inside<E extends Ordered> {
  readonly events: E[];
  /** Places of lines that stand elsewhere than their key says; null while there are none. */
  moved: Map<LineId, Place> | null;
  byId: Map<LineId, E> | null;
  circular: boolean;
}

/** `events`: in any order, each once. */
export const createCausalList = <E extends Ordered>(events: readonly E[]): CausalList<E> => {
  const list: Inside<E> = { events: [...events], moved: null, byId: null, circular: false };
  if (events.length > 1) sort(list);
  return list;
};

/** False if an event with this id is there already. */
export const insertCausally = <E extends Ordered>(list: CausalList<E>, event: E): boolean => {
  const inside = list as Inside<E>;
  const { events, moved, byId } = inside;
  if (moved === null || byId === null) {
    const at = search(inside, event);
    if (events[at]?.id === event.id) return false;
    if (!keysSuffice(events, event, at)) return insertAnew(inside, event);
    events.splice(at, 0, event);
    return true;
  }
  if (byId.has(event.id)) return false;
  const place = inside.circular ? null : placeAmongMoved(inside, event, byId);
  if (place === null) return insertAnew(inside, event);
  if (place.length > 1) moved.set(event.id, place);
  byId.set(event.id, event);
  events.splice(search(inside, event), 0, event);
  return true;
};

/** Puts an event in place of the one that has its id and key. Throws where there is none. */
export const replaceCausally = <E extends Ordered>(list: CausalList<E>, event: E): void => {
  const inside = list as Inside<E>;
  const at = search(inside, event);
  if (inside.events[at]?.id !== event.id) throw new Error(`no event ${event.id} to replace`);
  inside.events[at] = event;
  inside.byId?.set(event.id, event);
};

/**
 * Events of one subject in causal order: after what they name in `after` and what that came after, after
 * their own device's earlier lines, otherwise by (hlc, device, seq), byte-wise. Put differently: again and
 * again the smallest key among the events whose predecessors have all been taken. Depends only on the set;
 * a circle (only a fork or a lie makes one) is broken by believing the keys.
 */
export const orderCausally = <E extends Ordered>(events: readonly E[]): readonly E[] =>
  createCausalList(events).events;

const sort = <E extends Ordered>(list: Inside<E>): void => {
  list.events.sort(byKey);
  const places = placesOf(list.events);
  list.moved = places?.moved ?? null;
  list.circular = places?.circular ?? false;
  list.byId = places && new Map(list.events.map((event) => [event.id, event]));
  if (places) list.events.sort((a, b) => byPlace(placeOf(list, a), placeOf(list, b)));
};

const insertAnew = <E extends Ordered>(list: Inside<E>, event: E): true => {
  list.events.push(event);
  sort(list);
  return true;
};

const placeOf = <E extends Ordered>(list: Inside<E>, event: Ordered): Place =>
  list.moved?.get(event.id) ?? [event];

/** First index whose event does not come before the given one. */
const search = <E extends Ordered>(list: Inside<E>, event: E): number => {
  const { events, moved } = list;
  const place = placeOf(list, event);
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = events[middle] as E;
    const order = moved === null ? byKey(other, event) : byPlace(placeOf(list, other), place);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Do keys alone still give the order, with this event at `at`? */
const keysSuffice = (events: readonly Ordered[], event: Ordered, at: number): boolean => {
  for (let i = 0; i < at; i++) {
    const { after } = events[i] as Ordered;
    if (after.length > 0 && after.includes(event.id)) return false;
  }
  if (event.after.length === 0) return true;
  for (let i = at; i < events.length; i++) {
    if (event.after.includes((events[i] as Ordered).id)) return false;
  }
  return true;
};

/** null where lines already here have to move because of this one. */
const placeAmongMoved = <E extends Ordered>(
  list: Inside<E>,
  event: E,
  byId: ReadonlyMap<LineId, E>,
): Place | null => {
  const before: Ordered[] = event.after.flatMap((id) => byId.get(id) ?? []);
  const later: Ordered[] = [];
  for (const other of list.events) {
    if (other.after.length > 0 && other.after.includes(event.id)) later.push(other);
    if (other.device !== event.device) continue;
    if (other.seq < event.seq && byKey(other, event) < 0) before.push(other);
    if (other.seq > event.seq && byKey(other, event) > 0) later.push(other);
  }
  const place = placeAfter(
    before.map((other) => placeOf(list, other)),
    event,
  );
  return later.some((other) => byPlace(place, placeOf(list, other)) > 0) ? null : place;
};
