import {
  type Bound,
  obstacleToText,
  type Proposal,
  type Scenario,
  sizeOf,
  type TimedTrip,
} from '@corridor/plan';
import { figure, type Output } from '../cli/output.ts';
import { type Hours, hoursOf, minutesToText } from './clock.ts';

/** Departures that are told where the whole timetable is not asked for. */
const FIRST = 10;

const people = (count: number) => (count === 1 ? '1 person' : `${figure(count)} people`);

const BY: { readonly [by in Bound['by']]: string } = {
  farthest: 'the farthest of them have to be brought that far',
  'vehicle-time': 'all vehicles together have that much to drive',
  busiest: 'one of the vehicles has to make that many trips',
  checkpoint: 'they have to pass a checkpoint one after the other',
  intake: 'they are received one vehicle after the other',
  steps: 'one step has to wait for the other',
  flow: 'not even parts of vehicles could bring them earlier',
};

/** `0` is a plan that cannot be bettered. */
export const gapOf = (ends: number, bound: number): number | null =>
  bound > 0 ? Math.max(0, ends / bound - 1) : null;

const gapWords = (gap: number | null): string =>
  gap === null || gap < 1e-6
    ? 'The plan ends then: it cannot end earlier.'
    : `The plan ends at most ${(gap * 100).toFixed(1)} % later than the best there is.`;

export interface Told {
  readonly proposal: Proposal;
  /** The best that is known, which may have been proved since. */
  readonly bound: Bound;
}

/** The plan for people: how many, until when, how good that is, what cannot be done, who goes next. */
export function sayPlan(
  scenario: Scenario,
  { proposal, bound }: Told,
  isWhole: boolean,
  output: Output,
): void {
  const { timetable, score, obstacles, changes } = proposal;
  const { say } = output;
  const hours = hoursOf(scenario.begins);
  const at = (minute: number) => [hours.day(minute), hours.at(minute)].filter(Boolean).join(' ');
  if (scenario.exercise) say('EXERCISE – nothing of this is real.');
  if (scenario.name) say(scenario.name);
  const waiting = scenario.batches
    .flatMap(({ groups }) => groups)
    .reduce((sum, { people: one, times }) => sum + sizeOf(one) * times, 0);
  const planned = timetable.trips.reduce((sum, trip) => sum + sizeOf(trip.people), 0);
  const used = new Set(timetable.trips.map(({ vehicle }) => vehicle)).size;
  say(
    `${figure(planned)} of ${people(waiting)} in ${figure(timetable.trips.length)} trips of ${figure(used)} vehicles.`,
  );
  if (timetable.trips.length > 0) {
    say(`The last one gets off at ${at(timetable.ends)}, after ${minutesToText(timetable.ends)}.`);
    const critical = score.critical % 1e6;
    if (critical > 0) say(`The last critical one gets off at ${at(critical)}.`);
    const waited = timetable.trips.reduce(
      (sum, trip) => sum + sizeOf(trip.people) * trip.alights.to,
      0,
    );
    say(`On average they wait ${minutesToText(waited / planned)}.`);
  }
  if (bound.minute > 0 && obstacles.length === 0) {
    say(`No plan can end before ${at(bound.minute)}: ${BY[bound.by]}.`);
    say(gapWords(gapOf(timetable.ends, bound.minute)));
  }
  if (obstacles.length > 0) {
    say();
    say('What cannot be done, and what is in the way');
    for (const obstacle of obstacles) say(`  ${obstacleToText(scenario, obstacle)}`);
  }
  if (changes.length > 0) {
    say();
    say('Not as announced');
    for (const { announced, now, minutes } of changes) {
      const trip = announced ?? now;
      if (!trip) continue;
      const was = announced ? `announced for ${at(announced.departs)}` : 'not announced';
      const is = now ? `now ${at(now.departs)}` : 'does not go';
      const by = minutes === null ? '' : ` (${minutes > 0 ? '+' : ''}${Math.round(minutes)} min)`;
      say(`  ${trip.vehicle}, ${trip.from} → ${trip.to}: ${was}, ${is}${by}`);
    }
  }
  if (timetable.trips.length === 0) return;
  say();
  const first = isWhole ? timetable.trips : timetable.trips.slice(0, FIRST);
  say(isWhole ? 'Timetable' : 'Who leaves first');
  sayTrips(scenario, first, hours, output);
  const more = timetable.trips.length - first.length;
  if (more > 0) say(`  and ${figure(more)} more: --timetable`);
  say();
  say('A proposal: people decide who goes. Times are rounded up to the minute.');
}

function sayTrips(
  scenario: Scenario,
  trips: readonly TimedTrip[],
  hours: Hours,
  output: Output,
): void {
  const names = new Map(
    [...scenario.sites, ...scenario.checkpoints].map(({ id, name }) => [id, name ?? id]),
  );
  const labels = new Map(scenario.vehicles.map(({ id, label }) => [id, label ?? id]));
  const named = (id: string) => names.get(id) ?? id;
  const rows = trips.map((trip) => {
    const { lying, wheelchair } = trip.people;
    const needs = [
      lying > 0 ? `${lying} lying` : '',
      wheelchair > 0 ? `${wheelchair} in wheelchairs` : '',
    ].filter(Boolean);
    return [
      hours.at(trip.departs),
      labels.get(trip.vehicle) ?? trip.vehicle,
      `${named(trip.from)} → ${named(trip.to)}`,
      `${people(sizeOf(trip.people))}${needs.length > 0 ? ` (${needs.join(', ')})` : ''}`,
      `called ${hours.at(trip.boards.from)}, there ${hours.at(trip.arrives)}, free ${hours.at(trip.alights.to)}`,
    ];
  });
  const widths = [0, 1, 2, 3].map((column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  let today: string | null = null;
  rows.forEach((row, at) => {
    const day = hours.day(trips[at]?.departs ?? 0);
    if (day !== null && day !== today) output.say(`  ${day}`);
    today = day;
    output.say(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
  });
}
