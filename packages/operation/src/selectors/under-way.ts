import type { TripState } from '../state/trip.ts';
import type { Index } from './create-index.ts';

/**
 * Trips that have begun and whose end nobody has seen. Not those whose vehicle began another trip since: nobody is on
 * board of them now, although their end was never recorded. By id.
 */
export const tripsUnderWay = (index: Index): readonly TripState[] =>
  [...index.members('underWay')]
    .flatMap((id) => index.store.get('trip', id) ?? [])
    .filter((trip) => index.vehicles.leftAgainAs(trip) === null)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Whether people may be on board now: until somebody saw them get off, they are. */
export const isWithPeople = (trip: TripState): boolean => {
  if (trip.status === 'boarding') return (trip.boarded?.people ?? 0) > 0;
  if (trip.status !== 'sent-back') return isUnderWay(trip);
  return !trip.tallies.some(({ fact }) => fact.point === 'alighting' && fact.site === trip.from);
};

const UNDER_WAY: ReadonlySet<TripState['status']> = new Set([
  'boarding',
  'standing',
  'departed',
  'passed',
  'halted',
  'sent-back',
]);

/** Neither only planned nor over, as far as its own records tell. */
export const isUnderWay = (trip: TripState): boolean => UNDER_WAY.has(trip.status);
