import type { SubjectId } from '@corridor/operation';
import type { TripEvidence } from '../evidence/types.ts';
import { isLaidOut, rowsOf } from './arrays.ts';
import type { Estimated, Kept } from './estimate.ts';
import type { Journey } from './journey.ts';
import { fitBy } from './learn.ts';
import { type Change, rangeOf } from './sums.ts';

/** Everything of a trip by which journeys are told apart and placed; counts alone are not among it. */
const isSameBut = (a: TripEvidence, b: TripEvidence): boolean => {
  const bare = ({ tallies: _, ...rest }: TripEvidence) => JSON.stringify(rest);
  return bare(a) === bare(b);
};

/** Where each trip's journey stands. */
export const placesOf = (journeys: readonly Journey[]): ReadonlyMap<SubjectId, number> => {
  const places = new Map<SubjectId, number>();
  journeys.forEach(({ trip, arrival }, place) => {
    // Of a vehicle nobody named there are several, one for each kind that it may have been.
    places.set(trip.id, places.has(trip.id) ? -1 : place);
    if (arrival) places.set(arrival.id, place);
  });
  return places;
};

/**
 * The same account with other counts of a few trips, while what all counts have in common stays as it was learned. null:
 * more than counts changed, or somebody counted who never did before, and everything has to be worked out again.
 */
export const withCounts = (
  before: Estimated,
  places: ReadonlyMap<SubjectId, number>,
  changes: readonly { readonly was: TripEvidence; readonly now: TripEvidence }[],
  kept: Kept,
): Estimated | null => {
  const patches = new Map<number, Journey>();
  for (const { was, now } of changes) {
    const place = places.get(now.id) ?? -1;
    const journey = patches.get(place) ?? before.journeys[place];
    if (!journey || place < 0 || !isSameBut(was, now) || now.status === 'unknown') return null;
    // Without a moment of arrival the first count stands for it, and a pair hangs on what both ends counted.
    if (journey.arrival || now.arrivedAt === null) {
      if (journey.arrival || now.status === 'arrived') return null;
    }
    if (journey.trip.vehicle !== now.vehicle) return null;
    const looks = kept.looks(now);
    if ((looks.length === 0) !== (journey.looks.length === 0)) {
      if (now.vehicleKind === null) return null;
    }
    patches.set(place, { ...journey, trip: now, looks });
  }
  const { layout } = before.fitted.rows;
  const made: Change[] = [];
  const fits = new Map(before.patches);
  for (const [place, journey] of patches) {
    if (!isLaidOut(layout, journey)) return null;
    const fitted = fitBy(before.fitted, rowsOf([journey], layout));
    fits.set(place, fitted);
    const [on, off] = kept.least(journey.trip);
    const end = journey.trip;
    const hasLeft =
      end.departures > 0 || !['planned', 'boarding', 'standing', 'cancelled'].includes(end.status);
    made.push({
      before: place,
      fitted,
      parcels: before.parcels.slice(...rangeOf(before.parcels, place)).map((parcel) => ({
        ...parcel,
        journey: 0,
        isCounted: journey.looks.some((look) => look.end === (parcel.measure === 'left' ? 0 : 1)),
        least:
          parcel.measure === 'left'
            ? parcel.from === journey.from && hasLeft
              ? on
              : 0
            : parcel.to === journey.to && end.status === 'arrived'
              ? off
              : 0,
      })),
    });
  }
  const journeys = before.journeys.slice();
  for (const [place, journey] of patches) journeys[place] = journey;
  return { ...before, journeys, patches: fits, sums: before.sums.with(made) };
};
