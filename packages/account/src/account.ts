import type { SubjectId } from '@corridor/operation';
import type { Evidence, TripEvidence } from './evidence/types.ts';
import type { Figure, Scope } from './figure/types.ts';

/** How many, and how sure: the same for the same evidence, in whatever order it came. */
export interface Account {
  readonly evidence: Evidence;
  /** The three layers of any question. */
  readonly figure: (scope: Scope) => Figure;
  /** What is known of one vehicle once along its road; null: no such trip. */
  readonly trip: (id: SubjectId) => TripEvidence | null;
}

export const accountOf = (evidence: Evidence): Account => {
  const trips = new Map(evidence.trips.map((trip) => [trip.id, trip]));
  return {
    evidence,
    trip: (id) => trips.get(id) ?? null,
    figure: (scope) => plainFigure(evidence, scope),
  };
};

const peopleAt = ({ tallies }: TripEvidence, point: 'boarding' | 'alighting') => {
  const of = tallies.filter((tally) => tally.point === point);
  const exact = of.filter((tally) => tally.exact);
  const least = exact.length ? Math.min(...exact.map(({ people }) => people)) : 0;
  return { least, people: of.length ? Math.min(...of.map(({ people }) => people)) : null };
};

/** Sums only, without any model of error: no interval narrower than a tenth either way. */
const plainFigure = (evidence: Evidence, scope: Scope): Figure => {
  const isLeft = scope.measure === 'left';
  const inTime = (quarter: number | null) =>
    (scope.since === undefined || (quarter ?? 0) >= scope.since) &&
    (scope.until === undefined || (quarter ?? 0) < scope.until);
  const trips = evidence.trips.filter(
    (trip) =>
      scope.by !== 'own-means' &&
      scope.stream === undefined &&
      (isLeft ? trip.departures > 0 : trip.status === 'arrived') &&
      (scope.from ?? trip.from) === trip.from &&
      (scope.to ?? trip.to) === trip.to &&
      (scope.batch ?? trip.batch) === trip.batch &&
      (scope.trip ?? trip.id) === trip.id &&
      inTime(isLeft ? trip.departedAt : trip.arrivedAt),
  );
  let minimum = 0;
  let counted = 0;
  let untallied = 0;
  for (const trip of trips) {
    const { least, people } = peopleAt(trip, isLeft ? 'boarding' : 'alighting');
    minimum += least;
    counted += people ?? 0;
    if (people === null) untallied++;
  }
  const streams =
    !isLeft || scope.by === 'vehicles' || scope.batch || scope.trip || scope.to
      ? []
      : evidence.streams.filter(
          (stream) =>
            (scope.stream ?? stream.id) === stream.id &&
            (scope.from ?? stream.site) === stream.site,
        );
  let sampled = 0;
  let onFoot = 0;
  for (const { quarters } of streams) {
    for (const kind of ['car', 'van', 'lorry'] as const) {
      const within = quarters.filter(({ quarter }) => inTime(quarter));
      const seen = quarters.reduce((sum, { of }) => sum + of[kind].sampled, 0);
      const people = quarters.reduce((sum, { of }) => sum + of[kind].people, 0);
      const passed = within.reduce((sum, { of }) => sum + of[kind].counted, 0);
      if (seen) sampled += (passed * people) / seen;
    }
    for (const piece of quarters) if (inTime(piece.quarter)) onFoot += piece.onFoot;
  }
  const mean = trips.length > untallied ? counted / (trips.length - untallied) : 0;
  const guessed = untallied * mean;
  const people = Math.round(counted + guessed + sampled + onFoot);
  const least = Math.max(minimum, Math.floor(people * 0.9));
  return {
    scope,
    minimum,
    possible: { low: minimum, high: null },
    estimate: people
      ? { people: Math.max(people, minimum), low: least, high: Math.ceil(people * 1.1) }
      : null,
    parts: { counted, untallied: guessed, sampled, onFoot, unwatched: 0 },
    trips: { all: trips.length, untallied },
    sampledShare: people ? sampled / people : 0,
    unwatchedHours: 0,
  };
};
