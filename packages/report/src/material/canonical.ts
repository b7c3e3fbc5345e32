import { byContent, type Evidence, type TallyEvidence, type TripEvidence } from '@corridor/account';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const padded = (n: number): string => String(n).padStart(8, '0');

/** What a count says, without who made it. */
const tallyKey = ({ counter: _, look: __, line: ___, ...said }: TallyEvidence): string =>
  JSON.stringify(said);
const tripKey = ({ id: _, vehicle: __, notSame: ___, tallies, ...said }: TripEvidence): string =>
  `${JSON.stringify(said)} ${tallies.map(tallyKey).sort(compare).join(' ')}`;

/** Equal texts get equal numbers, in the order of the texts. */
const ranked = (keys: readonly string[]): readonly number[] => {
  const ranks = new Map([...new Set(keys)].sort(compare).map((key, rank) => [key, rank]));
  return keys.map((key) => ranks.get(key) ?? 0);
};

/** After so many rounds, trips that still look alike are alike for whoever reckons with them. */
const ROUNDS = 3;

/**
 * The same evidence with its trips in an order that hangs on what was seen alone, and every trip, vehicle, counter and
 * look numbered by it. Whatever numbers were dealt, whoever reckons from this adds up in one order and comes to one
 * figure, to the last digit.
 */
export const canonicalEvidence = (evidence: Evidence): Evidence => {
  const { trips } = evidence;
  let ranks = ranked(trips.map(tripKey));
  for (let round = 0; round < ROUNDS; round++) {
    const seen = new Map<string, string[]>();
    const note = (who: string | null, what: string) => {
      if (who === null) return;
      const list = seen.get(who);
      if (list) list.push(what);
      else seen.set(who, [what]);
    };
    trips.forEach((trip, at) => {
      note(trip.vehicle && `v ${trip.vehicle}`, padded(ranks[at] ?? 0));
      for (const tally of trip.tallies) {
        const what = `${padded(ranks[at] ?? 0)} ${tallyKey(tally)}`;
        note(`c ${tally.counter}`, what);
        note(`l ${tally.look}`, what);
      }
    });
    const names = [...seen.keys()];
    const known = ranked(
      names.map((name) => `${name[0]} ${seen.get(name)?.sort(compare).join('|')}`),
    );
    const rankOf = new Map(names.map((name, at) => [name, padded(known[at] ?? 0)]));
    ranks = ranked(
      trips.map((trip, at) => {
        const tallies = trip.tallies.map(
          (tally) =>
            `${tallyKey(tally)} ${rankOf.get(`c ${tally.counter}`)} ${rankOf.get(`l ${tally.look}`)}`,
        );
        const vehicle = trip.vehicle && rankOf.get(`v ${trip.vehicle}`);
        return `${padded(ranks[at] ?? 0)} ${vehicle} ${tallies.sort(compare).join(' ')}`;
      }),
    );
  }
  const order = trips.map((_, at) => at).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  const dealt = new Map<string, string>();
  const deal = (prefix: string, name: string): string => {
    const known = dealt.get(`${prefix} ${name}`);
    if (known) return known;
    const given = `${prefix}/${padded(dealt.size)}`;
    dealt.set(`${prefix} ${name}`, given);
    return given;
  };
  for (const at of order) deal('trip', trips[at]?.id ?? '');
  return {
    ...evidence,
    streams: [...evidence.streams]
      .map(({ id: _, ...stream }) => stream)
      .sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))
      .map((stream, at) => ({ id: `stream/${padded(at)}`, ...stream })),
    trips: order.flatMap((at) => {
      const trip = trips[at];
      if (!trip) return [];
      return {
        ...trip,
        id: deal('trip', trip.id),
        vehicle: trip.vehicle && deal('vehicle', trip.vehicle),
        ...(trip.notSame === undefined
          ? {}
          : { notSame: trip.notSame.map((other) => deal('trip', other)).sort(compare) }),
        tallies: [...trip.tallies]
          .sort(
            (a, b) =>
              byContent(withoutLine(a), withoutLine(b)) ||
              compare(dealtTo(dealt, a), dealtTo(dealt, b)),
          )
          .map(({ line: _, ...tally }) => ({
            ...tally,
            counter: deal('counter', tally.counter),
            look: deal('look', tally.look),
          })),
      };
    }),
  };
};

const withoutLine = ({ line: _, ...tally }: TallyEvidence): TallyEvidence => tally;

/** Of two counts that say the same on one trip, first the one whose counter came earlier already. */
const dealtTo = (dealt: ReadonlyMap<string, string>, { counter, look }: TallyEvidence): string =>
  `${dealt.get(`counter ${counter}`) ?? '~'} ${dealt.get(`look ${look}`) ?? '~'}`;
