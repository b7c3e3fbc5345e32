import type { OperationEvent, SubjectId } from '../event.ts';
import { tripFindings } from '../findings/trip.ts';
import type { MomentAt } from '../state/common.ts';
import type { Imbalance, PointCount, TripState } from '../state/trip.ts';
import { type EventOf, momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import { countPoints, currentTallies } from './tallies.ts';
import { type PhaseEvent, tripPhase } from './trip-status.ts';

type Kind<K extends EventOf<'trip'>['kind']> = Extract<EventOf<'trip'>, { kind: K }>;

/** Somebody took it out of its batch. */
const NO_BATCH = 'none';

const momentAt = (event: EventOf<'trip'>, site: SubjectId | undefined): MomentAt => ({
  ...momentOf(event),
  site: site ?? null,
});

/** Out of balance only where no pair of values within both counts' ranges agrees. */
const balance = (boarded: PointCount, alighted: PointCount, change: number): Imbalance | null => {
  if (!boarded.complete || !alighted.complete) return null;
  const fits = boarded.low + change <= alighted.high && boarded.high + change >= alighted.low;
  if (fits) return null;
  return {
    people: alighted.people - boarded.people - change,
    boarded: boarded.people,
    alighted: alighted.people,
    since: Math.max(boarded.at, alighted.at),
  };
};

export const foldTrip = (id: SubjectId, lines: readonly OperationEvent[]): TripState => {
  const { events, seen, common } = prepare('trip', id, lines);
  const phases: PhaseEvent[] = [];
  const tallied: Kind<'tallied@1'>[] = [];
  const vehicles: SubjectId[] = [];
  const passed: TripState['passed'][number][] = [];
  const halted: TripState['halted'][number][] = [];
  const sentBack: MomentAt[] = [];
  let plannedEvent: Kind<'planned@1'> | null = null;
  let boardingEvent: Kind<'boarding@1'> | null = null;
  let standingEvent: Kind<'boarded-and-standing@1'> | null = null;
  let departedEvent: Kind<'departed@1'> | null = null;
  let arrivedEvent: Kind<'arrived@1'> | null = null;
  let cancelledEvent: Kind<'cancelled@1'> | null = null;
  const departures: Kind<'departed@1'>[] = [];
  const batches: Setting<string>[] = [];
  let born = 0;
  let died = 0;
  let joined = 0;
  let wentOn = false;
  let namedOnTheRoad: SubjectId | null = null;
  const see = (vehicle: SubjectId | undefined) => {
    if (vehicle && !vehicles.includes(vehicle)) vehicles.push(vehicle);
  };
  const meet = (vehicle: SubjectId | undefined) => {
    see(vehicle);
    namedOnTheRoad = vehicle ?? namedOnTheRoad;
  };

  for (const event of events) {
    switch (event.kind) {
      case 'planned@1':
        plannedEvent = event;
        if (event.fact.batch) batches.push({ value: event.fact.batch, event });
        see(event.fact.vehicle);
        phases.push(event);
        break;
      case 'assigned@1':
        batches.push({ value: event.fact.batch ?? NO_BATCH, event });
        break;
      case 'boarding@1':
        boardingEvent = event;
        see(event.fact.vehicle);
        phases.push(event);
        break;
      case 'boarded-and-standing@1':
        standingEvent = event;
        see(event.fact.vehicle);
        phases.push(event);
        break;
      case 'departed@1':
        departedEvent = event;
        departures.push(event);
        see(event.fact.vehicle);
        phases.push(event);
        break;
      case 'passed@1':
        passed.push({ ...momentAt(event, event.fact.site), people: event.fact.people ?? null });
        meet(event.fact.vehicle);
        phases.push(event);
        break;
      case 'halted@1':
        halted.push({ ...momentAt(event, event.fact.site), reason: event.fact.reason ?? null });
        meet(event.fact.vehicle);
        phases.push(event);
        break;
      case 'went-on@1':
        wentOn = true;
        meet(event.fact.vehicle);
        phases.push(event);
        break;
      case 'sent-back@1':
        sentBack.push(momentAt(event, event.fact.site));
        meet(event.fact.vehicle);
        phases.push(event);
        break;
      case 'arrived@1':
        // Of two arrivals the one that saw the slip is the trip's own.
        if (!arrivedEvent || event.fact.slip || !arrivedEvent.fact.slip) arrivedEvent = event;
        see(event.fact.vehicle);
        phases.push(event);
        break;
      case 'cancelled@1':
        cancelledEvent = event;
        phases.push(event);
        break;
      case 'tallied@1':
        tallied.push(event);
        break;
      case 'adjusted@1':
        born += event.fact.born ?? 0;
        died += event.fact.died ?? 0;
        joined += event.fact.joined ?? 0;
        break;
      default:
        event satisfies never;
    }
  }

  const vehicle =
    departedEvent?.fact.vehicle ??
    arrivedEvent?.fact.vehicle ??
    standingEvent?.fact.vehicle ??
    boardingEvent?.fact.vehicle ??
    plannedEvent?.fact.vehicle ??
    namedOnTheRoad;
  const from =
    departedEvent?.fact.site ??
    standingEvent?.fact.site ??
    boardingEvent?.fact.site ??
    plannedEvent?.fact.from ??
    tallied.find((tally) => tally.fact.point === 'boarding')?.fact.site ??
    null;
  const aim = departedEvent?.fact.to ?? plannedEvent?.fact.to ?? null;
  const gotOff = (event: Kind<'tallied@1'>) =>
    event.fact.point === 'alighting' && event.fact.site !== from;
  const gotOffAtTheEnd = tallied.filter(
    (event) => gotOff(event) && (aim === null || event.fact.site === aim),
  );
  if (!arrivedEvent && gotOffAtTheEnd.length) {
    const ends: ReadonlySet<EventOf<'trip'>> = new Set(gotOffAtTheEnd);
    const withEnds = events.filter(
      (event): event is PhaseEvent =>
        event.kind !== 'adjusted@1' &&
        event.kind !== 'assigned@1' &&
        (event.kind !== 'tallied@1' || ends.has(event)),
    );
    phases.splice(0, phases.length, ...withEnds);
  }

  const { status, event: phaseEvent, contested } = tripPhase(phases, seen);
  const equally = Object.fromEntries(batches.map(({ value }) => [value, 0]));
  const batch = settle(batches, equally, seen);
  const tallies = currentTallies(tallied);
  const { boarded, alighted, checkpoints, differences, compared } = countPoints(tallies, from);

  // Sent back and leaving again is two departures; two phones that saw the same one leave are one.
  let left = departures.length ? 1 : 0;
  for (const event of phases) {
    if (event.kind !== 'sent-back@1') continue;
    if (departures.some((departure) => seen(departure, event))) left++;
  }
  const hasLeft = departedEvent !== null || passed.length > 0 || wentOn;
  const isOut = alighted !== null && status !== 'sent-back' && status !== 'cancelled';
  const imbalance = isOut && boarded ? balance(boarded, alighted, born + joined - died) : null;
  const adjusted = { born, died, joined };
  const findings = tripFindings(id, {
    tallies,
    differences,
    imbalance,
    departed: departedEvent,
    arrived: arrivedEvent,
  });
  return {
    ...common([...contested, ...contestedOf('batch', batch)], findings),
    type: 'trip',
    status,
    since: phaseEvent ? momentOf(phaseEvent) : null,
    vehicle,
    vehicles,
    from,
    to: arrivedEvent?.fact.site ?? aim ?? tallied.find(gotOff)?.fact.site ?? null,
    corridor: departedEvent?.fact.corridor ?? plannedEvent?.fact.corridor ?? null,
    batch: batch && batch.stands.value !== NO_BATCH ? batch.stands.value : null,
    planned: plannedEvent && momentOf(plannedEvent),
    boarding: boardingEvent && momentAt(boardingEvent, boardingEvent.fact.site),
    standing: standingEvent && momentAt(standingEvent, standingEvent.fact.site),
    departed: departedEvent && momentAt(departedEvent, departedEvent.fact.site),
    departures: left,
    passed,
    halted,
    sentBack,
    arrived: arrivedEvent && {
      ...momentAt(arrivedEvent, arrivedEvent.fact.site),
      slip: arrivedEvent.fact.slip,
    },
    cancelled: cancelledEvent && momentOf(cancelledEvent),
    tallies,
    boarded,
    alighted,
    checkpoints,
    adjusted,
    differences,
    compared,
    imbalance,
    unmatched:
      arrivedEvent !== null &&
      !arrivedEvent.fact.slip &&
      boarded === null &&
      phases.every((event) => event.kind === 'arrived@1'),
    countOwed: hasLeft && boarded === null && status !== 'cancelled',
    minimumArrived: isOut ? alighted.minimum : 0,
    minimumDeparted: hasLeft && boarded ? boarded.minimum : 0,
    onBoard: boarded ? Math.max(0, boarded.people + born + joined - died) : null,
  };
};
