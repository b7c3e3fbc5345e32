import {
  createTripCode,
  type DeskCall,
  deskFacts,
  type Fact,
  type TripState,
  tripSubject,
} from '@corridor/operation';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';

/** What the desk keys in: a call that it hears now, or a row of a count sheet of that day (`2016-12-15`). */
export type CallSource =
  | { readonly from: 'radio' }
  | { readonly from: 'paper'; readonly day: string };

/** One line to be written, without what the log adds. */
export interface DeskDraft {
  readonly kind: string;
  readonly subject: string;
  readonly fact: unknown;
}

export interface DeskPlan {
  readonly trip: string;
  readonly isNewTrip: boolean;
  /** The post that counted, as heard. */
  readonly countedBy: string;
  /** When it happened, ms; null: now. */
  readonly at: number | null;
  /** Nobody of ours was known there: who counts and calls from there is a post, staffed by this call. */
  readonly staffsPost: boolean;
  readonly drafts: readonly DeskDraft[];
}

const isOver = (trip: TripState): boolean =>
  trip.status === 'arrived' || trip.status === 'cancelled';
const isLeaving = (trip: TripState): boolean =>
  trip.status === 'planned' || trip.status === 'boarding' || trip.status === 'standing';

const latest = (trips: readonly TripState[]): TripState | undefined =>
  trips.reduce<TripState | undefined>(
    (best, trip) => (!best || (trip.lastAt ?? 0) >= (best.lastAt ?? 0) ? trip : best),
    undefined,
  );

/**
 * The trip that a call is about. A slip names it. Without one: who boards or leaves goes on with a trip that has not
 * left from there; whatever happens on the road belongs to the vehicle's newest trip that is not over. Else null:
 * a new trip.
 */
export function tripOfCall(facts: Facts, call: DeskCall): TripState | null {
  const trips = facts.states('trip');
  if (call.slip !== null) {
    const named = facts.nameOf(tripSubject(call.vehicleLabel, call.slip));
    return trips.get(named) ?? null;
  }
  const vehicle = facts.nameOf(call.vehicle);
  const ours = [...trips.values()].filter(
    (trip) => trip.vehicle !== null && facts.nameOf(trip.vehicle) === vehicle && !isOver(trip),
  );
  if (call.act === 'boarding' || call.act === 'departed') {
    const here = ours.filter((trip) => {
      const from = trip.from ?? trip.boarding?.site;
      const isHere = !from || facts.nameOf(from) === facts.nameOf(call.site);
      // A count that comes after the departure still belongs to the trip that left just now.
      const isCountOwed = call.act === 'boarding' && trip.status === 'departed' && !trip.boarded;
      return isHere && (isLeaving(trip) || trip.status === 'unknown' || isCountOwed);
    });
    return latest(here) ?? null;
  }
  return (
    latest(ours.filter((trip) => trip.status !== 'planned' && trip.status !== 'boarding')) ?? null
  );
}

/** The post of ours at that site: the one staffed now, else the last that was. */
export function postAt(facts: Facts, site: string): string | null {
  const posts = [...facts.states('post').values()]
    .filter((post) => post.site && facts.nameOf(post.site) === facts.nameOf(site))
    .sort(
      (a, b) =>
        Number(b.staffed) - Number(a.staffed) ||
        (b.since?.at ?? 0) - (a.since?.at ?? 0) ||
        (a.id < b.id ? -1 : 1),
    );
  return posts[0]?.id ?? null;
}

const DAY = 86_400_000;

/** The last `count` days of the operation, today first, as `2016-12-15`: a sheet may come in days later. */
export const daysBack = (clock: ZoneClock, now: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => clock.dayKey(now - n * DAY));

/** The same hour on the day that stands on the sheet. Around a change of the clocks days are longer or shorter. */
export function momentOnDay(
  clock: ZoneClock,
  said: NonNullable<DeskCall['clock']>,
  now: number,
  day: string,
): number {
  const latest = momentOfCall(clock, said, now);
  const days = Math.round((Date.parse(clock.dayKey(latest)) - Date.parse(day)) / DAY);
  const near = latest - days * DAY;
  const wanted = said.hour * 60 + said.minute;
  const off = wanted - clock.minuteOfDay(near);
  return near + (off > 720 ? off - 1440 : off < -720 ? off + 1440 : off) * 60_000;
}

/** When it happened, as ms: the last time the operation's clocks showed that hour, five minutes of future allowed. */
export function momentOfCall(
  clock: ZoneClock,
  said: NonNullable<DeskCall['clock']>,
  now: number,
): number {
  const back = (clock.minuteOfDay(now) - said.hour * 60 - said.minute) * 60_000;
  const at = Math.floor(now / 60_000) * 60_000 - back;
  return at > now + 300_000 ? at - 86_400_000 : at <= now - 86_100_000 ? at + 86_400_000 : at;
}

/** Where a new trip goes, if only one road leaves from there; a guess between two would be a false record. */
function wayOf(
  facts: Facts,
  call: DeskCall,
  known: TripState | null,
): { readonly to?: string; readonly corridor?: string } {
  if (known?.to || call.act !== 'departed') return {};
  const from = facts.nameOf(call.site);
  const roads = [...facts.states('corridor').values()].filter((road) => {
    const at = road.sites.indexOf(from);
    return at >= 0 && at < road.sites.length - 1 && road.status !== 'closed';
  });
  const [only] = roads;
  const to = only?.sites.at(-1);
  return roads.length === 1 && only && to ? { to, corridor: only.id } : {};
}

/** Everything that Enter writes. */
export function planCall(
  facts: Facts,
  call: DeskCall,
  more: {
    readonly method: Fact<'trip', 'tallied@1'>['method'];
    readonly source: CallSource;
    readonly clock: ZoneClock;
    readonly now: number;
    /** Five random bytes, for a trip that has no slip. */
    readonly random: () => Uint8Array;
  },
): DeskPlan {
  const known = tripOfCall(facts, call);
  const trip =
    known?.id ?? tripSubject(call.vehicleLabel, call.slip ?? createTripCode(more.random()));
  const posted = postAt(facts, call.site);
  const countedBy = posted ?? `post/${call.site.slice(call.site.indexOf('/') + 1)}-radio`;
  const staffsPost = posted === null && call.people !== null;
  const { source, clock, now } = more;
  const at = !call.clock
    ? undefined
    : source.from === 'paper'
      ? momentOnDay(clock, call.clock, now, source.day)
      : momentOfCall(clock, call.clock, now);
  const drafts = deskFacts(call, {
    countedBy,
    keyedBy: source.from,
    method: more.method,
    at,
    ...wayOf(facts, call, known),
  });
  const label = facts.states('site').get(facts.nameOf(call.site))?.defined?.name;
  return {
    trip,
    isNewTrip: known === null,
    countedBy,
    at: at ?? null,
    staffsPost,
    drafts: [
      ...(staffsPost
        ? [
            {
              kind: 'staffed@1',
              subject: countedBy,
              fact: { site: call.site, ...(label ? { label } : {}), ...(at ? { at } : {}) },
            },
          ]
        : []),
      ...drafts.map(({ kind, fact }) => ({ kind, fact, subject: trip })),
    ],
  };
}
