import type { Index } from '@corridor/operation';
import { nameIn } from './names.ts';
import type { Discrepancy, DiscrepancySum } from './types.ts';

/** Every one there was, however it ended: none is ever absorbed. The oldest first. */
export const discrepanciesIn = (index: Index): readonly Discrepancy[] =>
  [...index.members('outOfBalance')]
    .sort()
    .flatMap((id): readonly Discrepancy[] => {
      const trip = index.store.get('trip', id);
      if (!trip?.imbalance) return [];
      const said = index.discrepancyOf(id);
      const { boarded, alighted, people, since } = trip.imbalance;
      return [
        {
          trip: trip.id,
          vehicle: nameIn(index, trip.vehicle),
          boarded,
          alighted,
          people,
          since,
          status: said?.status ?? 'open',
          explanation: said?.explanation ?? null,
        },
      ];
    })
    .sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : 1));

/** By how they ended: the state, and of those explained the explanation. */
export const sumsOf = (
  all: readonly Discrepancy[],
  endOf: (one: Discrepancy) => string = ({ status, explanation }) =>
    status === 'explained' && explanation ? `${status} ${explanation}` : status,
): readonly DiscrepancySum[] =>
  [...Map.groupBy(all, endOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ended, some]) => ({
      ended,
      trips: some.length,
      fewer: some.reduce((sum, { people }) => sum + Math.max(0, -people), 0),
      more: some.reduce((sum, { people }) => sum + Math.max(0, people), 0),
    }));
