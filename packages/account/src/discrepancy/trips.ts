import { balanceRecords, balanceStanding, type Index, type States } from '@corridor/operation';
import type { Found } from './types.ts';

const outOfBalance = (index: Index): readonly States['trip'][] =>
  [...index.members('outOfBalance')].sort().flatMap((id) => index.store.get('trip', id) ?? []);

/** Boarded and arrived differ by more than the counts allow. */
export const ofTrips = (index: Index): readonly Found[] =>
  outOfBalance(index).flatMap((trip): readonly Found[] =>
    trip.imbalance
      ? [
          {
            about: 'boarded-and-arrived',
            level: 'trip',
            of: trip.id,
            people: trip.imbalance.people,
            isDerived: false,
            numbers: {
              boarded: trip.imbalance.boarded,
              alighted: trip.imbalance.alighted,
              ...trip.adjusted,
            },
            since: trip.imbalance.since,
            records: balanceRecords(trip),
          },
        ]
      : [],
  );

/**
 * All trips together. Five fewer here and five more there are ten people whom nobody has explained: both are told, and
 * what is left of them is only the net of it.
 */
export const ofOperation = (index: Index): readonly Found[] => {
  const [operation] = index.store.all('operation');
  const trips = outOfBalance(index);
  if (!operation || trips.length === 0) return [];
  const sums = { fewer: 0, more: 0, unexplainedFewer: 0, unexplainedMore: 0 };
  let since = Number.POSITIVE_INFINITY;
  for (const trip of trips) {
    const { imbalance } = trip;
    const standing = balanceStanding(index, trip);
    if (!imbalance || !standing) continue;
    const size = Math.abs(imbalance.people);
    const left = size - standing.explainedPeople;
    sums[imbalance.people < 0 ? 'fewer' : 'more'] += size;
    sums[imbalance.people < 0 ? 'unexplainedFewer' : 'unexplainedMore'] += left;
    since = Math.min(since, imbalance.since);
  }
  const counted = index.counted('all');
  let [onTheRoad, sentBack] = [0, 0];
  for (const id of index.members('openEnded')) {
    const trip = index.store.get('trip', id);
    if (!trip || trip.id !== id) continue;
    if (trip.status === 'sent-back') sentBack += trip.onBoard ?? 0;
    else onTheRoad += trip.onBoard ?? 0;
  }
  return [
    {
      about: 'boarded-and-arrived',
      level: 'operation',
      of: operation.id,
      people: sums.more - sums.fewer,
      isDerived: false,
      numbers: {
        trips: trips.length,
        ...sums,
        boarded: counted.departedCounted,
        arrived: counted.arrivedCounted,
        onTheRoad,
        sentBack,
      },
      since,
      records: trips.flatMap(balanceRecords),
    },
  ];
};
