import { sizeOf } from '../scenario/people.ts';
import type { PlanSite } from '../scenario/types.ts';
import type { TimedTrip, Timetable } from '../schedule/types.ts';
import type { Facts } from './facts.ts';
import { checkSite } from './legs.ts';
import type { Rule, Tell } from './rules.ts';
import { firstCrowd, meets, NEAR, type Stretch } from './spans.ts';

/** A vehicle that fills or empties at a site. */
interface Stop extends Stretch {
  readonly vehicle: string;
  readonly place: number;
  readonly arrives: number;
  /** May begin as soon as it is there: nothing but the bays keeps it waiting. */
  readonly isReady: boolean;
  /** Of those on board at the beginning; of a trip: null. */
  readonly aboard: 'told' | 'derived' | null;
}

/** What a timetable tells of those on board at the beginning. */
type Told = Timetable['aboard'];

const emptyingMinutes = ({ alighting }: PlanSite, people: number): number =>
  alighting.minutes +
  (alighting.peopleAnHour === null ? 0 : (people / alighting.peopleAnHour) * 60);

/** The site does not open any more: they stay on board. */
const NEVER = Number.POSITIVE_INFINITY;

const byArrival = (a: Stop, b: Stop): number =>
  Math.abs(a.arrives - b.arrives) > NEAR ? a.arrives - b.arrives : a.place - b.place;

/** Vehicles that can empty here at the same time: where people are taken in one vehicle after the other, one. */
const emptyingBays = ({ alighting }: PlanSite): number =>
  Math.min(
    alighting.bays ?? Number.POSITIVE_INFINITY,
    alighting.peopleAnHour === null ? Number.POSITIVE_INFINITY : 1,
  );

/** When those who are on board at the beginning have got off, by vehicle: as told, else as early as they can. Infinity: never. */
export function alightedOf(
  facts: Facts,
  trips: readonly TimedTrip[],
  told: Told,
): ReadonlyMap<string, number> {
  return new Map(
    [...emptyingStops(facts, trips, told).values()].flatMap((stops) =>
      stops
        .filter(({ aboard }) => aboard !== null)
        .map(({ vehicle, to }) => [vehicle, to] as const),
    ),
  );
}

function emptyingStops(
  facts: Facts,
  trips: readonly TimedTrip[],
  told: Told = [],
): Map<string, Stop[]> {
  const toldOf = new Map(told.map(({ vehicle, alights }) => [vehicle, alights]));
  const bySite = new Map<string, Stop[]>();
  const add = (site: string, stop: Stop) => {
    const known = bySite.get(site);
    if (known) known.push(stop);
    else bySite.set(site, [stop]);
  };
  for (const { vehicle, to, arrives, alights } of trips) {
    const place = facts.vehicles.get(vehicle)?.place ?? 0;
    add(to, { vehicle, place, arrives, isReady: true, aboard: null, ...alights });
  }
  for (const { id, place, at, from, aboard } of facts.vehicles.values()) {
    if (!aboard) continue;
    const site = facts.sites.get(at);
    const minutes = site ? emptyingMinutes(site, sizeOf(aboard.people)) : 0;
    const known = toldOf.get(id);
    const stop = { vehicle: id, place, arrives: from, isReady: true };
    add(at, { ...stop, from, to: from + minutes, aboard: known ? 'told' : 'derived', ...known });
  }
  for (const [id, stops] of bySite) {
    stops.sort(byArrival);
    const site = facts.sites.get(id);
    if (!site) continue;
    stops.forEach((stop, at) => {
      if (stop.aboard === 'derived')
        stops[at] = { ...stop, ...earliest(site, stop, stops.slice(0, at)) };
    });
  }
  return bySite;
}

/** The first stretch of its length from its arrival on in which a bay is free beside those who came earlier, and the site is open. */
function earliest(site: PlanSite, stop: Stop, before: readonly Stop[]): Stretch {
  const minutes = stop.to - stop.from;
  const bays = emptyingBays(site);
  const begins = [stop.arrives, ...before.map(({ to }) => to), ...site.closed.map(({ to }) => to)]
    .filter((minute) => minute !== null && minute >= stop.arrives)
    .sort((a, b) => (a as number) - (b as number)) as number[];
  for (const from of begins) {
    const stretch = { from, to: from + minutes };
    if (site.closed.some((closed) => meets(stretch, closed))) continue;
    const beside = before.filter(
      (other) => other.to > from + NEAR && other.from < stretch.to - NEAR,
    );
    if (firstCrowd([...beside, stretch], bays)) continue;
    return stretch;
  }
  return { from: NEVER, to: NEVER };
}

export function checkStops(
  facts: Facts,
  trips: readonly TimedTrip[],
  { told, alighted }: { readonly told: Told; readonly alighted: ReadonlyMap<string, number> },
  tell: Tell,
): void {
  const free = new Map(
    [...facts.vehicles.values()].map(({ id, from }) => [id, alighted.get(id) ?? from]),
  );
  const bound = new Set(
    facts.scenario.bindings.flatMap((one) =>
      one.is === 'together' ? [one.batch, one.with] : [one.batch],
    ),
  );
  const filling = new Map<string, Stop[]>();
  for (const trip of trips) {
    const { vehicle, from, to, boards, departs, arrives, alights, empty, notBefore, batch } = trip;
    const [there, goal] = [facts.sites.get(from), facts.sites.get(to)];
    if (!there || !goal) continue;
    const mustLast = (rule: Rule, site: string, { from, to }: Stretch, expected: number) => {
      const minutes = to - from;
      if (Math.abs(minutes - expected) > NEAR) tell(rule, { vehicle, site, minutes, expected });
    };
    mustLast('boarding-minutes', from, boards, there.boarding.minutes);
    mustLast('alighting-minutes', to, alights, emptyingMinutes(goal, sizeOf(trip.people)));
    if (departs < boards.to - NEAR) {
      tell('leaves-unfilled', { vehicle, from, minute: departs, boarded: boards.to });
    }
    if (departs < notBefore - NEAR) {
      tell('trip-not-before', { vehicle, from, minute: departs, earliest: notBefore });
    }
    if (alights.from < arrives - NEAR) {
      tell('received-too-early', { vehicle, site: to, minute: alights.from, arrives });
    }
    checkSite(facts, from, boards.from, boards.to, vehicle, 'fills', tell);
    checkSite(facts, to, alights.from, alights.to, vehicle, 'empties', tell);
    const stop: Stop = {
      vehicle,
      place: facts.vehicles.get(vehicle)?.place ?? 0,
      arrives: empty.at(-1)?.arrives ?? free.get(vehicle) ?? boards.from,
      // Who waits for another batch, for the clock or for a convoy may well be filled later than who came after.
      isReady: !bound.has(batch) && notBefore <= NEAR && facts.scenario.convoys === null,
      aboard: null,
      ...boards,
    };
    free.set(vehicle, alights.to);
    const known = filling.get(from);
    if (known) known.push(stop);
    else filling.set(from, [stop]);
  }
  for (const [id, stops] of filling) {
    const site = facts.sites.get(id);
    if (site) checkBays(site, stops.sort(byArrival), 'boarding', site.boarding.bays, tell);
  }
  for (const [id, stops] of emptyingStops(facts, trips, told)) {
    const site = facts.sites.get(id);
    if (!site) continue;
    for (const stop of stops) if (stop.aboard === 'told') checkAboard(facts, site, stop, tell);
    checkBays(site, stops, 'alighting', site.alighting.bays, tell);
    const crowd = site.alighting.peopleAnHour === null ? null : firstCrowd(stops, 1);
    if (crowd) tell('intake', { site: id, ...crowd });
  }
}

/** Those on board at the beginning, held to what everybody is held to. */
function checkAboard(facts: Facts, site: PlanSite, stop: Stop, tell: Tell): void {
  const { vehicle, from, to, arrives } = stop;
  const { people } = facts.vehicles.get(vehicle)?.aboard ?? {};
  const expected = emptyingMinutes(site, people ? sizeOf(people) : 0);
  const minutes = to - from;
  if (!(Math.abs(minutes - expected) <= NEAR)) {
    tell('alighting-minutes', { vehicle, site: site.id, minutes, expected });
  }
  if (from < arrives - NEAR) {
    tell('received-too-early', { vehicle, site: site.id, minute: from, arrives });
  }
  checkSite(facts, site.id, from, to, vehicle, 'empties', tell);
}

function checkBays(
  site: PlanSite,
  stops: readonly Stop[],
  which: 'boarding' | 'alighting',
  bays: number | null,
  tell: Tell,
): void {
  const isOneByOne = which === 'alighting' && site.alighting.peopleAnHour !== null;
  if (bays !== null) {
    const crowd = firstCrowd(stops, bays);
    if (crowd) tell(`${which}-bays`, { site: site.id, ...crowd, bays });
  } else if (!isOneByOne) return;
  // By arrival: one that begins before an earlier one does has gone ahead of it, unless that one would not have been done before the site closes.
  let first: Stop | null = null;
  for (let at = stops.length - 1; at >= 0; at--) {
    const stop = stops[at] as Stop;
    // Nearly at the same moment, whichever of two is counted as first may go first.
    const isAfter =
      first && (first.arrives === stop.arrives || first.arrives > stop.arrives + NEAR);
    const isAhead = first && isAfter && first.from < stop.from - NEAR;
    if (first && isAhead && stop.isReady && stop.aboard === null) {
      const instead = { from: first.from, to: first.from + stop.to - stop.from };
      if (!site.closed.some((closed) => meets(instead, closed))) {
        const { vehicle, from: minute } = first;
        tell(`${which}-turn`, { vehicle, site: site.id, minute, before: stop.vehicle });
      }
    }
    if (first === null || stop.from < first.from) first = stop;
  }
}
