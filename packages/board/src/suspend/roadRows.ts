import { type OnTheRoad, onTheRoad, type SubjectId, safePlaceOf } from '@corridor/operation';
import { figure, labelText, listed, named, t } from '@corridor/text';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, vehicleOfTrip } from '../view/facts.ts';
import { countText } from '../view/people.ts';
import { troubleText } from '../view/trouble.ts';
import { notTakenText, obstacleText, orderText, whyText } from './words.ts';

/** One vehicle with people on board that something suspended stops, in words that can be read aloud. */
export interface RoadRow {
  readonly trip: SubjectId;
  readonly vehicle: string;
  /** `47 people`, or that nobody has counted. */
  readonly people: string;
  /** `3 on laps, 1 lying, 2 wounded, 20 children`: the weakest first. */
  readonly weakest: string;
  readonly trouble: string;
  readonly seen: string;
  readonly stands: string;
  readonly isStanding: boolean;
  /** Where to: `Turn back to Ramouseh …`, or that there is no such place. */
  readonly order: string;
  readonly hasPlace: boolean;
  readonly why: string;
  /** The second choice, where there is one. */
  readonly otherwise: string;
}

const peopleText = ({ count }: OnTheRoad): string =>
  count ? t('{n} people', { n: countText(count) }) : t('nobody has counted who is on board');

const weakestText = ({ count }: OnTheRoad): string =>
  named(
    [
      count?.laps && t('{n} on laps', { n: count.laps }),
      count?.lying && t('{n} lying', { n: count.lying }),
      count?.wounded && t('{n} wounded', { n: count.wounded }),
      count?.children && t('{n} children', { n: count.children }),
    ].map((part) => part || null),
  );

const seenText = (facts: Facts, one: OnTheRoad, now: number, clock: ZoneClock): string => {
  if (!one.seen) return t('nobody has told where it is');
  const values = {
    site: siteName(facts, one.seen.site),
    time: clock.near(one.seen.at, now),
    ago: howLong(now - one.seen.at),
    next: siteName(facts, one.towards),
  };
  return one.towards
    ? t('last seen leaving {site} at {time}, {ago} ago, towards {next}', values)
    : t('at {site} since {time}, as last told', values);
};

const noPlace = (facts: Facts, one: OnTheRoad): string => {
  if (!one.safe) return t('Nobody knows its road, or it was seen off it: ask it where it is.');
  const { ahead, behind, notTaken } = one.safe;
  return listed([
    t('Ahead: {what}.', { what: obstacleText(facts, ahead) }),
    t('Behind: {what}.', { what: obstacleText(facts, behind) }),
    ...notTaken.map((place) => notTakenText(facts, place)),
  ]);
};

export const toRoadRows = (
  facts: Facts,
  of: SubjectId | null,
  now: number,
  clock: ZoneClock,
): readonly RoadRow[] =>
  onTheRoad(facts.index, of, now).map((one) => {
    const place = safePlaceOf(one);
    const second = one.safe?.places[1];
    return {
      trip: one.trip.id,
      vehicle: labelText(vehicleOfTrip(facts, one.trip)),
      people: peopleText(one),
      weakest: weakestText(one),
      trouble: troubleText(facts, one.trip),
      seen: seenText(facts, one, now, clock),
      stands:
        one.standsSince === null
          ? t('moves, as far as anybody knows')
          : t('stands for {time}', { time: howLong(now - one.standsSince) }),
      isStanding: one.standsSince !== null,
      order: place ? orderText(facts, place) : t('No safe place is known.'),
      hasPlace: place !== null,
      why: place ? whyText(facts, place) : noPlace(facts, one),
      otherwise: second ? t('Otherwise: {order}', { order: orderText(facts, second) }) : '',
    };
  });

/** `3 vehicles with people on board, ● 127 people, 1 not counted`. */
export const roadSum = (facts: Facts, of: SubjectId | null, now: number): string => {
  const all = onTheRoad(facts.index, of, now);
  const people = all.reduce((sum, { count }) => sum + (count?.people ?? 0), 0);
  const uncounted = all.filter(({ count }) => count === null).length;
  if (all.length === 0) return t('No vehicle with people on board is on the road.');
  return listed([
    t('{n, plural, one {# vehicle with people on board} other {# vehicles with people on board}}', {
      n: all.length,
    }),
    people > 0 && t('● {people} people', { people: figure(people) }),
    uncounted > 0 && t('{n, plural, one {# not counted} other {# not counted}}', { n: uncounted }),
  ]);
};
