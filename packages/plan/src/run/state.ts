import { sizeOf } from '../scenario/people.ts';
import type { EmptyLeg, Obstacle, Passage } from '../schedule/types.ts';
import { createEvents, type Events } from './events.ts';
import { clearLanes, setMinutes } from './lanes.ts';
import type { Model } from './model.ts';
import type { Spans } from './spans.ts';
import type { ReadTrip } from './trips.ts';
import { closingsBySite, type World } from './world.ts';

/** What a vehicle is at. */
export const IDLE = 0;
export const TO_PEOPLE = 1;
export const WAITS_TO_BOARD = 2;
export const BOARDS = 3;
export const STANDS_FILLED = 4;
export const WITH_PEOPLE = 5;
export const GONE = 6;

/** How far a trip is. */
export const ASKED = 0;
export const BEGUN = 1;
export const CALLED = 2;
export const LEFT = 3;
export const RECEIVED = 4;
export const NOT_RUN = 5;

/** What happens next, in this order at the same minute. */
export const HAS_ALIGHTED = 0;
export const HAS_LEFT = 1;
export const HAS_BOARDED = 2;
export const HAS_ARRIVED = 3;
export const IS_FREE = 4;
export const MOVES = 5;
export const AT_PEOPLE = 6;
export const SERVES = 7;
export const DEPARTS = 8;
export const IS_LOST = 9;

/** Vehicles that board, assemble and leave together. */
export interface Convoy {
  readonly name: string;
  /** Trips; in order of vehicles once they leave. */
  members: number[];
  /** Its people are counted as called, so that the last of them is never kept from the rest by a binding. */
  isCalled: boolean;
  people: number;
  filled: number;
  lastFilled: number;
  onRoad: number;
}

/** One run: everything that changes, in arrays that the next run uses again. */
export interface State {
  readonly model: Model;
  world: World | null;
  closings: readonly Spans[] | null;
  /** Keep legs and passages for a timetable; else only times. */
  isKept: boolean;
  now: number;
  readonly events: Events;
  /** Begin anew without what turned out not to run. */
  mustRestart: boolean;
  restartsLeft: number;

  // Trips, as they stand in the plan.
  count: number;
  trips: ReadTrip[];
  vehicle: Int32Array;
  /** The trip of the same vehicle that follows, -1 for none. */
  following: Int32Array;
  status: Uint8Array;
  convoy: Int32Array;
  boardsFrom: Float64Array;
  boardsTo: Float64Array;
  /** When it stood filled, whatever came of it; NaN: it never did. */
  filled: Float64Array;
  departs: Float64Array;
  arrives: Float64Array;
  alightsFrom: Float64Array;
  alightsTo: Float64Array;
  driven: Float64Array;
  because: (Obstacle | null)[];
  /** Known before the run, or from one that had to begin anew. */
  knownBecause: (Obstacle | null)[];
  empty: EmptyLeg[][];
  passes: Passage[][];

  readonly convoys: Convoy[];
  readonly waitingConvoys: number[];
  convoysOnRoad: number;
  /** Trips that nobody has any more. */
  readonly orphans: number[];

  // Vehicles.
  readonly phase: Uint8Array;
  readonly site: Int32Array;
  readonly current: Int32Array;
  readonly next: Int32Array;
  /** The vehicle behind it in the queue it stands in. */
  readonly behind: Int32Array;
  /** Driven empty since its last people got off. */
  readonly emptyDriven: Float64Array;
  readonly hasMoved: Uint8Array;
  readonly emptyLegs: EmptyLeg[][];
  /** Of those on board at the beginning; NaN until they do. */
  readonly aboardFrom: Float64Array;
  readonly aboardUntil: Float64Array;

  // Sites: vehicles that fill or empty, and the queues for it.
  readonly boarding: Int32Array;
  readonly alighting: Int32Array;
  readonly boardFirst: Int32Array;
  readonly boardLast: Int32Array;
  readonly alightFirst: Int32Array;
  readonly alightLast: Int32Array;
  readonly roomPeople: Float64Array;
  readonly roomLying: Float64Array;

  // Batches and groups.
  readonly departed: Float64Array;
  readonly arrived: Float64Array;
  readonly called: Float64Array;
  /** When the last vehicle of the batch left, and which: of several the last in order. */
  readonly lastLeft: Float64Array;
  readonly lastLeftBy: Int32Array;
  readonly hasFilled: Uint8Array;
  readonly left: Int32Array;

  /** The last leg looked for. */
  readonly leg: Leg;
}

/** None where it goes by itself; an array is not asked for what is before its beginning, which is slow. */
export function convoyOf(state: State, trip: number): Convoy | undefined {
  const convoy = state.convoy[trip] as number;
  return convoy < 0 ? undefined : state.convoys[convoy];
}

export interface Leg {
  arrives: number;
  driven: number;
  /** When to ask again where it cannot begin now; Infinity: never. */
  again: number;
  why: 'site-closed' | 'checkpoint-closed' | 'windows-over' | null;
  /** The site or checkpoint in the way. */
  at: number;
  passes: number;
  reaches: Float64Array;
  from: Float64Array;
  to: Float64Array;
}

export function createState(model: Model): State {
  const { sites, vehicles, batches } = model.scenario;
  const perSite = () => new Int32Array(sites.length);
  const perVehicle = () => new Int32Array(vehicles.length);
  const most = model.scenario.ways.reduce((sum, way) => Math.max(sum, way.checkpoints.length), 0);
  return {
    model,
    world: null,
    closings: null,
    isKept: false,
    now: 0,
    events: createEvents(),
    mustRestart: false,
    restartsLeft: 0,
    count: 0,
    trips: [],
    ...tripArrays(64),
    because: [],
    knownBecause: [],
    empty: [],
    passes: [],
    convoys: [],
    waitingConvoys: [],
    convoysOnRoad: 0,
    orphans: [],
    phase: new Uint8Array(vehicles.length),
    site: perVehicle(),
    current: perVehicle(),
    next: perVehicle(),
    behind: perVehicle(),
    emptyDriven: new Float64Array(vehicles.length),
    hasMoved: new Uint8Array(vehicles.length),
    emptyLegs: vehicles.map(() => []),
    aboardFrom: new Float64Array(vehicles.length),
    aboardUntil: new Float64Array(vehicles.length),
    boarding: perSite(),
    alighting: perSite(),
    boardFirst: perSite(),
    boardLast: perSite(),
    alightFirst: perSite(),
    alightLast: perSite(),
    roomPeople: new Float64Array(sites.length),
    roomLying: new Float64Array(sites.length),
    departed: new Float64Array(batches.length),
    arrived: new Float64Array(batches.length),
    called: new Float64Array(batches.length),
    lastLeft: new Float64Array(batches.length),
    lastLeftBy: new Int32Array(batches.length),
    hasFilled: new Uint8Array(batches.length),
    left: new Int32Array(model.groupBatch.length),
    leg: {
      arrives: 0,
      driven: 0,
      again: 0,
      why: null,
      at: 0,
      passes: 0,
      reaches: new Float64Array(most),
      from: new Float64Array(most),
      to: new Float64Array(most),
    },
  };
}

const tripArrays = (length: number) => ({
  vehicle: new Int32Array(length),
  following: new Int32Array(length),
  status: new Uint8Array(length),
  convoy: new Int32Array(length),
  boardsFrom: new Float64Array(length),
  boardsTo: new Float64Array(length),
  filled: new Float64Array(length),
  departs: new Float64Array(length),
  arrives: new Float64Array(length),
  alightsFrom: new Float64Array(length),
  alightsTo: new Float64Array(length),
  driven: new Float64Array(length),
});

export function makeRoom(state: State, trips: number): void {
  if (state.vehicle.length >= trips) return;
  Object.assign(state, tripArrays(2 ** Math.ceil(Math.log2(trips))));
}

/** As it is at minute 0, in this world. What is asked of whom is not touched. */
export function resetState(state: State, world: World | null, mayLast: boolean): void {
  const { model } = state;
  const { scenario } = model;
  const wasOdd = state.world?.passageMinutes !== undefined;
  state.world = world;
  state.closings = closingsBySite(world?.closings ?? [], scenario.sites.length);
  state.isKept = mayLast;
  state.now = 0;
  state.events.count = 0;
  state.mustRestart = false;
  if (wasOdd || world?.passageMinutes !== undefined) {
    scenario.checkpoints.forEach(({ minutes: { loaded, empty } }, index) => {
      const ask = world?.passageMinutes;
      const withPeople = ask?.(index, true, loaded) ?? loaded;
      const without = ask?.(index, false, empty) ?? empty;
      for (const back of [0, 1]) {
        const lanes = model.lanes[index * 2 + back];
        if (lanes !== undefined) setMinutes(lanes, withPeople, without);
      }
    });
  }
  for (const lanes of model.lanes) clearLanes(lanes);
  state.convoysOnRoad = 0;
  state.waitingConvoys.length = 0;
  state.orphans.length = 0;
  state.phase.fill(IDLE);
  state.current.fill(-1);
  state.behind.fill(-1);
  state.emptyDriven.fill(0);
  state.hasMoved.fill(0);
  state.aboardUntil.fill(Number.NaN);
  state.lastLeft.fill(Number.NaN);
  state.boarding.fill(0);
  state.alighting.fill(0);
  state.boardFirst.fill(-1);
  state.boardLast.fill(-1);
  state.alightFirst.fill(-1);
  state.alightLast.fill(-1);
  state.hasFilled.fill(0);
  state.left.set(model.groupTimes);
  scenario.sites.forEach(({ places: { people, lying } }, site) => {
    state.roomPeople[site] = people ?? Number.POSITIVE_INFINITY;
    state.roomLying[site] = lying ?? Number.POSITIVE_INFINITY;
  });
  scenario.batches.forEach(({ already: { departed, arrived } }, batch) => {
    state.departed[batch] = departed;
    state.called[batch] = departed;
    state.arrived[batch] = arrived;
  });
  scenario.vehicles.forEach(({ at, aboard }, vehicle) => {
    const site = model.siteOf.get(at) as number;
    state.site[vehicle] = site;
    if (mayLast) state.emptyLegs[vehicle] = [];
    if (aboard === null) return;
    state.roomPeople[site] = (state.roomPeople[site] as number) - sizeOf(aboard.people);
    state.roomLying[site] = (state.roomLying[site] as number) - aboard.people.lying;
  });
}
