import {
  type PointCount,
  type SubjectId,
  type TripState,
  tripsUnderWay,
} from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong } from '../time/zone.ts';
import { type Facts, siteName, vehicleText } from './facts.ts';
import { countText, onBoardCounted, weakestText } from './people.ts';
import { standsSince } from './strips.ts';
import { troubleText } from './trouble.ts';
import type { WaitingRow } from './waiting.ts';

/** Past what anybody should wait. */
export const LONG = 45 * 60_000;
/** From as many vehicles at one place on they are one wait: thousands at an exchange point never hide behind one site's hundreds. */
const MANY = 4;
/** On board of a vehicle that nobody counted. */
const ABOUT_A_BUS = 50;

interface Standing {
  readonly trip: TripState;
  readonly since: number;
  readonly site: SubjectId | null;
  readonly count: PointCount | null;
}

const standingOf = (trip: TripState): readonly Standing[] => {
  const since = standsSince(trip);
  if (since === null) return [];
  const halt = trip.status === 'halted' ? trip.halted.at(-1) : undefined;
  const site = halt ? halt.site : (trip.standing?.site ?? null);
  return [{ trip, since, site, count: trip.boarded ?? trip.checkpoints.at(-1) ?? null }];
};

const personHours = ({ trip, since }: Standing, now: number): number =>
  ((now - since) / 3_600_000) * (onBoardCounted(trip) ?? ABOUT_A_BUS);

const ofOne = (facts: Facts, one: Standing, now: number): WaitingRow => {
  const { trip, since, site, count } = one;
  const halt = trip.status === 'halted' ? trip.halted.at(-1) : undefined;
  const name = vehicleText(facts, trip);
  return {
    id: trip.id,
    name: site
      ? t('Vehicle {n}, standing at {site}', { n: name, site: siteName(facts, site) })
      : t('Vehicle {n}, standing on the road', { n: name }),
    detail: listed([
      count && weakestText(count),
      troubleText(facts, trip),
      halt?.reason && word('halt', halt.reason),
    ]),
    crowd: '',
    seen: '',
    time: howLong(now - since),
    people: count ? t('{n} people', { n: countText(count) }) : t('count owed'),
    isLong: now - since > LONG,
    weight: personHours(one, now),
  };
};

const sumOf = (counts: readonly PointCount[], isComplete: boolean): PointCount | null => {
  const [first] = counts;
  if (!first) return null;
  const sum = (of: 'people' | 'low' | 'high') => counts.reduce((all, count) => all + count[of], 0);
  const told = (of: 'children' | 'wounded' | 'lying') =>
    counts.some((count) => count[of] !== null)
      ? counts.reduce((all, count) => all + (count[of] ?? 0), 0)
      : null;
  return {
    ...first,
    people: sum('people'),
    low: sum('low'),
    high: sum('high'),
    exact: counts.every(({ exact }) => exact),
    complete: isComplete && counts.every(({ complete }) => complete),
    children: told('children'),
    wounded: told('wounded'),
    lying: told('lying'),
  };
};

/** All that stand at one place: how long the first of them has. */
const ofMany = (
  facts: Facts,
  site: SubjectId,
  all: readonly Standing[],
  now: number,
): WaitingRow => {
  const counts = all.flatMap(({ count }) => count ?? []);
  const people = sumOf(counts, counts.length === all.length);
  const since = Math.min(...all.map((one) => one.since));
  return {
    id: `standing at ${site}`,
    name: t('{n, plural, one {# vehicle} other {# vehicles}}, standing at {site}', {
      n: all.length,
      site: siteName(facts, site),
    }),
    detail: listed([people && weakestText(people), counts.length < all.length && t('count owed')]),
    crowd: '',
    seen: '',
    time: howLong(now - since),
    people: people ? t('{n} people', { n: countText(people) }) : t('count owed'),
    isLong: now - since > LONG,
    weight: all.reduce((sum, one) => sum + personHours(one, now), 0),
  };
};

/** Who waits on board of vehicles that stand; where many stand at one place, all of them together. */
export const standingRows = (facts: Facts, now: number): readonly WaitingRow[] => {
  const standing = tripsUnderWay(facts.index).flatMap(standingOf);
  return [...Map.groupBy(standing, ({ site }) => site)].flatMap(([site, all]) =>
    site !== null && all.length >= MANY
      ? [ofMany(facts, site, all, now)]
      : all.map((one) => ofOne(facts, one, now)),
  );
};
