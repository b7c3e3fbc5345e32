import type { Scope } from '@corridor/account';
import type { Rehearsal, TrueTrip } from '@corridor/exercise';

/** What a question is about: the whole operation, or one site of this kind. */
export type Role = 'operation' | 'pick-up' | 'watched' | 'reception';

/** What the account is asked, and what a spreadsheet would have to add up for the same question. */
export interface Question {
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Sites at which people got on, got off, or passed by their own means; null: none of these belong to it. */
  readonly vehiclesAt: readonly string[] | null;
  readonly ownMeansAt: readonly string[] | null;
  /** Journeys that had really begun or ended so by the moment asked for. */
  readonly truth: number;
}

const bare = (site: string) => site.slice('site/'.length);
const unique = (sites: readonly string[]) => [...new Set(sites)].sort();

/**
 * What everybody asks of one operation: how many left and how many arrived, in all and site by site. Journeys begun
 * count, sent back or not, of the counterpart too; by own means those who passed a site with a stream of ours.
 * Nobody counts own means on arrival, so arrival is asked of vehicles only.
 */
export const questionsOf = (
  { truth }: Rehearsal,
  watched: readonly string[],
  until: number,
): readonly Question[] => {
  const begun = truth.trips.filter((trip) => trip.departedAt !== null && trip.departedAt <= until);
  const ended = truth.trips.filter((trip) => trip.end === 'arrived' && trip.endedAt <= until);
  const boarded = (trips: readonly TrueTrip[]) =>
    trips.reduce((sum, trip) => sum + trip.boarded.people, 0);
  const alighted = (trips: readonly TrueTrip[]) =>
    trips.reduce((sum, trip) => sum + trip.alighted, 0);
  const passed = (sites: readonly string[]) =>
    sites.reduce((sum, site) => sum + truth.passedBy(site, until), 0);
  const pickUps = unique(truth.trips.map(({ from }) => from));
  const receptions = unique(truth.trips.map(({ to }) => to));
  const streams = unique(watched);
  return [
    {
      name: 'left',
      role: 'operation',
      scope: { measure: 'left' },
      vehiclesAt: pickUps,
      ownMeansAt: streams,
      truth: boarded(begun) + passed(streams),
    },
    {
      name: 'left by vehicle',
      role: 'operation',
      scope: { measure: 'left', by: 'vehicles' },
      vehiclesAt: pickUps,
      ownMeansAt: null,
      truth: boarded(begun),
    },
    {
      name: 'left by own means',
      role: 'operation',
      scope: { measure: 'left', by: 'own-means' },
      vehiclesAt: null,
      ownMeansAt: streams,
      truth: passed(streams),
    },
    {
      name: 'arrived by vehicle',
      role: 'operation',
      scope: { measure: 'arrived', by: 'vehicles' },
      vehiclesAt: receptions,
      ownMeansAt: null,
      truth: alighted(ended),
    },
    ...pickUps.map(
      (site): Question => ({
        name: `left ${bare(site)}`,
        role: 'pick-up',
        scope: { measure: 'left', by: 'vehicles', from: site },
        vehiclesAt: [site],
        ownMeansAt: null,
        truth: boarded(begun.filter(({ from }) => from === site)),
      }),
    ),
    ...streams.map(
      (site): Question => ({
        name: `passed ${bare(site)}`,
        role: 'watched',
        scope: { measure: 'left', by: 'own-means', from: site },
        vehiclesAt: null,
        ownMeansAt: [site],
        truth: passed([site]),
      }),
    ),
    ...receptions.map(
      (site): Question => ({
        name: `arrived ${bare(site)}`,
        role: 'reception',
        scope: { measure: 'arrived', by: 'vehicles', to: site },
        vehiclesAt: [site],
        ownMeansAt: null,
        truth: alighted(ended.filter(({ to }) => to === site)),
      }),
    ),
  ];
};
