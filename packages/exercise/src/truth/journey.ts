import type { Agenda } from '../agenda.ts';
import type { Corridor } from '../ground.ts';
import { HOUR, MINUTE, SECOND } from '../hours.ts';
import type { Random } from '../random.ts';
import type { People, TrueTrip } from '../types.ts';
import { type Family, peopleOf } from './people.ts';
import type { Road, Suspension } from './road.ts';

export type Halt = TrueTrip['halts'][number];

/** A trip while it happens. `Journey` becomes a `TrueTrip` when it has ended. */
export interface Journey {
  readonly number: number;
  readonly vehicle: string;
  readonly corridor: Corridor;
  readonly stream: 'main' | 'counterpart';
  readonly convoy: string | null;
  readonly batch: number | null;
  readonly boardingAt: number;
  readonly families: readonly Family[];
  readonly boarded: People;
  readyAt: number;
  departedAt: number | null;
  readonly calls: { site: string; at: number; leftAt: number }[];
  readonly halts: Halt[];
  endedAt: number;
  end: 'arrived' | 'sent-back' | 'cancelled';
  born: number;
  died: number;
  joined: number;
}

export interface RoadEffects {
  readonly agenda: Agenda;
  readonly road: Road;
  /** Checkpoints let one vehicle pass at a time, each way: when each is free again, by site and stream. */
  readonly freeAt: Map<string, number>;
  readonly isCheckpoint: (site: string) => boolean;
  /** Called once, when the people have got off. */
  readonly ended: (journey: Journey, at: number) => void;
}

/** Nobody is left standing on board for longer than this: the vehicle turns round. */
const PATIENCE = 5 * HOUR;
const WORTH_TELLING = 12 * MINUTE;

/** Sends a boarded vehicle on its way. Everything random on this road comes from the journey's own stream. */
export const setOut = (
  journey: Journey,
  random: Random,
  effects: RoadEffects,
  at: number,
): void => {
  const { agenda, road } = effects;
  const { corridor } = journey;
  const isAmbulance = corridor.use === 'hospital' || journey.boarded.people <= 4;

  const turnBack = (afterLeg: number, from: number) => {
    const minutes = corridor.legs.slice(0, afterLeg + 1).reduce((sum, leg) => sum + leg.minutes, 0);
    const back = from + Math.round(minutes * random.between(0.6, 1.1) * MINUTE);
    agenda.at(back + random.int(4, 12) * MINUTE, (now) => finish('sent-back', now));
  };

  const finish = (end: Journey['end'], now: number) => {
    journey.end = end;
    journey.endedAt = now;
    if (end === 'arrived') {
      const { people, wounded, lying } = journey.boarded;
      if (random.chance(people / 2500)) journey.born = 1;
      if (random.chance(wounded / 400 + lying / 80 + people / 60_000)) journey.died = 1;
      const stood = journey.halts.length > 0 && journey.stream === 'main' && !isAmbulance;
      if (stood && random.chance(0.06)) journey.joined = random.int(1, 4);
    }
    effects.ended(journey, now);
  };

  /** Stands before a stretch on which nobody may move, or goes home when it takes too long. */
  const standBefore = (index: number, now: number, block: Suspension) => {
    const leg = corridor.legs[index];
    if (!leg) return;
    const isOurs = journey.stream === 'main';
    const tooLong = isOurs && block.to - now > PATIENCE;
    // Some are ordered back from the gate long before patience ends.
    const ordered = isOurs && journey.departedAt !== null && random.chance(0.1);
    const gaveUp = tooLong || ordered;
    const until = ordered
      ? Math.min(block.to, now + random.int(10, 50) * MINUTE)
      : tooLong
        ? now + PATIENCE + random.int(-60, 40) * MINUTE
        : block.to;
    if (until - now > MINUTE) {
      journey.halts.push({ from: now, to: until, why: 'suspended', after: leg.from });
    }
    agenda.at(until, (then) => {
      if (!gaveUp) enter(index, then + random.int(10, 240) * SECOND);
      else if (journey.departedAt === null) finish('cancelled', then);
      else turnBack(index - 1, then);
    });
  };

  const enter = (index: number, now: number) => {
    const leg = corridor.legs[index];
    if (!leg) return;
    const block = road.blockedBy(leg.from, leg.to, now);
    if (block) {
      standBefore(index, now, block);
      return;
    }
    if (journey.departedAt === null) journey.departedAt = now;
    const call = journey.calls[journey.calls.length - 1];
    if (call && call.site === leg.from) call.leftAt = now;
    const pace = random.between(0.82, 1.25) + (random.chance(0.12) ? random.between(0.2, 0.9) : 0);
    let arrival = now + Math.round(leg.minutes * pace * MINUTE);
    if (random.chance(0.004)) {
      const from = now + Math.round((arrival - now) * random.between(0.2, 0.8));
      const to = from + random.int(25, 110) * MINUTE;
      journey.halts.push({ from, to, why: 'breakdown', after: leg.from });
      arrival += to - from;
    }
    const stop = road.beginning(leg.from, leg.to, now, arrival);
    const share = stop ? (stop.from - now) / (arrival - now) : 1;
    if (stop && share < 0.85) {
      const tooLong = stop.to - stop.from > PATIENCE;
      if (journey.stream === 'main' && (tooLong || random.chance(0.45))) {
        agenda.at(stop.from, (then) => turnBack(index, then));
        return;
      }
      journey.halts.push({ from: stop.from, to: stop.to, why: 'suspended', after: leg.from });
      arrival += stop.to - stop.from;
    }
    agenda.at(arrival, (then) => reach(index + 1, then));
  };

  const reach = (index: number, now: number) => {
    const site = corridor.sites[index] as string;
    if (index === corridor.sites.length - 1) {
      journey.calls.push({ site, at: now, leftAt: now });
      agenda.at(now + (isAmbulance ? random.int(5, 12) : random.int(9, 20)) * MINUTE, (then) =>
        finish('arrived', then),
      );
      return;
    }
    let leaves = now;
    if (effects.isCheckpoint(site)) {
      const lane = `${site} ${journey.stream} ${isAmbulance}`;
      const begins = Math.max(now, effects.freeAt.get(lane) ?? 0);
      const takes = isAmbulance ? random.int(20, 120) : random.int(70, 260);
      leaves = begins + takes * SECOND;
      effects.freeAt.set(lane, leaves);
      if (leaves - now > WORTH_TELLING) {
        journey.halts.push({ from: now, to: leaves, why: 'checkpoint', after: site });
      }
    }
    journey.calls.push({ site, at: now, leftAt: leaves });
    agenda.at(leaves, (then) => enter(index, then));
  };

  enter(0, at);
};

/** When an empty vehicle that unloaded at the corridor's end is back at its beginning. */
export const backAt = (random: Random, road: Road, corridor: Corridor, from: number): number => {
  let at = from;
  for (const leg of [...corridor.legs].reverse()) {
    for (let block = road.blockedBy(leg.to, leg.from, at); block; ) {
      at = block.to + random.int(1, 15) * MINUTE;
      block = road.blockedBy(leg.to, leg.from, at);
    }
    at += Math.round(leg.minutes * random.between(0.8, 1.2) * MINUTE);
  }
  return at;
};

export const newJourney = (
  begun: Pick<
    Journey,
    'number' | 'vehicle' | 'corridor' | 'stream' | 'convoy' | 'batch' | 'boardingAt' | 'families'
  >,
): Journey => ({
  ...begun,
  boarded: peopleOf(begun.families),
  readyAt: begun.boardingAt,
  departedAt: null,
  calls: [],
  halts: [],
  endedAt: begun.boardingAt,
  end: 'arrived',
  born: 0,
  died: 0,
  joined: 0,
});
