import { hoursWaitedAt, type SubjectId } from '@corridor/operation';
import {
  type CallForward,
  callForwardOf,
  NOT_KNOWN,
  type NotKnown,
  OBSTACLES,
  type Obstacle,
  type Places,
  type Scenario,
  type TimedTrip,
  type Timetable,
} from '@corridor/plan';
import { figure, t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, operationOf } from '../view/facts.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { namedValues, planName } from './names.ts';
import type { Change } from './planner.ts';

export const sizeOf = ({ sitting, lying, wheelchair }: Places): number =>
  sitting + lying + wheelchair;

/** A minute of the plan as a moment, to the minute; ms since 1970. */
export const momentOf = (zero: number, minute: number): number =>
  zero + Math.round(minute) * 60_000;

/** What one vehicle does next. */
export interface NextRow {
  readonly vehicle: string;
  readonly name: string;
  readonly trip: TimedTrip;
  readonly from: string;
  readonly to: string;
  readonly batch: string;
  readonly people: number;
  readonly lying: number;
  readonly boardsAt: number;
  readonly departsAt: number;
  /** Somebody saw it standing where they board, and they are to be called now. */
  readonly isCalled: boolean;
  /** `on the road, free 14:20`, `stands there`, `nobody has told where it is`. */
  readonly where: string;
}

/** By when people are called; a vehicle that has no next trip is not named. */
export function nextRows(
  facts: Facts,
  { known, proposal }: PlanAnswer,
  clock: ZoneClock,
): readonly NextRow[] {
  const { legend, scenario } = known;
  const called = new Set(callForwardOf(known, proposal.timetable).flatMap(({ trips }) => trips));
  const first = new Map<string, TimedTrip>();
  for (const trip of proposal.timetable.trips) {
    if (!first.has(trip.vehicle)) first.set(trip.vehicle, trip);
  }
  const vehicles = new Map(scenario.vehicles.map((one) => [one.id, one]));
  const lost = new Set(
    known.notKnown.flatMap(({ what, of }) => (what === 'nobody-saw-it-arrive' ? [of.vehicle] : [])),
  );
  return [...first.values()]
    .sort((a, b) => a.boards.from - b.boards.from || (a.vehicle < b.vehicle ? -1 : 1))
    .map((trip) => {
      const vehicle = vehicles.get(trip.vehicle);
      const seen = legend.seen[trip.vehicle];
      const free = momentOf(legend.zero, vehicle?.from ?? 0);
      return {
        vehicle: trip.vehicle,
        name: planName(facts, trip.vehicle),
        trip,
        from: planName(facts, trip.from),
        to: planName(facts, trip.to),
        batch: planName(facts, trip.batch),
        people: sizeOf(trip.people),
        lying: trip.people.lying,
        boardsAt: momentOf(legend.zero, trip.boards.from),
        departsAt: momentOf(legend.zero, trip.departs),
        isCalled: called.has(trip),
        where:
          vehicle && vehicle.from > 0
            ? t('on the road, at {site} about {time}', {
                site: planName(facts, vehicle.at),
                time: clock.near(free, legend.zero),
              })
            : seen
              ? t('last seen at {site}, {time}', {
                  site: planName(facts, seen.site),
                  time: clock.near(seen.at, legend.zero),
                })
              : vehicle && lost.has(trip.vehicle)
                ? t('nobody saw it arrive at {site}', { site: planName(facts, vehicle.at) })
                : t('nobody has told where it is'),
      };
    });
}

export const calls = ({ known, proposal }: PlanAnswer): readonly CallForward[] =>
  callForwardOf(known, proposal.timetable);

export const callText = (facts: Facts, { site, people, places }: CallForward): string =>
  t('{site}: call {people} forward; {places} places stand there', {
    site: planName(facts, site),
    people: figure(people),
    places: figure(places),
  });

export const obstacleText = (facts: Facts, { rule, of, people }: Obstacle): string =>
  t('{n, plural, one {# person} other {# people}}: {why}', {
    n: people,
    why: t(OBSTACLES[rule], namedValues(facts, of)),
  });

/** Only what keeps somebody; what is over, or has nobody waiting, is no trouble. */
export const obstacleRows = (
  facts: Facts,
  obstacles: readonly Obstacle[],
): readonly { readonly id: string; readonly text: string; readonly people: number }[] =>
  obstacles
    .filter(({ people }) => people > 0)
    .map((one) => ({
      id: JSON.stringify([one.rule, one.of]),
      text: obstacleText(facts, one),
      people: one.people,
    }))
    .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));

/** One sentence for each kind of thing that was assumed; of many alike the first few by name. */
export function assumptionRows(
  facts: Facts,
  notKnown: readonly NotKnown[],
): readonly { readonly what: string; readonly texts: readonly string[]; readonly more: number }[] {
  const by = Map.groupBy(notKnown, ({ what }) => what);
  return [...by].map(([what, all]) => ({
    what,
    texts: [...new Set(all.map(({ of }) => t(NOT_KNOWN[what], namedValues(facts, of))))].slice(
      0,
      3,
    ),
    more: Math.max(0, all.length - 3),
  }));
}

export function changeText(
  facts: Facts,
  { announced, now, minutes }: Change,
  zero: number,
  clock: ZoneClock,
): string {
  if (!announced) return '';
  const at = (minute: number) => clock.near(momentOf(zero, minute), zero);
  const name = planName(facts, announced.vehicle);
  if (now && minutes !== null) {
    return t('Vehicle {n} leaves {site} {now} instead of {told}', {
      n: name,
      site: planName(facts, announced.from),
      now: at(now.departs),
      told: at(announced.departs),
    });
  }
  const told = {
    n: name,
    from: planName(facts, announced.from),
    to: planName(facts, announced.to),
    told: at(announced.departs),
  };
  return now
    ? t('Vehicle {n}: not from {from} to {to} {told}, but from {newFrom} to {newTo} {now}', {
        ...told,
        newFrom: planName(facts, now.from),
        newTo: planName(facts, now.to),
        now: at(now.departs),
      })
    : t('Vehicle {n}: not from {from} to {to} {told}, and nothing instead', told);
}

/** What waiting costs at one site. Person-hours, ≈ calculated. */
export interface WaitRow {
  readonly site: SubjectId;
  readonly name: string;
  /** By what was seen waiting there until now. */
  readonly soFar: number;
  /** Until the plan has called the last of them forward. */
  readonly ahead: number;
  readonly people: number;
  /** For whom no trip is planned: they wait on. */
  readonly unplanned: number;
}

export function waitRows(
  facts: Facts,
  { known, scenario, proposal }: PlanAnswer,
): readonly WaitRow[] {
  const { zero } = known.legend;
  const began = operationOf(facts)?.firstAt ?? zero;
  const waiting = new Map<SubjectId, number>();
  for (const { groups } of scenario.batches) {
    for (const { site, people, times } of groups) {
      waiting.set(site, (waiting.get(site) ?? 0) + sizeOf(people) * times);
    }
  }
  return [...waiting]
    .filter(([, people]) => people > 0)
    .map(([site, people]) => {
      const from = proposal.timetable.trips.filter((trip) => trip.from === site);
      const planned = from.reduce((sum, trip) => sum + sizeOf(trip.people), 0);
      return {
        site,
        name: planName(facts, site),
        soFar: hoursWaitedAt(facts.index, site, began, zero).hours,
        ahead: from.reduce((sum, trip) => sum + (sizeOf(trip.people) * trip.boards.from) / 60, 0),
        people,
        unplanned: Math.max(0, people - planned),
      };
    })
    .sort((a, b) => b.soFar + b.ahead - a.soFar - a.ahead || (a.site < b.site ? -1 : 1));
}

/** How many are there by when: a step for each vehicle that has emptied. Minutes, people. */
export function arrivalsOf(
  scenario: Scenario,
  { trips }: Timetable,
): readonly (readonly [minute: number, people: number])[] {
  const steps = [
    ...trips.map(({ alights, people }) => [alights.to, sizeOf(people)] as const),
    ...scenario.vehicles.flatMap(({ aboard, from }) =>
      aboard ? [[from, sizeOf(aboard.people)] as const] : [],
    ),
  ].sort((a, b) => a[0] - b[0]);
  let sum = 0;
  return [
    [0, 0] as const,
    ...steps.map(([minute, people]) => {
      sum += people;
      return [minute, sum] as const;
    }),
  ];
}

/** Of all who are to be brought, how many this timetable brings, and leaves. */
export function broughtBy(
  scenario: Scenario,
  { trips }: Timetable,
): { readonly brought: number; readonly left: number } {
  const all = scenario.batches
    .flatMap(({ groups }) => groups)
    .reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);
  const brought = trips.reduce((sum, { people }) => sum + sizeOf(people), 0);
  return { brought, left: Math.max(0, all - brought) };
}
