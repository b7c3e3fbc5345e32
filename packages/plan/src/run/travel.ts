import { sizeOf } from '../scenario/people.ts';
import { wake } from './board.ts';
import { legObstacle, tryToLeave } from './depart.ts';
import { because, giveUp } from './drop.ts';
import { addEvent } from './events.ts';
import { keyOf } from './gates.ts';
import { findLeg, passagesOf, takeLeg } from './legs.ts';
import { clearOfSpans, SAME } from './spans.ts';
import {
  AT_PEOPLE,
  convoyOf,
  DEPARTS,
  HAS_ALIGHTED,
  MOVES,
  RECEIVED,
  STANDS_FILLED,
  type State,
} from './state.ts';
import type { ReadTrip } from './trips.ts';

/** Empty, by the next way towards its people, or later where it must. */
export function moveOn(state: State, vehicle: number): void {
  const { model, leg } = state;
  const trip = state.current[vehicle] as number;
  const { from: goal } = state.trips[trip] as ReadTrip;
  const here = state.site[vehicle] as number;
  const arc = model.ways.first(here, goal);
  if (!findLeg(state, vehicle, arc, state.now, 1)) {
    if (leg.again === Number.POSITIVE_INFINITY) giveUp(state, trip, legObstacle(state, trip, arc));
    // Given up, it hears of it at once.
    const again = leg.again === Number.POSITIVE_INFINITY ? state.now : leg.again;
    addEvent(state.events, again, keyOf(state, MOVES, vehicle));
    return;
  }
  if (leg.arrives > (model.until[vehicle] as number) + SAME) {
    const { id } = model.scenario.vehicles[vehicle] ?? { id: '' };
    giveUp(state, trip, because(state, trip, 'vehicle-leaves-too-soon', { vehicle: id }));
    addEvent(state.events, state.now, keyOf(state, MOVES, vehicle));
    return;
  }
  takeLeg(state, arc);
  const there = model.ways.to[arc] as number;
  if (state.isKept) {
    state.emptyLegs[vehicle]?.push({
      from: model.scenario.sites[here]?.id as string,
      to: model.scenario.sites[there]?.id as string,
      departs: state.now,
      passes: passagesOf(state, arc),
      arrives: leg.arrives,
    });
  }
  state.hasMoved[vehicle] = 1;
  state.emptyDriven[vehicle] = (state.emptyDriven[vehicle] as number) + leg.driven;
  state.site[vehicle] = there;
  const then = there === goal ? AT_PEOPLE : MOVES;
  addEvent(state.events, leg.arrives, keyOf(state, then, vehicle));
}

export function hasBoarded(state: State, vehicle: number): void {
  const trip = state.current[vehicle] as number;
  const { batch } = state.trips[trip] as ReadTrip;
  state.phase[vehicle] = STANDS_FILLED;
  state.filled[trip] = state.now;
  const convoy = convoyOf(state, trip);
  if (convoy !== undefined) {
    convoy.filled++;
    convoy.lastFilled = state.now;
  }
  if (state.hasFilled[batch] === 0) {
    state.hasFilled[batch] = 1;
    for (let other = 0; other < state.phase.length; other++) {
      if (state.phase[other] !== STANDS_FILLED) continue;
      addEvent(state.events, state.now, keyOf(state, DEPARTS, other));
    }
  }
  tryToLeave(state, vehicle);
}

/** Where its people get off: behind those that came before. */
export function queueToAlight(state: State, vehicle: number): void {
  const site = state.site[vehicle] as number;
  state.behind[vehicle] = -1;
  if ((state.alightFirst[site] as number) < 0) state.alightFirst[site] = vehicle;
  else state.behind[state.alightLast[site] as number] = vehicle;
  state.alightLast[site] = vehicle;
  serveArrivals(state, site);
}

export function serveArrivals(state: State, site: number): void {
  const { model } = state;
  const bays = model.alightingBays[site] as number;
  for (;;) {
    const vehicle = state.alightFirst[site] as number;
    if (vehicle < 0 || (state.alighting[site] as number) >= bays) return;
    state.alightFirst[site] = state.behind[vehicle] as number;
    const trip = state.current[vehicle] as number;
    const minutes = trip < 0 ? aboardMinutes(state, vehicle) : (state.trips[trip]?.alighting ?? 0);
    const from = clearOfSpans(model.closed[site] as Float64Array, state.now, minutes);
    const until = model.until[vehicle] as number;
    const to = from + minutes;
    if (trip >= 0 && to === Number.POSITIVE_INFINITY) {
      const { to: where } = (state.trips[trip] as ReadTrip).trip;
      giveUp(state, trip, because(state, trip, 'site-closed', { site: where }));
      if (state.mustRestart) return;
      continue;
    }
    if (trip >= 0 && state.world === null && to > until + SAME) {
      const { id } = model.scenario.vehicles[vehicle] ?? { id: '' };
      giveUp(state, trip, because(state, trip, 'vehicle-leaves-too-soon', { vehicle: id }));
      return;
    }
    if (to === Number.POSITIVE_INFINITY) continue;
    state.alighting[site] = (state.alighting[site] as number) + 1;
    if (trip >= 0) {
      state.alightsFrom[trip] = from;
      state.alightsTo[trip] = to;
    } else {
      state.aboardFrom[vehicle] = from;
      state.aboardUntil[vehicle] = to;
    }
    addEvent(state.events, to, keyOf(state, HAS_ALIGHTED, vehicle));
  }
}

function aboardMinutes({ model }: State, vehicle: number): number {
  const { aboard } = model.scenario.vehicles[vehicle] ?? { aboard: null };
  const site = model.siteOf.get(model.scenario.vehicles[vehicle]?.at ?? '') as number;
  const people = aboard === null ? 0 : sizeOf(aboard.people);
  const once = model.scenario.sites[site]?.alighting.minutes ?? 0;
  return once + (people > 0 ? people * (model.intake[site] as number) : 0);
}

/** Its people are received; whoever waited for that is looked at again. */
export function hasAlighted(state: State, vehicle: number): void {
  const { model } = state;
  const site = state.site[vehicle] as number;
  const trip = state.current[vehicle] as number;
  const read = state.trips[trip];
  const { aboard } = model.scenario.vehicles[vehicle] ?? { aboard: null };
  const batch = read?.batch ?? model.batchOf.get(aboard?.batch ?? '') ?? 0;
  const people = read?.size ?? (aboard === null ? 0 : sizeOf(aboard.people));
  if (read !== undefined) state.status[trip] = RECEIVED;
  state.arrived[batch] = (state.arrived[batch] as number) + people;
  state.alighting[site] = (state.alighting[site] as number) - 1;
  serveArrivals(state, site);
  wake(state, batch);
}
