import type { Evidence, TripEvidence } from '../evidence/types.ts';
import { type Coupling, givenBy } from './couplings.ts';
import type { Stay } from './sites.ts';
import type { Contradiction, ContradictionRecord } from './types.ts';
import type { Zone } from './zone.ts';

/** A record that can be left out: all counts of one trip, or one look at who waited. */
interface Removable {
  readonly trip?: number;
  readonly look?: readonly [stay: number, is: 'first' | 'next'];
}

/** The records of a coupling without which, each, all the others could be true. */
const smallest = (
  coupling: Coupling,
  zoneOf: (trip: number) => Zone,
  uncounted: (trip: number) => Zone,
): readonly Removable[] => {
  const all: readonly Removable[] = [
    ...coupling.stays.flatMap((_, i): readonly Removable[] => [
      { look: [i, 'next'] },
      { look: [i, 'first'] },
    ]),
    ...coupling.trips.map((trip) => ({ trip })),
  ];
  const gone = new Set<Removable>();
  const fits = (): boolean => {
    const goneTrips = new Set([...gone].flatMap(({ trip }) => trip ?? []));
    const bounds = [...coupling.bounds];
    for (const { look } of gone) {
      if (!look) continue;
      const [i, is] = look;
      const stay = coupling.stays[i] as Stay;
      bounds[i] = is === 'first' ? Number.POSITIVE_INFINITY : (bounds[i] ?? 0) + stay.waitedLow;
    }
    const given = givenBy(
      coupling,
      (trip) => (goneTrips.has(trip) ? uncounted(trip) : zoneOf(trip)),
      bounds,
    );
    return given.every((people) => people === 0);
  };
  for (const record of all) {
    gone.add(record);
    if (fits()) gone.delete(record);
  }
  return all.filter((record) => !gone.has(record));
};

/** What left a site and cannot have: one contradiction per stay that has to give. */
export const tornStays = (
  evidence: Evidence,
  coupling: Coupling,
  given: readonly number[],
  zoneOf: (trip: number) => Zone,
  uncounted: (trip: number) => Zone,
): readonly Contradiction[] => {
  const rest = [...coupling.bounds];
  return given.flatMap((people, place): readonly Contradiction[] => {
    if (people === 0) return [];
    const stay = coupling.stays[place] as Stay;
    // All others have given: what is left to explain is this one.
    const others = {
      ...coupling,
      bounds: rest.map((bound, i) => bound + (i === place ? 0 : (given[i] ?? 0))),
    };
    const records = smallest(others, zoneOf, uncounted).flatMap(
      ({ trip, look }): readonly ContradictionRecord[] => {
        if (trip !== undefined) {
          const leaves = others.leaves.has(trip);
          const zone = zoneOf(trip);
          return [
            {
              says: leaves ? 'at-least' : 'at-most',
              people: leaves ? zone.left[0] : zone.arrived[1],
              is: { a: 'trip' },
              trip: (evidence.trips[trip] as TripEvidence).id,
              site: stay.site,
            },
          ];
        }
        if (!look) return [];
        const of = coupling.stays[look[0]] as Stay;
        const isFirst = look[1] === 'first';
        const quarter = isFirst ? of.since : of.until;
        return quarter === null
          ? []
          : [
              {
                says: isFirst ? 'at-most' : 'at-least',
                people: isFirst ? of.waitedHigh : of.waitedLow,
                is: { a: 'waiting', quarter },
                trip: null,
                site: of.site,
              },
            ];
      },
    );
    return [
      {
        code: 'more-left-than-came',
        people,
        trip: null,
        site: stay.site,
        between: { since: stay.since, until: stay.until },
        records,
      },
    ];
  });
};
