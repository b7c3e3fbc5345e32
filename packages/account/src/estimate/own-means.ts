import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter } from '../evidence/types.ts';
import { lastOf } from './last.ts';
import { OWN_KINDS, type OwnLoad, ownLoadsOf } from './own-loads.ts';
import {
  GAP_BESIDE_DEVIATION,
  GAP_DEVIATION,
  ON_FOOT_SPREAD,
  PASSED_UNSEEN,
  SUSPENDED_DEVIATION,
} from './priors.ts';
import { type Stretch, unwatchedOf } from './unwatched.ts';
import { joined, type Span, watchOf } from './watching.ts';

/** One stream in one quarter of an hour, or one stretch in which nobody watched it. People. */
export interface Passing {
  readonly stream: SubjectId;
  readonly site: SubjectId | null;
  readonly quarter: Quarter;
  /** Until when: a stretch nobody watched may be long. */
  readonly until: Quarter;
  readonly inVehicles: number;
  readonly onFoot: number;
  readonly unwatched: number;
  readonly hours: number;
  /** Seen by eye, each of them: on foot, and in vehicles that were looked into. */
  readonly least: number;
  /** Vehicles by kind, counted and expected, for how full they are is the same doubt for all of them. */
  readonly vehicles: readonly [cars: number, vans: number, lorries: number];
  /** Variance of its own, people²: other vehicles than those looked into, families told about, nobody watching. */
  readonly variance: number;
}

export interface OwnMeansFitted {
  readonly passings: readonly Passing[];
  readonly loads: readonly OwnLoad[];
}

const WALKERS = 3;

/**
 * People who went by their own means. Of those a sample was looked into, the rest by the kind's mean; a few more than were
 * noted, since whoever looks into one car does not see the next. Where nobody watched: by the lane beside it, if that was
 * watched; else by how many passed in the two hours before and after, and in the same hours of other days; on a suspended
 * road a small part of that. It may have been nobody at all, and the interval says so.
 */
export const ownMeansOf = (evidence: Evidence): OwnMeansFitted => {
  const byKind = ownLoadsOf(evidence);
  const loads = OWN_KINDS.map((kind) => byKind[kind]);
  const unseen = 1 / (1 - PASSED_UNSEEN);
  const isCensus = isEveryVehicleSeen(evidence);
  const more = isCensus ? 1 : unseen;
  const passings: Passing[] = [];
  for (const stream of evidence.streams) {
    for (const piece of stream.quarters) {
      let inVehicles = 0;
      let variance = 0;
      let least = piece.onFoot;
      const vehicles: [number, number, number] = [0, 0, 0];
      OWN_KINDS.forEach((kind, place) => {
        const { counted, sampled, people } = piece.of[kind];
        const load = loads[place] as OwnLoad;
        const rest = Math.max(0, counted - sampled) + counted * (more - 1);
        least += people;
        inVehicles += people + rest * load.mean;
        variance += rest * load.variance + counted * (more - 1) * load.mean ** 2;
        vehicles[place] = rest;
      });
      const walking = piece.onFoot * more;
      passings.push({
        stream: stream.id,
        site: stream.site,
        quarter: piece.quarter,
        until: piece.quarter + 1,
        inVehicles,
        onFoot: walking,
        unwatched: 0,
        hours: 0,
        least,
        vehicles,
        // Families of four or so, each told about, each missed or not.
        variance: variance + (isCensus ? 0 : walking * 4 * (ON_FOOT_SPREAD ** 2 + PASSED_UNSEEN)),
      });
    }
  }
  const now = evidence.isClosed ? null : (lastOf(evidence) + 1) * 15;
  const staffed = new Set<SubjectId | null>(
    evidence.sites.flatMap(({ id, watched }) =>
      watched.some(({ to }) => to === null) ? [id] : [],
    ),
  );
  for (const [site, streams] of Map.groupBy(evidence.streams, ({ site }) => site)) {
    const suspended = suspensionsOf(evidence, site);
    for (const stretch of unwatchedOf(watchOf(streams), suspended, now, staffed.has(site))) {
      passings.push(passedUnwatched(site, stretch, loads));
    }
  }
  return { passings, loads };
};

/** Every vehicle was looked into and nothing was left to guess: then none is added for those not seen either. */
const isEveryVehicleSeen = ({ streams }: Evidence): boolean =>
  streams.every(({ quarters }) =>
    quarters.every(({ of }) => OWN_KINDS.every((kind) => of[kind].counted <= of[kind].sampled)),
  );

/** People of one stretch in which somebody was missing. */
const passedUnwatched = (
  site: SubjectId | null,
  { stream, from, to, minutes, beside, guessed, isSuspended }: Stretch,
  loads: readonly OwnLoad[],
): Passing => {
  let [people, ofBeside, ofGuess, variance] = [0, 0, 0, 0];
  const vehicles: [number, number, number] = [0, 0, 0];
  for (let k = 0; k <= WALKERS; k++) {
    const number = (beside[k] as number) + (guessed[k] as number);
    const load = loads[k];
    const mean = load?.mean ?? 1;
    people += number * mean;
    ofBeside += (beside[k] as number) * mean;
    ofGuess += (guessed[k] as number) * mean;
    // As many as pass by chance, on either side of the comparison; walkers come in families.
    variance += k === WALKERS ? number * 8 : number * (2 * mean * mean + (load?.variance ?? 0));
    if (k < WALKERS) vehicles[k as 0 | 1 | 2] = number;
  }
  const doubt = isSuspended ? SUSPENDED_DEVIATION : GAP_DEVIATION;
  return {
    stream,
    site,
    quarter: Math.floor(from / 15),
    until: Math.max(Math.floor(from / 15) + 1, Math.ceil(to / 15)),
    inVehicles: 0,
    onFoot: 0,
    unwatched: people,
    hours: minutes / 60,
    least: 0,
    vehicles,
    variance: variance + (GAP_BESIDE_DEVIATION * ofBeside) ** 2 + (doubt * ofGuess) ** 2,
  };
};

/** When any road through this site was suspended, minutes, in order and apart. */
const suspensionsOf = ({ roads = [] }: Evidence, site: SubjectId | null): readonly Span[] =>
  joined(
    roads
      .filter(({ sites }) => site !== null && sites.includes(site))
      .flatMap(({ suspended }) =>
        suspended.map(
          ({ from, to }): Span => [from * 15, to === null ? Number.POSITIVE_INFINITY : to * 15],
        ),
      )
      .sort((a, b) => a[0] - b[0]),
  );
