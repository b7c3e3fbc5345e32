import { createAgenda } from '../agenda.ts';
import type { Corridor, Ground } from '../ground.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { Vehicle } from './fleet.ts';
import { backAt, type Journey, newJourney, setOut } from './journey.ts';
import type { Family } from './people.ts';
import {
  createCounterpart,
  createPickUps,
  type PickUp,
  peopleIn,
  type QueueChange,
  queueChange,
  takeFamilies,
  type WaitingLists,
} from './pick-ups.ts';
import type { Road } from './road.ts';

export interface Shuttle {
  /** In the order in which they boarded; all have ended. */
  readonly journeys: readonly Journey[];
  /** Everybody who asked to leave by our vehicles, by pick-up point. */
  readonly asked: ReadonlyMap<string, number>;
  /** Person-ms waited at each pick-up point before boarding. */
  readonly waited: ReadonlyMap<string, number>;
  /** Families as they came and as they boarded, for what was waiting when: +people, −people. */
  readonly queue: ReadonlyMap<string, readonly QueueChange[]>;
  /** When each batch was given its go and when its last people had arrived. */
  readonly batches: readonly Batch[];
  readonly convoys: readonly { readonly id: string; readonly dissolvedAt: number }[];
}
export interface Batch {
  readonly stream: 'main' | 'counterpart';
  readonly number: number;
  readonly goAt: number;
  completedAt: number | null;
}

const TICK = 5 * MINUTE;
const OPENS = 5 * HOUR;
const BAYS = 6;

/**
 * Everything that our vehicles did. First whole convoys; then each vehicle goes back as soon as it has unloaded.
 * Where there is a counterpart, its batches and ours take turns: the next may go when the other has arrived.
 */
export const runShuttle = (
  random: Random,
  scenario: Scenario,
  ground: Ground,
  road: Road,
  fleet: readonly Vehicle[],
): Shuttle => {
  const agenda = createAgenda();
  const journeys: Journey[] = [];
  const batches: Batch[] = [];
  const over = new Set<number>();
  const convoys: { id: string; dissolvedAt: number }[] = [];
  const freeAt = new Map<string, number>();
  const lastDay = scenario.dayShares.length - 1;

  const ownPeople =
    Math.round(scenario.people * scenario.ownVehicleShare) +
    Math.round(scenario.people * scenario.onFootShare);
  const busPeople = scenario.people - ownPeople - scenario.byAmbulance;
  const lists: WaitingLists = { asked: new Map(), waited: new Map(), queue: new Map() };
  const { asked, waited, queue } = lists;
  const pickUps = createPickUps(random, scenario, ground, busPeople, lists);
  const siteKind = new Map(ground.sites.map((site) => [site.id, site.siteKind]));
  const counterpart = createCounterpart(random, scenario, ground, lists);
  const theirs = fleet.filter((each) => each.use === 'counterpart');

  // Lockstep: how many of our people may have boarded before the next counterpart batch has arrived.
  const steps = scenario.counterpart
    ? [0.2, 0.33, 0.62, 0.86].map((share) => share * busPeople)
    : [];
  let step = 0;
  let boardedByBus = 0;
  let onTheWay = 0;
  let convoysLeft = scenario.convoy.first;
  const convoyMembers = new Map<string, { left: number; journeys: Journey[] }>();

  const board = (
    pickUp: { readonly site: string },
    vehicle: Vehicle,
    corridor: Corridor,
    families: readonly Family[],
    at: number,
    more: {
      readonly convoy: string | null;
      readonly batch: number | null;
      readonly stream: Journey['stream'];
    },
  ): Journey => {
    const journey = newJourney({
      number: journeys.length,
      vehicle: vehicle.id,
      corridor,
      boardingAt: at,
      families,
      ...more,
    });
    journeys.push(journey);
    if (journey.stream === 'main') onTheWay += 1;
    const changes = queue.get(pickUp.site) as QueueChange[];
    for (const family of families) {
      changes.push(queueChange(family, at, -1));
      waited.set(
        pickUp.site,
        (waited.get(pickUp.site) as number) + family.people * (at - family.since),
      );
    }
    const draw = random.named(`boarding ${journey.number}`);
    const seconds =
      vehicle.kind === 'ambulance'
        ? draw.int(240, 700)
        : 400 + journey.boarded.people * draw.between(11, 22);
    journey.readyAt = at + Math.round(seconds * SECOND);
    return journey;
  };

  const go = (journey: Journey, at: number) => {
    setOut(journey, random.named(`road ${journey.number}`), effects, at);
  };

  const effects = {
    agenda,
    road,
    freeAt,
    isCheckpoint: (site: string) =>
      ['checkpoint', 'crossing', 'transfer-point'].includes(siteKind.get(site) ?? ''),
    ended,
  };

  /** The people are off. The empty vehicle goes where most people wait; convoys first wait for each other. */
  function ended(journey: Journey, at: number): void {
    over.add(journey.number);
    if (journey.stream === 'counterpart') {
      counterpartEnded(journey, at);
      return;
    }
    onTheWay -= 1;
    if (journey.end !== 'arrived') {
      const home = startOf(journey);
      const { kind } = vehicleOf(journey);
      const again = journey.families.map((family) => ({ ...family, since: at }));
      home.waiting[kind].unshift(...again);
      if (kind === 'bus') boardedByBus -= journey.boarded.people;
      (queue.get(home.site) as QueueChange[]).push(
        ...again.map((family) => queueChange(family, at, 1)),
      );
    }
    const convoy = journey.convoy === null ? undefined : convoyMembers.get(journey.convoy);
    if (!convoy) {
      sendHome(journey, at);
      return;
    }
    convoy.journeys.push(journey);
    convoy.left -= 1;
    if (convoy.left > 0) return;
    // Everybody has waited for everybody. After the first convoys nobody will again.
    convoys.push({ id: journey.convoy as string, dissolvedAt: at });
    for (const member of convoy.journeys) sendHome(member, at);
  }

  function sendHome(journey: Journey, at: number) {
    const vehicle = vehicleOf(journey);
    const draw = random.named(`return ${journey.number}`);
    const kind = vehicle.kind;
    const wanted = (each: PickUp) =>
      peopleIn(each.waiting[kind]) +
      peopleIn(each.coming[kind].filter((family) => family.since < at + 8 * HOUR)) -
      each.idle[kind].length * (kind === 'bus' ? 68 : 3);
    const to = pickUps.reduce((best, each) => (wanted(each) > wanted(best) ? each : best));
    const way = kind === 'bus' ? to.byBus : to.byAmbulance;
    // Who was sent back stands where it started from.
    const isHome = journey.end !== 'arrived';
    const goesTo = isHome ? startOf(journey) : to;
    agenda.at(isHome ? at : backAt(draw, road, way, at), () => {
      goesTo.idle[kind].push(vehicle);
    });
  }

  function vehicleOf(journey: Journey): Vehicle {
    return fleet.find((each) => each.id === journey.vehicle) as Vehicle;
  }
  function startOf(journey: Journey): PickUp {
    return pickUps.find((each) => each.site === journey.corridor.sites[0]) as PickUp;
  }

  function counterpartEnded(journey: Journey, at: number) {
    const batch = batches.find(
      (each) => each.stream === 'counterpart' && each.number === journey.batch,
    ) as Batch;
    const open = journeys.some(
      (each) =>
        each.stream === 'counterpart' && each.batch === journey.batch && !over.has(each.number),
    );
    if (open) return;
    batch.completedAt = at;
    step += 1;
    openBatch(at);
  }

  function openBatch(at: number) {
    if (scenario.counterpart) {
      batches.push({ stream: 'main', number: step + 1, goAt: at, completedAt: null });
    }
  }

  /** All of ours of this batch have arrived: the counterpart's next batch boards and goes together. */
  const counterpartGoes = (at: number) => {
    if (!counterpart) return;
    const number = step + 1;
    const ours = batches.find((each) => each.stream === 'main' && each.number === number);
    if (ours) ours.completedAt = at;
    batches.push({ stream: 'counterpart', number, goAt: at, completedAt: null });
    const families = [...(counterpart.groups[step] ?? [])];
    const starts = at + 20 * MINUTE;
    const together: Journey[] = [];
    for (const vehicle of theirs) {
      const load = takeFamilies(families, 67);
      if (!load.length) break;
      together.push(
        board(counterpart, vehicle, counterpart.way, load, starts + together.length * 4 * MINUTE, {
          convoy: `convoy/counterpart-${number}`,
          batch: number,
          stream: 'counterpart',
        }),
      );
    }
    const ready = Math.max(...together.map((journey) => journey.readyAt)) + 6 * MINUTE;
    together.forEach((journey, place) => {
      agenda.at(ready + place * 50 * SECOND, (now) => go(journey, now));
    });
  };

  const isHeld = (at: number): boolean => {
    const limit = steps[step];
    if (limit === undefined || boardedByBus < limit) return false;
    const isWaitingForOthers = batches.some(
      (each) => each.stream === 'counterpart' && each.number === step + 1,
    );
    if (onTheWay === 0 && !isWaitingForOthers && isQuiet(at)) counterpartGoes(at);
    return true;
  };

  const roadIsOpen = (way: Corridor, at: number) =>
    way.legs.every((leg) => road.blockedBy(leg.from, leg.to, at) === null);

  /** No stretch is suspended: the other side's people set out only then, wherever on the road it is. */
  const isQuiet = (at: number) =>
    road.suspensions.every(({ from, to }) => at < from - TICK || at >= to);

  const formConvoy = (at: number): boolean => {
    const number = scenario.convoy.first - convoysLeft + 1;
    const id = `convoy/first-${number}`;
    const wanted = { bus: scenario.convoy.buses, ambulance: scenario.convoy.ambulances };
    const planned: { pickUp: PickUp; vehicle: Vehicle; families: Family[] }[] = [];
    for (const kind of ['bus', 'ambulance'] as const) {
      const seen = new Map(pickUps.map((each) => [each, [...each.waiting[kind]]]));
      const here = pickUps.flatMap((each) =>
        each.idle[kind].map((vehicle) => ({ pickUp: each, vehicle })),
      );
      for (const { pickUp, vehicle } of here) {
        if (planned.filter((each) => each.vehicle.kind === kind).length >= wanted[kind]) break;
        const left = seen.get(pickUp) as Family[];
        const families = kind === 'bus' ? takeFamilies(left, 64) : left.splice(0, 1);
        if (kind === 'bus' ? peopleIn(families) < 56 : !families.length) continue;
        planned.push({ pickUp, vehicle, families });
      }
    }
    const buses = planned.filter((each) => each.vehicle.kind === 'bus').length;
    if (buses < wanted.bus) return false;
    const members = planned.map(({ pickUp, vehicle, families }, place) => {
      const kind = vehicle.kind;
      const gone = new Set(families);
      pickUp.waiting[kind].splice(
        0,
        pickUp.waiting[kind].length,
        ...pickUp.waiting[kind].filter((each) => !gone.has(each)),
      );
      pickUp.idle[kind].splice(pickUp.idle[kind].indexOf(vehicle), 1);
      if (kind === 'bus') boardedByBus += peopleIn(families);
      const way = kind === 'bus' ? pickUp.byBus : pickUp.byAmbulance;
      return board(
        pickUp,
        vehicle,
        way,
        families,
        at + Math.floor(place / 6) * 9 * MINUTE + place * 20 * SECOND,
        {
          convoy: id,
          batch: scenario.counterpart ? step + 1 : null,
          stream: 'main',
        },
      );
    });
    convoyMembers.set(id, { left: members.length, journeys: [] });
    const ready = Math.max(...members.map((journey) => journey.readyAt)) + 12 * MINUTE;
    members.forEach((journey, place) => {
      agenda.at(ready + place * 45 * SECOND, (now) => go(journey, now));
    });
    convoysLeft -= 1;
    return true;
  };

  const load = (pickUp: PickUp, kind: 'bus' | 'ambulance', at: number): boolean => {
    const vehicle = pickUp.idle[kind][0];
    const waiting = pickUp.waiting[kind];
    if (!vehicle || !waiting.length) return false;
    const way = kind === 'bus' ? pickUp.byBus : pickUp.byAmbulance;
    if (!roadIsOpen(way, at)) return false;
    const draw = random.named(`load ${journeys.length}`);
    if (kind === 'bus') {
      if (pickUp.loading >= BAYS || isHeld(at)) return false;
      const people = peopleIn(waiting);
      const nextComes = pickUp.coming.bus[0]?.since ?? null;
      const nobodySoon = nextComes === null || nextComes > at + 3 * HOUR;
      if (people < 76 && !(nobodySoon && (people >= 58 || nextComes === null))) return false;
    }
    const usual = Math.min(82, Math.max(50, Math.round(draw.normal(65.5, 6))));
    // The last few are not left for a bus of their own.
    const isLast = !pickUp.coming.bus.length && peopleIn(waiting) <= 88;
    const target = isLast ? 88 : usual;
    const families = kind === 'bus' ? takeFamilies(waiting, target) : waiting.splice(0, 1);
    pickUp.idle[kind].shift();
    if (kind === 'bus') {
      boardedByBus += peopleIn(families);
      pickUp.loading += 1;
    }
    const journey = board(pickUp, vehicle, way, families, at + draw.int(0, 200) * SECOND, {
      convoy: null,
      batch: scenario.counterpart && kind === 'bus' ? step + 1 : null,
      stream: 'main',
    });
    agenda.at(journey.readyAt, (now) => {
      if (kind === 'bus') pickUp.loading -= 1;
      go(journey, now);
    });
    return true;
  };

  const tick = (at: number) => {
    for (const pickUp of pickUps) {
      for (const kind of ['bus', 'ambulance'] as const) {
        const coming = pickUp.coming[kind];
        let come = 0;
        while (come < coming.length && (coming[come] as Family).since <= at) come++;
        pickUp.waiting[kind].push(...coming.splice(0, come));
      }
    }
    if (convoysLeft > 0 && at < 30 * HOUR) {
      if (pickUps.every((each) => roadIsOpen(each.byBus, at))) formConvoy(at);
    } else {
      for (const pickUp of pickUps) {
        while (load(pickUp, 'ambulance', at));
        while (load(pickUp, 'bus', at));
      }
    }
    isHeld(at);
    const isDone =
      pickUps.every(
        (each) =>
          each.coming.bus.length +
            each.coming.ambulance.length +
            each.waiting.bus.length +
            each.waiting.ambulance.length ===
          0,
      ) && onTheWay === 0;
    if (!isDone && at < (lastDay + 3) * DAY) agenda.at(at + TICK, tick);
  };

  for (const vehicle of fleet.filter((each) => each.use === 'main')) {
    const places = pickUps.map((each) => ({
      each,
      wish: each.share / (1 + each.idle[vehicle.kind].length),
    }));
    const best = places.reduce((a, b) => (b.wish > a.wish ? b : a));
    best.each.idle[vehicle.kind].push(vehicle);
  }
  agenda.at(OPENS, (at) => {
    openBatch(at);
    tick(at);
  });
  agenda.runUntil((lastDay + 4) * DAY);
  for (const batch of batches)
    batch.completedAt ??= Math.max(...journeys.map((each) => each.endedAt));
  for (const changes of queue.values()) changes.sort((a, b) => a.at - b.at);
  return { journeys, asked, waited, queue, batches, convoys };
};
