import type { Evidence, TallyEvidence, TripEvidence } from '@corridor/account';

/** Bytes nobody can guess, or of a seed where the same numbers are wanted again: 0 ≤ n < 1. */
export type Random = () => number;

const shuffled = <T>(items: readonly T[], random: Random): readonly T[] => {
  const deck = [...items];
  for (let at = deck.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [deck[at], deck[other]] = [deck[other] as T, deck[at] as T];
  }
  return deck;
};

/** New numbers for old ones, dealt like cards. Nobody takes `dealt-3` for the number that is painted on a bus. */
const dealer = (prefix: string, names: Iterable<string>, random: Random) => {
  const own = shuffled([...new Set(names)].sort(), random);
  const width = String(own.length).length;
  const dealt = new Map(
    own.map((name, at) => [name, `${prefix}/dealt-${String(at + 1).padStart(width, '0')}`]),
  );
  return (name: string): string => dealt.get(name) ?? `${prefix}/dealt-0`;
};

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/**
 * The evidence with trips, vehicles, streams, counters and looks numbered anew, and without the lines behind it. Places
 * and batches keep their names: they are the agreement's.
 */
export const redealt = (evidence: Evidence, random: Random): Evidence => {
  const tallies = evidence.trips.flatMap((trip) => trip.tallies);
  const tripOf = dealer(
    'trip',
    evidence.trips.map(({ id }) => id),
    random,
  );
  const vehicleOf = dealer(
    'vehicle',
    evidence.trips.flatMap(({ vehicle }) => vehicle ?? []),
    random,
  );
  const counterOf = dealer(
    'counter',
    tallies.map(({ counter }) => counter),
    random,
  );
  const lookOf = dealer(
    'look',
    tallies.map(({ look }) => look),
    random,
  );
  const streamOf = dealer(
    'stream',
    evidence.streams.map(({ id }) => id),
    random,
  );
  // Field by field: what a later version notes of a count goes out only once somebody has thought of it.
  const toTally = (one: TallyEvidence): Dealt<TallyEvidence> => ({
    point: one.point,
    site: one.site,
    part: one.part,
    people: one.people,
    low: one.low,
    high: one.high,
    exact: one.exact,
    method: one.method,
    lapsAsked: one.lapsAsked,
    laps: one.laps,
    counter: counterOf(one.counter),
    look: lookOf(one.look),
    isKeyed: one.isKeyed,
    quarter: one.quarter,
  });
  const toTrip = (one: TripEvidence): Dealt<TripEvidence> => ({
    id: tripOf(one.id),
    vehicle: one.vehicle && vehicleOf(one.vehicle),
    vehicleKind: one.vehicleKind,
    from: one.from,
    to: one.to,
    batch: one.batch,
    status: one.status,
    departures: one.departures,
    boardingAt: one.boardingAt,
    departedAt: one.departedAt,
    ...(one.metAt === undefined ? {} : { metAt: one.metAt }),
    arrivedAt: one.arrivedAt,
    hasSlip: one.hasSlip,
    isUnmatched: one.isUnmatched,
    isLeftBehind: one.isLeftBehind,
    ...(one.notSame === undefined ? {} : { notSame: one.notSame.map(tripOf).sort() }),
    born: one.born,
    died: one.died,
    joined: one.joined,
    tallies: shuffled(one.tallies, random).map(toTally),
  });
  return {
    sites: evidence.sites.map(({ id, siteKind, waiting, watched }) => ({
      id,
      siteKind,
      waiting,
      watched,
    })),
    trips: evidence.trips.map(toTrip).sort(byId),
    streams: evidence.streams
      .map(({ id, site, quarters }) => ({ id: streamOf(id), site, quarters }))
      .sort(byId),
    ...(evidence.roads ? { roads: evidence.roads } : {}),
    until: evidence.until,
    isClosed: evidence.isClosed,
  };
};

/** Every field has been thought of, but for the line, which never goes out. */
type Known<T> = Exclude<keyof T, 'line'>;
type Optional<T> = { [key in Known<T>]-?: undefined extends T[key] ? key : never }[Known<T>];
type Dealt<T> = { readonly [key in Exclude<Known<T>, Optional<T>>]: T[key] } & {
  readonly [key in Optional<T>]?: NonNullable<T[key]>;
};
