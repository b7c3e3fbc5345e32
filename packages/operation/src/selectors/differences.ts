import type { SubjectId } from '../event.ts';
import type { PartCount, TallyDifference, TripState } from '../state/trip.ts';
import type { Index } from './create-index.ts';

/** Counts of the same people that differ and that nobody has settled. */
export interface OpenDifference extends TallyDifference {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  /** The counts behind it, in causal order; empty where doors are compared with the whole vehicle. */
  readonly tallies: PartCount['tallies'];
}

/** Only those of one trip, at one point, site or part. */
export interface DifferencePlace {
  readonly trip?: SubjectId;
  readonly point?: TallyDifference['point'];
  readonly site?: SubjectId;
  readonly part?: TallyDifference['part'];
}

/** The oldest first: `since` tells how long nobody has settled it. For a phone, which holds few trips. */
export const differencesIn = (
  trips: Iterable<TripState>,
  { trip: only, point, site, part }: DifferencePlace = {},
): readonly OpenDifference[] => {
  const open: OpenDifference[] = [];
  for (const trip of trips) {
    if (only !== undefined && trip.id !== only && !trip.linked?.includes(only)) continue;
    for (const one of trip.differences) {
      if ((point ?? one.point) !== one.point || (site ?? one.site) !== one.site) continue;
      if ((part ?? one.part) !== one.part) continue;
      const tallies =
        one.between === 'whole-and-parts' ? [] : (comparedAt(trip, one)?.tallies ?? []);
      open.push({ ...one, trip: trip.id, vehicle: trip.vehicle, tallies });
    }
  }
  return open.sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : a.trip > b.trip ? 1 : 0));
};

/** The same over the whole operation. */
export const openDifferences = (
  index: Index,
  place: DifferencePlace = {},
): readonly OpenDifference[] =>
  differencesIn(
    [...index.members('countsDiffer')].flatMap((id) => index.store.get('trip', id) ?? []),
    place.trip === undefined ? place : { ...place, trip: index.store.resolve(place.trip) },
  );

type Place = Pick<PartCount, 'point' | 'site' | 'part'>;
const comparedAt = (trip: TripState, { point, site, part }: Place): PartCount | undefined =>
  trip.compared.find((one) => one.point === point && one.site === site && one.part === part);

/** Every part that was counted, with its state: those that one person counted included. In order of first count. */
export const partCounts = (trip: TripState): readonly PartCount[] => {
  const parts = new Map<string, PartCount>();
  for (const tally of trip.tallies) {
    const { point, site, part } = tally.fact;
    const name = `${point} ${site} ${part}`;
    if (parts.has(name)) continue;
    parts.set(
      name,
      comparedAt(trip, tally.fact) ?? {
        point,
        site,
        part,
        state: 'single',
        between: null,
        tallies: [tally],
        speaking: [tally.line],
        since: null,
      },
    );
  }
  return [...parts.values()];
};
