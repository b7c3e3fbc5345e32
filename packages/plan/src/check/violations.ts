import type { Scenario } from '../scenario/types.ts';
import type { TimedTrip, Timetable } from '../schedule/types.ts';
import { checkBindings } from './bindings.ts';
import { checkCheckpoints } from './checkpoints.ts';
import { checkConvoys } from './convoys.ts';
import { type Facts, factsOf } from './facts.ts';
import { checkLoads } from './loads.ts';
import { checkRoutes } from './routes.ts';
import type { Tell, Violation } from './rules.ts';
import { NEAR } from './spans.ts';
import { alightedOf, checkStops } from './stops.ts';

/**
 * Holds a timetable against every rule of how things run, and against nothing else: what drew it up is not asked. Empty: it can be
 * driven as it stands. What it makes no promise about, `notRun`, is not looked at.
 */
export function violationsOf(scenario: Scenario, timetable: Timetable): readonly Violation[] {
  const found: Violation[] = [];
  const tell: Tell = (rule, of) => found.push({ rule, of });
  const facts = factsOf(scenario);
  const trips = timetable.trips.filter((trip) => isReadable(facts, trip, tell));
  const alighted = alightedOf(facts, trips, timetable.aboard);
  checkOrder(facts, trips, tell);
  checkCheckpoints(facts, checkRoutes(facts, trips, alighted, tell), tell);
  checkStops(facts, trips, { told: timetable.aboard, alighted }, tell);
  checkLoads(facts, trips, tell);
  checkBindings(facts, trips, alighted, tell);
  checkConvoys(facts, trips, tell);
  let minute = 0;
  for (const { alights } of trips) minute = Math.max(minute, alights.to);
  for (const one of alighted.values()) if (Number.isFinite(one)) minute = Math.max(minute, one);
  if (!(Math.abs(timetable.ends - minute) <= NEAR)) tell('ends', { said: timetable.ends, minute });
  return found;
}

/** What names things there are not, or has no times, is told and then left out: every comparison with it would be silent. */
function isReadable(facts: Facts, trip: TimedTrip, tell: Tell): boolean {
  const { vehicle, batch, from, to, load, empty, passes, boards, alights } = trip;
  const names: (readonly [what: string, name: string, known: ReadonlyMap<string, unknown>])[] = [
    ['vehicle', vehicle, facts.vehicles],
    ['batch', batch, facts.batches],
    ['site', from, facts.sites],
    ['site', to, facts.sites],
    ...load.map(({ group }) => ['group', group, facts.groups] as const),
    ...[...passes, ...empty.flatMap((leg) => leg.passes)].map(
      ({ checkpoint }) => ['checkpoint', checkpoint, facts.checkpoints] as const,
    ),
  ];
  const unknown = names.filter(([, name, known]) => !known.has(name));
  for (const [what, name] of unknown) tell('unknown-name', { vehicle, what, name });
  const times = [
    trip.departs,
    trip.arrives,
    trip.notBefore,
    ...[boards, alights].flatMap((one) => [one.from, one.to]),
    ...empty.flatMap((leg) => [leg.departs, leg.arrives]),
    ...[...passes, ...empty.flatMap((leg) => leg.passes)].flatMap((one) => [
      one.reaches,
      one.from,
      one.to,
    ]),
    ...Object.values(trip.people),
    ...load.map(({ times }) => times),
  ];
  const isTimed = times.every(Number.isFinite);
  if (!isTimed) tell('no-time', { vehicle, from, to });
  return unknown.length === 0 && isTimed;
}

function checkOrder(facts: Facts, trips: readonly TimedTrip[], tell: Tell): void {
  trips.forEach(({ vehicle, from, departs }, at) => {
    const before = trips[at - 1];
    if (!before || departs > before.departs) return;
    const place = facts.vehicles.get(vehicle)?.place ?? 0;
    const isInOrder =
      departs === before.departs && place > (facts.vehicles.get(before.vehicle)?.place ?? 0);
    if (!isInOrder) tell('order', { vehicle, from, minute: departs, before: before.departs });
  });
}
