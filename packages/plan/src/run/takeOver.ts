import { because, giveUp, leaveConvoy, leaveQueue, putBack } from './drop.ts';
import { addEvent } from './events.ts';
import { keyOf } from './gates.ts';
import { begin, obstacleNow, unsuitable } from './next.ts';
import { ASKED, BEGUN, GONE, IDLE, IS_FREE, type State, WAITS_TO_BOARD } from './state.ts';
import type { ReadTrip } from './trips.ts';

export const isLostNow = (state: State, vehicle: number): boolean => {
  const lost = state.world?.lost?.[vehicle] ?? null;
  return lost !== null && lost <= state.now;
};

/** Nobody is in it: what it was still to do is anybody's, or nobody's. */
export function breakDown(state: State, vehicle: number): void {
  const { world, phase, current, next, status, following } = state;
  if (phase[vehicle] === GONE) return;
  const left: number[] = [];
  const trip = current[vehicle] as number;
  if (trip >= 0 && status[trip] === BEGUN) left.push(trip);
  for (let later = next[vehicle] as number; later >= 0; later = following[later] as number) {
    if (status[later] === ASKED) left.push(later);
  }
  if (phase[vehicle] === WAITS_TO_BOARD) leaveQueue(state, vehicle);
  phase[vehicle] = GONE;
  next[vehicle] = -1;
  const id = state.model.scenario.vehicles[vehicle]?.id ?? '';
  for (const one of left) {
    if (world?.takeOver !== true) {
      giveUp(state, one, because(state, one, 'no-vehicle', { vehicle: id }));
      continue;
    }
    putBack(state, one);
    leaveConvoy(state, one);
    status[one] = ASKED;
    state.orphans.push(one);
  }
  current[vehicle] = -1;
  if (world?.takeOver !== true) return;
  for (let other = 0; other < phase.length; other++) {
    if (phase[other] !== IDLE || (current[other] as number) >= 0) continue;
    const { from } = state.model.scenario.vehicles[other] ?? { from: 0 };
    addEvent(state.events, Math.max(state.now, from), keyOf(state, IS_FREE, other));
  }
}

/**
 * What a dispatcher does with a free vehicle: the critically wounded whose vehicle is lost come first; one with nothing
 * of its own to do takes what nobody has, and then of what the busiest other would only come to later.
 */
export function lookForWork(state: State, vehicle: number): boolean {
  if (state.world?.takeOver !== true) return false;
  state.current[vehicle] = -1;
  state.phase[vehicle] = IDLE;
  const own = nextAsked(state, vehicle);
  const isUrgent = own >= 0 && (state.trips[own]?.critical ?? 0) > 0;
  const orphan = isUrgent ? -1 : orphanFor(state, vehicle, own >= 0);
  if (orphan >= 0) {
    state.orphans.splice(state.orphans.indexOf(orphan), 1);
    take(state, vehicle, orphan);
    return true;
  }
  if (own >= 0) return false;
  const other = laterTripFor(state, vehicle);
  if (other < 0) return false;
  unlink(state, other);
  take(state, vehicle, other);
  return true;
}

function nextAsked(state: State, vehicle: number): number {
  let trip = state.next[vehicle] as number;
  while (trip >= 0 && state.status[trip] !== ASKED) trip = state.following[trip] as number;
  return trip;
}

const canTake = (state: State, vehicle: number, trip: number): boolean =>
  unsuitable(state, vehicle, trip) === null && obstacleNow(state, vehicle, trip) === null;

function orphanFor(state: State, vehicle: number, onlyCritical: boolean): number {
  let found = -1;
  for (const trip of state.orphans) {
    const isCritical = (state.trips[trip]?.critical ?? 0) > 0;
    if ((onlyCritical || found >= 0) && !isCritical) continue;
    if (!canTake(state, vehicle, trip)) continue;
    if (isCritical) return trip;
    found = trip;
  }
  return found;
}

function take(state: State, vehicle: number, trip: number): void {
  state.vehicle[trip] = vehicle;
  state.following[trip] = state.next[vehicle] as number;
  begin(state, vehicle, trip);
}

/** Minutes of a trip, from where the vehicle is, if nothing keeps it. */
function minutesOf(state: State, from: number, trip: number): number {
  const { ways, scenario } = state.model;
  const read = state.trips[trip] as ReadTrip;
  const boarding = scenario.sites[read.from]?.boarding.minutes ?? 0;
  const driving = ways.quickest(from, read.from) + (ways.minutes[read.arc] as number);
  return driving + boarding + read.alighting;
}

/** The last trip of whoever has most to do, if this vehicle would be done with it sooner. */
function laterTripFor(state: State, vehicle: number): number {
  const { phase, following, status, trips, convoys, convoy } = state;
  const here = state.site[vehicle] as number;
  let most = 0;
  let found = -1;
  for (let other = 0; other < phase.length; other++) {
    if (other === vehicle || phase[other] === GONE) continue;
    let at = trips[state.current[other] as number]?.to ?? (state.site[other] as number);
    let minutes = 0;
    let last = -1;
    for (let trip = state.next[other] as number; trip >= 0; trip = following[trip] as number) {
      if (status[trip] !== ASKED) continue;
      minutes += minutesOf(state, at, trip);
      at = trips[trip]?.to ?? at;
      last = trip;
    }
    if (last < 0 || minutes <= most) continue;
    // A convoy is told beforehand who goes in it.
    if ((convoys[convoy[last] as number]?.members.length ?? 1) > 1) continue;
    if (minutesOf(state, here, last) >= minutes || !canTake(state, vehicle, last)) continue;
    most = minutes;
    found = last;
  }
  return found;
}

function unlink(state: State, trip: number): void {
  const owner = state.vehicle[trip] as number;
  const after = state.following[trip] as number;
  if (state.next[owner] === trip) {
    state.next[owner] = after;
    return;
  }
  let at = state.next[owner] as number;
  while (at >= 0 && state.following[at] !== trip) at = state.following[at] as number;
  if (at >= 0) state.following[at] = after;
}
