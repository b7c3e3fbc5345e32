import type { CurrentTally, Index, States } from '@corridor/operation';
import { byContent } from './by-content.ts';
import { toQuarter } from './quarter.ts';
import type { TallyEvidence, TripEvidence } from './types.ts';

const at = (moment: { readonly at: number } | null) => (moment ? toQuarter(moment.at) : null);

const metAt = ({ passed, halted }: States['trip']): { readonly metAt?: number } => {
  const first = Math.min(passed[0]?.at ?? Infinity, halted[0]?.at ?? Infinity);
  return Number.isFinite(first) ? { metAt: toQuarter(first) } : {};
};

const tallyEvidence = ({ fact, person, line, at: when }: CurrentTally): TallyEvidence => ({
  point: fact.point,
  site: fact.site,
  part: fact.part,
  people: fact.people,
  low: fact.exact ? null : (fact.low ?? null),
  high: fact.exact ? null : (fact.high ?? null),
  exact: fact.exact,
  method: fact.method,
  lapsAsked: fact.lapsAsked,
  laps: fact.laps ?? null,
  counter: person,
  look: fact.countedBy,
  isKeyed: fact.keyedBy !== undefined,
  quarter: toQuarter(when),
  line,
});

/** What is known of one trip, in an order that does not hang on when it was heard. */
export const tripEvidence = (index: Index, trip: States['trip']): TripEvidence => {
  const { store, vehicles } = index;
  const tallies = trip.tallies.map(tallyEvidence);
  return {
    id: trip.id,
    vehicle: trip.vehicle && store.resolve(trip.vehicle),
    vehicleKind: store.get('vehicle', trip.vehicle)?.listed?.vehicleKind ?? null,
    from: trip.from && store.resolve(trip.from),
    to: trip.to && store.resolve(trip.to),
    batch: trip.batch && store.resolve(trip.batch),
    status: trip.status,
    departures: trip.departures,
    boardingAt: at(trip.boarding ?? trip.standing),
    departedAt: at(trip.departed),
    ...metAt(trip),
    arrivedAt: at(trip.arrived),
    hasSlip: trip.arrived ? trip.arrived.slip : null,
    isUnmatched: trip.unmatched,
    isLeftBehind: vehicles.leftAgainAs(trip) !== null,
    ...(trip.notSame?.length
      ? { notSame: [...trip.notSame].sort((a, b) => (a < b ? -1 : 1)) }
      : {}),
    ...trip.adjusted,
    tallies: tallies.length > 1 ? tallies.sort(byContent) : tallies,
  };
};
