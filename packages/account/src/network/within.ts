import type { Evidence, StreamEvidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';

const isWithin = (quarter: number | null, { since, until }: Scope): boolean =>
  (since === undefined || (quarter ?? 0) >= since) &&
  (until === undefined || (quarter ?? 0) < until);

/** The journeys that a figure is about: as many as it says itself. */
export const tripsWithin = ({ trips }: Evidence, scope: Scope): readonly TripEvidence[] => {
  if (scope.by === 'own-means' || scope.stream !== undefined) return [];
  const isLeft = scope.measure === 'left';
  return trips.filter(
    (trip) =>
      (isLeft ? trip.departures > 0 : trip.status === 'arrived') &&
      (scope.from ?? trip.from) === trip.from &&
      (scope.to ?? trip.to) === trip.to &&
      (scope.batch ?? trip.batch) === trip.batch &&
      (scope.trip ?? trip.id) === trip.id &&
      isWithin(isLeft ? trip.departedAt : trip.arrivedAt, scope),
  );
};

/** The roads on which people left by their own means, as far as a figure is about them. */
export const streamsWithin = ({ streams }: Evidence, scope: Scope): readonly StreamEvidence[] =>
  scope.by === 'vehicles' || scope.batch !== undefined || scope.trip !== undefined
    ? []
    : streams.filter(
        (stream) =>
          (scope.stream ?? stream.id) === stream.id &&
          (scope.from ?? scope.to ?? stream.site) === stream.site &&
          stream.quarters.some(({ quarter }) => isWithin(quarter, scope)),
      );
