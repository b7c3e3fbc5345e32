import { because, giveUp, leaveQueue } from './drop.ts';
import { addEvent } from './events.ts';
import { clockOf, keyOf, mayCall } from './gates.ts';
import { clearOfSpans, SAME } from './spans.ts';
import { BOARDS, CALLED, HAS_BOARDED, SERVES, type State, WAITS_TO_BOARD } from './state.ts';

/** It stands where people are waiting, behind those that came before. */
export function queueToBoard(state: State, vehicle: number): void {
  const site = state.site[vehicle] as number;
  state.phase[vehicle] = WAITS_TO_BOARD;
  state.behind[vehicle] = -1;
  const last = state.boardLast[site] as number;
  const isFirst = (state.boardFirst[site] as number) < 0;
  if (isFirst) state.boardFirst[site] = vehicle;
  else state.behind[last] = vehicle;
  state.boardLast[site] = vehicle;
  const batch = state.trips[state.current[vehicle] as number]?.batch ?? 0;
  const clock = clockOf(state, batch);
  if (clock > state.now + SAME) addEvent(state.events, clock, keyOf(state, SERVES, site));
  if (isFirst) serve(state, site);
  else addEvent(state.events, state.now, keyOf(state, SERVES, site));
}

/** Bays go to who came first of those whose people may be called. */
export function serve(state: State, site: number): void {
  const { model } = state;
  const bays = model.boardingBays[site] as number;
  let vehicle = state.boardFirst[site] as number;
  while (vehicle >= 0 && (state.boarding[site] as number) < bays && !state.mustRestart) {
    const after = state.behind[vehicle] as number;
    const trip = state.current[vehicle] as number;
    const read = state.trips[trip];
    if (read === undefined) throw new Error('a vehicle without a trip waits for people');
    const convoy = state.convoys[state.convoy[trip] as number];
    const isBound = (model.boundBy[read.batch]?.length ?? 0) > 0;
    if (isBound && convoy?.isCalled !== true && !mayCall(state, read.batch, called(state, trip))) {
      vehicle = after;
      continue;
    }
    const nominal = model.scenario.sites[site]?.boarding.minutes ?? 0;
    const minutes = state.world?.boardingMinutes?.(vehicle, site, state.now, nominal) ?? nominal;
    const from = clearOfSpans(model.closed[site] as Float64Array, state.now, minutes);
    if (from > state.now) {
      if (from === Number.POSITIVE_INFINITY) {
        giveUp(state, trip, because(state, trip, 'site-closed'));
        vehicle = state.boardFirst[site] as number;
        continue;
      }
      addEvent(state.events, from, keyOf(state, SERVES, site));
      return;
    }
    const until = model.scenario.vehicles[vehicle]?.until ?? Number.POSITIVE_INFINITY;
    if (state.now + minutes > until + SAME) {
      const leaves = { vehicle: model.scenario.vehicles[vehicle]?.id ?? '' };
      giveUp(state, trip, because(state, trip, 'vehicle-leaves-too-soon', leaves));
      vehicle = state.boardFirst[site] as number;
      continue;
    }
    if (convoy?.isCalled !== true) {
      state.called[read.batch] = (state.called[read.batch] as number) + called(state, trip);
      if (convoy !== undefined) convoy.isCalled = true;
    }
    leaveQueue(state, vehicle);
    state.phase[vehicle] = BOARDS;
    state.status[trip] = CALLED;
    state.boarding[site] = (state.boarding[site] as number) + 1;
    state.boardsFrom[trip] = state.now;
    state.boardsTo[trip] = state.now + minutes;
    addEvent(state.events, state.now + minutes, keyOf(state, HAS_BOARDED, vehicle));
    vehicle = after;
  }
}

/** With a convoy all its people are called: it leaves with all of them or not at all. */
function called(state: State, trip: number): number {
  const convoy = state.convoys[state.convoy[trip] as number];
  if (convoy === undefined) return state.trips[trip]?.size ?? 0;
  return convoy.members.reduce((sum, one) => sum + (state.trips[one]?.size ?? 0), 0);
}
