import {
  corridorStates,
  countsOwed,
  fleet,
  type Index,
  openDiscrepancies,
  sitesWaiting,
  stripPositions,
  tripRows,
  unmatchedArrivals,
  vehiclesOnTheRoad,
} from '@corridor/operation';

const text = (value: unknown) => JSON.stringify(value);

/** What screens show at one hour. Lists that have an order of their own keep it. */
export function readingsOf(index: Index, now: number) {
  const roads = corridorStates(index, now);
  return {
    counted: index.counted('all'),
    roads,
    strips: roads.map(({ corridor }) => stripPositions(index, corridor, now)),
    onTheRoad: vehiclesOnTheRoad(index, now),
    owed: countsOwed(index),
    unmatched: unmatchedArrivals(index),
    waiting: sitesWaiting(index, now),
    discrepancies: openDiscrepancies(index, now),
    trips: tripRows(index, {}, { skip: 0, take: 1_000 }),
    fleet: fleet(index),
    findings: index.findings.list(null, 1_000).map(text).sort(),
    byRule: [...index.findings.byRule()].filter(([, count]) => count > 0).sort(),
    contested: [...index.contested()].sort(),
  };
}
