import { failHopeless, ready } from './ask.ts';
import { queueToBoard, serve } from './board.ts';
import { countDeparture, tryToLeave } from './depart.ts';
import { because } from './drop.ts';
import { addEvent, dropFirstEvent } from './events.ts';
import { keyOf } from './gates.ts';
import { takeNext } from './next.ts';
import {
  AT_PEOPLE,
  convoyOf,
  DEPARTS,
  GONE,
  HAS_ALIGHTED,
  HAS_ARRIVED,
  HAS_BOARDED,
  HAS_LEFT,
  IDLE,
  IS_FREE,
  IS_LOST,
  MOVES,
  NOT_RUN,
  RECEIVED,
  resetState,
  SERVES,
  STANDS_FILLED,
  type State,
  WAITS_TO_BOARD,
  WITH_PEOPLE,
} from './state.ts';
import { loosen } from './stuck.ts';
import { breakDown, isLostNow, lookForWork } from './takeOver.ts';
import { hasAlighted, hasBoarded, moveOn, queueToAlight } from './travel.ts';
import type { World } from './world.ts';

/** As often a plan is begun anew without a trip that turned out not to run; further ones are left where they stand. */
const RESTARTS = 24;

/** Runs what was asked to its end. */
export function simulate(state: State, world: World | null, isKept: boolean): void {
  const { next } = state;
  const first = next.slice();
  state.restartsLeft = RESTARTS;
  for (;;) {
    next.set(first);
    resetState(state, world, isKept);
    ready(state);
    begin(state);
    loop(state);
    if (!state.mustRestart) break;
    state.restartsLeft--;
  }
  giveUpRest(state);
}

/** Whose vehicle is kept for ever, with people on board before a place that does not open, or is lost. */
function giveUpRest(state: State): void {
  for (let trip = 0; trip < state.count; trip++) {
    if (state.status[trip] === RECEIVED || state.because[trip] !== null) continue;
    const vehicle = state.vehicle[trip] as number;
    const { id } = state.model.scenario.vehicles[vehicle] ?? { id: '' };
    const site = state.model.scenario.sites[state.site[vehicle] as number]?.id ?? '';
    const isGone = state.phase[vehicle] === GONE;
    state.because[trip] = isGone
      ? because(state, trip, 'no-vehicle', { vehicle: id })
      : because(state, trip, 'site-closed', { site });
    state.status[trip] = NOT_RUN;
  }
}

function begin(state: State): void {
  const { vehicles } = state.model.scenario;
  for (let vehicle = 0; vehicle < vehicles.length; vehicle++) {
    const { aboard, from } = vehicles[vehicle] ?? { aboard: null, from: 0 };
    if (aboard !== null) state.phase[vehicle] = WITH_PEOPLE;
    else if ((state.next[vehicle] as number) < 0 && state.world?.takeOver !== true) continue;
    const happens = aboard === null ? IS_FREE : HAS_ARRIVED;
    addEvent(state.events, from, keyOf(state, happens, vehicle));
    const lost = state.world?.lost?.[vehicle] ?? null;
    if (lost !== null) addEvent(state.events, lost, keyOf(state, IS_LOST, vehicle));
  }
}

function loop(state: State): void {
  const { events } = state;
  const width = keyOf(state, 1, 0);
  while (!state.mustRestart) {
    if (events.count === 0) {
      if (failHopeless(state)) continue;
      if (!loosen(state)) return;
      continue;
    }
    state.now = events.times[0] as number;
    const key = events.keys[0] as number;
    dropFirstEvent(events);
    const happens = Math.floor(key / width);
    happen(state, happens, key - happens * width);
  }
}

function happen(state: State, happens: number, index: number): void {
  const trip = index < state.current.length ? (state.current[index] as number) : -1;
  switch (happens) {
    case HAS_ALIGHTED:
      hasAlighted(state, index);
      free(state, index);
      return;
    case HAS_LEFT:
      countDeparture(state, index);
      return;
    case HAS_BOARDED: {
      const site = state.site[index] as number;
      state.boarding[site] = (state.boarding[site] as number) - 1;
      if (state.status[trip] === NOT_RUN) free(state, index);
      else hasBoarded(state, index);
      serve(state, site);
      return;
    }
    case HAS_ARRIVED:
      arrive(state, index, trip);
      return;
    case IS_FREE:
      if (state.phase[index] === IDLE && trip < 0) free(state, index);
      return;
    case MOVES:
    case AT_PEOPLE:
      if (trip < 0 || state.status[trip] === NOT_RUN || isLostNow(state, index)) {
        free(state, index);
      } else if (happens === MOVES) moveOn(state, index);
      else queueToBoard(state, index);
      return;
    case SERVES:
      serve(state, index);
      return;
    case DEPARTS:
      if (state.phase[index] === STANDS_FILLED) tryToLeave(state, index);
      return;
    case IS_LOST:
      // Driving, filling or with people it breaks down afterwards.
      if (state.phase[index] === IDLE || isQueued(state, index)) breakDown(state, index);
      return;
    default:
      throw new Error(`nothing happens as ${happens}`);
  }
}

const isQueued = (state: State, vehicle: number): boolean =>
  state.phase[vehicle] === WAITS_TO_BOARD;

function arrive(state: State, vehicle: number, trip: number): void {
  const read = state.trips[trip];
  if (trip >= 0 && read !== undefined) {
    state.site[vehicle] = read.to;
    if (state.model.scenario.convoys !== null) leaveRoad(state, trip);
  }
  queueToAlight(state, vehicle);
}

/** An escort is free again when the last of its convoy is there. */
function leaveRoad(state: State, trip: number): void {
  const convoy = convoyOf(state, trip);
  if (convoy !== undefined && --convoy.onRoad > 0) return;
  state.convoysOnRoad--;
  for (const other of state.waitingConvoys.splice(0)) {
    addEvent(state.events, state.now, keyOf(state, DEPARTS, state.vehicle[other] as number));
  }
}

/** What next? */
function free(state: State, vehicle: number): void {
  if (state.phase[vehicle] === GONE) return;
  if (isLostNow(state, vehicle)) {
    breakDown(state, vehicle);
    return;
  }
  if (!lookForWork(state, vehicle) && !takeNext(state, vehicle)) return;
  const goal = state.trips[state.current[vehicle] as number]?.from;
  if (state.site[vehicle] !== goal) moveOn(state, vehicle);
  else addEvent(state.events, state.now, keyOf(state, AT_PEOPLE, vehicle));
}
