import { figure, t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { chanceText, rangeText } from './headline.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { arrivalsOf, broughtBy, momentOf, obstacleRows, sizeOf } from './rows.ts';

/** One of two futures, in a column. */
export interface Future {
  readonly last: string;
  readonly range: string;
  readonly inside: string;
  readonly brought: number;
  readonly left: number;
  /** Person-hours until they arrive; whoever is not brought waits until `until`. */
  readonly hours: number;
  readonly trips: number;
  readonly bound: string;
  readonly obstacles: readonly string[];
  /** How many are there by when; ms since 1970. */
  readonly curve: readonly (readonly [at: number, people: number])[];
}

/** `until`: the later end of the two, minutes: so that nobody is left out of the sum by being left behind. */
export function futureOf(
  facts: Facts,
  answer: PlanAnswer,
  clock: ZoneClock,
  until: number,
): Future {
  const { scenario, known, proposal, foreseen } = answer;
  const { zero } = known.legend;
  const { timetable, bound } = proposal;
  const near = (minute: number) => clock.near(momentOf(zero, minute), zero);
  const { brought, left } = broughtBy(scenario, timetable);
  const is = foreseen?.is;
  return {
    last: timetable.ends > 0 ? near(timetable.ends) : '–',
    range: is && foreseen ? rangeText(is.ends, foreseen.zero, clock, scenario) : '…',
    inside: is ? (is.inWindow === null ? '–' : chanceText(is.inWindow)) : '…',
    brought,
    left,
    hours: timetable.trips.reduce(
      (sum, { people, alights }) => sum + (sizeOf(people) * alights.to) / 60,
      (left * until) / 60,
    ),
    trips: timetable.trips.length,
    bound: bound.minute > 0 ? near(bound.minute) : '–',
    obstacles: obstacleRows(facts, proposal.obstacles).map(({ text }) => text),
    curve: arrivalsOf(scenario, timetable).map(([minute, people]) => [
      momentOf(zero, minute),
      people,
    ]),
  };
}

/** Row by row, the one beside the other. */
export const futureRows = (one: Future, other: Future): readonly (readonly string[])[] => [
  [t('Last arrival, by the plan'), `≈ ${one.last}`, `≈ ${other.last}`],
  [t('Forecast'), `≈ ${one.range}`, `≈ ${other.range}`],
  [t('Before the window closes'), `≈ ${one.inside}`, `≈ ${other.inside}`],
  [t('People brought'), `≈ ${figure(one.brought)}`, `≈ ${figure(other.brought)}`],
  [t('People not brought'), `≈ ${figure(one.left)}`, `≈ ${figure(other.left)}`],
  [
    t('Person-hours until the later of both ends'),
    `≈ ${figure(one.hours)}`,
    `≈ ${figure(other.hours)}`,
  ],
  [t('Trips'), `≈ ${figure(one.trips)}`, `≈ ${figure(other.trips)}`],
  [t('No plan is through before'), `≈ ${one.bound}`, `≈ ${other.bound}`],
];
