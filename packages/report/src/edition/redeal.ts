import type { Evidence } from '@corridor/account';

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

/** New numbers for old ones, dealt like cards: neither number nor order says anything any more. */
const dealer = (prefix: string, names: Iterable<string>, random: Random) => {
  const own = shuffled([...new Set(names)].sort(), random);
  const width = String(own.length).length;
  const dealt = new Map(
    own.map((name, at) => [name, `${prefix}/${String(at + 1).padStart(width, '0')}`]),
  );
  return (name: string): string => dealt.get(name) ?? `${prefix}/0`;
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
  return {
    ...evidence,
    trips: evidence.trips
      .map((trip) => ({
        ...trip,
        id: tripOf(trip.id),
        vehicle: trip.vehicle && vehicleOf(trip.vehicle),
        tallies: shuffled(trip.tallies, random).map(({ line: _, ...tally }) => ({
          ...tally,
          counter: counterOf(tally.counter),
          look: lookOf(tally.look),
        })),
      }))
      .sort(byId),
    streams: evidence.streams.map((stream) => ({ ...stream, id: streamOf(stream.id) })).sort(byId),
  };
};
