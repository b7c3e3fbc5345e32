import { because, giveUp, leaveQueue } from './drop.ts';
import { addEvent } from './events.ts';
import { clockOf, keyOf, mayCall } from './gates.ts';
import { clearOfSpans, SAME } from './spans.ts';
import {
  BOARDS,
  CALLED,
  convoyOf,
  HAS_BOARDED,
  SERVES,
  type State,
  WAITS_TO_BOARD,
} from './state.ts';
import type { ReadTrip } from './trips.ts';

/** It stands where people are waiting, behind those that came before. */
export function queueToBoard(state: State, vehicle: number): void {
  const site = state.site[vehicle] as number;
  state.phase[vehicle] = WAITS_TO_BOARD;
  state.behind[vehicle] = -1;
  const last = state.boardLast[site] as number;
  if ((state.boardFirst[site] as number) < 0) state.boardFirst[site] = vehicle;
  else state.behind[last] = vehicle;
  state.boardLast[site] = vehicle;
  const clock = clockOf(state, (state.trips[state.current[vehicle] as number] as ReadTrip).batch);
  if (clock > state.now + SAME) addEvent(state.events, clock, keyOf(state, SERVES, site));
  serve(state, site);
}

/** Somebody of the batch has left or arrived: who waited for that is looked at again. */
export function wake(state: State, batch: number): void {
  const { wakes, sitesOf } = state.model;
  for (const other of wakes[batch] as readonly number[]) {
    for (const site of sitesOf[other] as readonly number[]) {
      if ((state.boardFirst[site] as number) >= 0) serve(state, site);
    }
  }
}

/** Bays go to who came first of those whose people may be called. */
export function serve(state: State, site: number): void {
  const { model, world } = state;
  const bays = model.boardingBays[site] as number;
  const nominal = model.boarding[site] as number;
  let vehicle = state.boardFirst[site] as number;
  // So many people of this batch are too many now: who has as many need not ask.
  let boundBatch = -1;
  let tooMany = 0;
  while (vehicle >= 0 && (state.boarding[site] as number) < bays && !state.mustRestart) {
    const after = state.behind[vehicle] as number;
    const trip = state.current[vehicle] as number;
    const { batch, size } = state.trips[trip] as ReadTrip;
    const convoy = convoyOf(state, trip);
    // With a convoy all its people are called: it leaves with all of them or not at all.
    let people = size;
    if (convoy !== undefined) people = convoy.isCalled ? 0 : convoy.people;
    if (convoy?.isCalled !== true && (model.boundBy[batch] as readonly unknown[]).length > 0) {
      const isKnown = batch === boundBatch && people >= tooMany;
      if (isKnown || !mayCall(state, batch, people)) {
        if (batch !== boundBatch || people < tooMany) tooMany = people;
        boundBatch = batch;
        vehicle = after;
        continue;
      }
    }
    const minutes = world?.boardingMinutes?.(vehicle, site, state.now, nominal) ?? nominal;
    const from = clearOfSpans(model.closed[site] as Float64Array, state.now, minutes);
    const isLate = from + minutes > (model.until[vehicle] as number) + SAME;
    if (from === Number.POSITIVE_INFINITY || isLate) {
      const leaves = { vehicle: model.scenario.vehicles[vehicle]?.id ?? '' };
      const obstacle =
        from === Number.POSITIVE_INFINITY
          ? because(state, trip, 'site-closed')
          : because(state, trip, 'vehicle-leaves-too-soon', leaves);
      giveUp(state, trip, obstacle);
      vehicle = state.boardFirst[site] as number;
      continue;
    }
    if (from > state.now) {
      addEvent(state.events, from, keyOf(state, SERVES, site));
      return;
    }
    state.called[batch] = (state.called[batch] as number) + people;
    if (convoy !== undefined) convoy.isCalled = true;
    // Others of the batch have less room from now on, never more.
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
