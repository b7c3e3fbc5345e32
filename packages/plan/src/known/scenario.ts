import { dayToText, type Index, type SubjectId, wayOf } from '@corridor/operation';
import { sizeOf } from '../scenario/people.ts';
import type { Binding, PlanBatch, PlanSite, Scenario } from '../scenario/types.ts';
import { boundOf, termHeld } from './bindings.ts';
import { groupsOf } from './groups.ts';
import { type Journeys, journeysOf, zeroOf } from './journeys.ts';
import { type Share, sharesOf } from './people.ts';
import { siteOf } from './sites.ts';
import type { Known, KnownOptions, NotKnown } from './types.ts';
import { byId, MINUTE_MS } from './usual.ts';
import { type Fleet, fleetOf } from './vehicles.ts';
import { roadsFrom } from './ways.ts';
import { windowsOf } from './windows.ts';

/**
 * What is to be planned now, from what was recorded. `now` in ms since 1970; minute 0 is the whole minute that has begun.
 * Whatever the log does not say is assumed cautiously and named in `notKnown`.
 */
export const scenarioOf = (index: Index, now: number, options: KnownOptions = {}): Known => {
  const zero = zeroOf(now);
  const journeys = journeysOf(index, zero);
  const { shares, notKnown: aboutPeople } = sharesOf(index, zero);
  const { windows, notKnown: aboutWindows } = windowsOf(index, zero);
  const fleet = fleetOf(index, journeys, zero, stagingOf(shares));
  const batches = batchesOf(index, zero, shares, fleet, windows.length > 0);
  const ends = new Set<SubjectId>([
    ...shares.flatMap(({ origin, destination, sites }) => [
      origin,
      destination,
      ...sites.map(({ site }) => site),
    ]),
    ...batches.batches.flatMap(({ to }) => to),
    ...fleet.vehicles.map(({ at }) => at),
  ]);
  const roads = roadsFrom(index, journeys, ends);
  const sites = placesOf(
    index,
    journeys,
    shares,
    fleet,
    [...new Set([...roads.sites, ...ends])].sort(byId),
  );
  const [operation] = index.store.all('operation');
  const people = batches.batches.some(({ groups }) => groups.some(({ times }) => times > 1));
  const scenario: Scenario = {
    format: 'corridor-plan/1',
    begins: isoOf(zero),
    aim: 'people',
    ...(operation?.opened ? { name: operation.opened.name } : {}),
    sites: sites.sites,
    ways: roads.ways,
    checkpoints: roads.checkpoints,
    vehicles: fleet.vehicles,
    batches: batches.batches,
    bindings: batches.bindings,
    windows,
    convoys: null,
    announced: announcedIn(options, zero, batches.batches, fleet),
  };
  return {
    scenario,
    legend: {
      zero,
      groups: batches.legend,
      underWay: fleet.underWay,
      seen: fleet.seen,
    },
    notKnown: [
      ...aboutPeople,
      ...batches.notKnown,
      ...aboutWindows,
      ...fleet.notKnown,
      ...roads.notKnown,
      ...sites.notKnown,
      ...(people ? [{ what: 'families', of: {} } as const] : []),
    ],
  };
};

/** Vehicles stand ready where most people go, not where they wait: so nobody is called forward for a vehicle that nobody has seen. */
const stagingOf = (shares: readonly Share[]): SubjectId | null => {
  const people = new Map<SubjectId, number>();
  for (const share of shares) {
    people.set(share.destination, (people.get(share.destination) ?? 0) + share.people);
  }
  const [most] = [...people].sort(([a, n], [b, m]) => m - n || byId(a, b));
  return most?.[0] ?? null;
};

const batchesOf = (
  index: Index,
  zero: number,
  shares: readonly Share[],
  { vehicles }: Fleet,
  hasWindow: boolean,
) => {
  const { store } = index;
  const { groups, legend } = groupsOf(index, shares);
  const notKnown: NotKnown[] = [];
  const bindings: Binding[] = [];
  const batches = new Map<SubjectId, PlanBatch>();
  const named = new Set<SubjectId>();
  for (const share of shares) {
    const batch = store.get('batch', share.id);
    const facts = index.guards.factsAt(zero);
    const bound = batch && boundOf(index, batch, zero, hasWindow);
    const term = store.get('term', share.term);
    const held = bound ? bound.held : term && termHeld(facts, term);
    bindings.push(...(bound?.bindings ?? []));
    notKnown.push(...(bound?.notKnown ?? []));
    for (const one of bound?.named ?? []) named.add(one);
    batches.set(share.id, {
      id: share.id,
      to: [share.destination],
      groups: groups.get(share.id) ?? [],
      already: alreadyOf(index, zero, share.id, vehicles),
      ...vehiclesOf(index, share, vehicles),
      held: held ?? null,
    });
  }
  // Somebody waits for them, or they are on the road: there is nobody of theirs to plan.
  const bare = (id: SubjectId, to: SubjectId, held: string | null) => {
    if (batches.has(id)) return;
    const already = alreadyOf(index, zero, id, vehicles);
    batches.set(id, { id, to: [to], groups: [], already, held });
  };
  for (const { aboard, at } of vehicles) if (aboard) bare(aboard.batch, at, null);
  const somewhere = shares[0]?.destination;
  for (const id of [...named].sort(byId)) {
    const { destination } = wayOf(index.guards.factsAt(zero), { id });
    const isOver = store.get('batch', id)?.status === 'completed';
    const to = destination ?? somewhere;
    if (to) bare(id, store.resolve(to), isOver ? 'over' : 'waits-for-what-is-not-planned');
  }
  return { batches: [...batches.values()], bindings, legend, notKnown };
};

/** The vehicles of those who run them, where the agreement names who does. */
const vehiclesOf = (
  index: Index,
  { operators }: Share,
  vehicles: Fleet['vehicles'],
): { readonly vehicles?: readonly string[] } => {
  if (operators.length === 0) return {};
  const isTheirs = (id: SubjectId) => {
    const operator = index.store.get('vehicle', id)?.listed?.operator;
    return operator !== undefined && operators.includes(index.store.resolve(operator));
  };
  return { vehicles: vehicles.map(({ id }) => id).filter(isTheirs) };
};

/**
 * Who left and who arrived, so that all will have arrived when the last vehicle is off the road: two counts that differ are settled by people,
 * and no batch waits in a plan for somebody who was counted once and not again.
 */
const alreadyOf = (
  index: Index,
  zero: number,
  id: SubjectId,
  vehicles: Fleet['vehicles'],
): PlanBatch['already'] => {
  const onTheRoad = vehicles.reduce((sum, { aboard }) => {
    if (aboard?.batch !== id) return sum;
    return sum + sizeOf(aboard.people);
  }, 0);
  const counted = index.guards.factsAt(zero).progress(id);
  const departed = Math.max(counted.departed, counted.arrived + onTheRoad);
  return { departed, arrived: departed - onTheRoad };
};

const placesOf = (
  index: Index,
  journeys: Journeys,
  shares: readonly Share[],
  { vehicles }: Fleet,
  ids: readonly SubjectId[],
) => {
  const boards = new Set(shares.flatMap(({ sites }) => sites.map(({ site }) => site)));
  const receives = new Set(
    shares.filter(({ people }) => people > 0).map(({ destination }) => destination),
  );
  const notKnown: NotKnown[] = [];
  const sites: PlanSite[] = ids.map((id) => {
    const aboard = vehicles.reduce((sum, one) => {
      if (!one.aboard || one.at !== id) return sum;
      return sum + sizeOf(one.aboard.people);
    }, 0);
    const use = { boards: boards.has(id), receives: receives.has(id), aboard };
    const made = siteOf(index, journeys, id, use);
    notKnown.push(...made.notKnown);
    return made.site;
  });
  return { sites, notKnown };
};

/** Only what can still be kept: of a batch and a vehicle that are planned at all. */
const announcedIn = (
  { announced = [] }: KnownOptions,
  zero: number,
  batches: readonly PlanBatch[],
  { vehicles }: Fleet,
): NonNullable<Scenario['announced']> => {
  const known = new Set([...batches.map(({ id }) => id), ...vehicles.map(({ id }) => id)]);
  return announced.flatMap(({ departsAt, ...trip }) => {
    const departs = (departsAt - zero) / MINUTE_MS;
    if (departs < 0 || !known.has(trip.batch) || !known.has(trip.vehicle)) return [];
    return [{ ...trip, departs }];
  });
};

const DAY_MS = 86_400_000;

/** ISO 8601 of a whole minute, UTC. */
const isoOf = (ms: number): string => {
  const day = Math.floor(ms / DAY_MS);
  const minute = Math.floor((ms - day * DAY_MS) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayToText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
};
