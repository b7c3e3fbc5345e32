import type { Obstacle } from '../schedule/types.ts';
import { legObstacle } from './depart.ts';
import { because, giveUp } from './drop.ts';
import { findLeg } from './legs.ts';
import { clearOfSpans, SAME } from './spans.ts';
import { ASKED, BEGUN, IDLE, type State, TO_PEOPLE } from './state.ts';
import type { ReadTrip } from './trips.ts';

/** What this very vehicle cannot do of what is asked, whenever it is asked. */
export function unsuitable(state: State, vehicle: number, trip: number): Obstacle | null {
  const { model } = state;
  const read = state.trips[trip] as ReadTrip;
  const { places, id } = model.scenario.vehicles[vehicle] ?? {};
  if (places === undefined || id === undefined) return because(state, trip, 'no-vehicle');
  const of = { vehicle: id };
  const { sitting, lying, wheelchair } = read.people;
  if (lying > places.lying) return because(state, trip, 'no-lying-place', of);
  if (wheelchair > places.wheelchair) return because(state, trip, 'no-wheelchair-place', of);
  if (sitting > places.sitting) {
    const sizes = { ...of, size: sitting, largest: places.sitting };
    return because(state, trip, 'load-larger-than-vehicle', sizes);
  }
  const may = model.allowed[read.batch];
  return may != null && may[vehicle] === 0 ? because(state, trip, 'not-this-vehicle', of) : null;
}

/** Takes up the next of its trips that can be run from where it is; false where there is none. */
export function takeNext(state: State, vehicle: number): boolean {
  state.current[vehicle] = -1;
  state.phase[vehicle] = IDLE;
  for (;;) {
    const trip = state.next[vehicle] as number;
    if (trip < 0) return false;
    state.next[vehicle] = state.following[trip] as number;
    if (state.status[trip] !== ASKED) continue;
    const obstacle = obstacleNow(state, vehicle, trip);
    if (obstacle === null) {
      begin(state, vehicle, trip);
      return true;
    }
    giveUp(state, trip, obstacle);
    if (state.mustRestart) return false;
  }
}

export function begin(state: State, vehicle: number, trip: number): void {
  const read = state.trips[trip] as ReadTrip;
  for (let i = 0; i < read.groups.length; i++) {
    const group = read.groups[i] as number;
    state.left[group] = (state.left[group] as number) - (read.times[i] as number);
  }
  state.roomPeople[read.to] = (state.roomPeople[read.to] as number) - read.size;
  state.roomLying[read.to] = (state.roomLying[read.to] as number) - read.people.lying;
  state.status[trip] = BEGUN;
  state.current[vehicle] = trip;
  state.phase[vehicle] = TO_PEOPLE;
}

/** Why it would be of no use that the vehicle sets out for the trip now. */
export function obstacleNow(state: State, vehicle: number, trip: number): Obstacle | null {
  const { model } = state;
  const read = state.trips[trip] as ReadTrip;
  for (let i = 0; i < read.groups.length; i++) {
    const group = read.groups[i] as number;
    if ((state.left[group] as number) < (read.times[i] as number)) {
      return because(state, trip, 'load-not-there', { group: read.trip.load[i]?.group ?? '' });
    }
  }
  const room = state.roomPeople[read.to] as number;
  const beds = state.roomLying[read.to] as number;
  if (read.size > room || read.people.lying > beds) {
    return because(state, trip, 'destination-full', { to: read.trip.to });
  }
  const here = state.site[vehicle] as number;
  if (here !== read.from && model.ways.first(here, read.from) < 0) {
    return because(state, trip, 'no-way-to-people');
  }
  const mayBeLate = model.isLimited || state.closings !== null;
  return mayBeLate && !isEarly(state, vehicle, trip) ? tooLate(state, vehicle, trip) : null;
}

/** Three times as long would do before the last window closes, and nothing else ends: no need to look closer. */
function isEarly(state: State, vehicle: number, trip: number): boolean {
  const { model, closings, now, site } = state;
  const { windows, ways } = model;
  if (!model.hasWindowsOnly || closings !== null || windows.length === 0) return false;
  const read = state.trips[trip] as ReadTrip;
  const opens = windows[windows.length - 2] as number;
  const closes = windows[windows.length - 1] as number;
  const driving =
    ways.quickest(site[vehicle] as number, read.from) + (ways.slow[read.arc] as number);
  const minutes = driving + (model.boarding[read.from] as number) + read.alighting;
  return Math.max(now, opens, read.notBefore) + 3 * minutes <= closes;
}

/** The trip in thought, with the queues as they are now: what is too late then is too late. */
function tooLate(state: State, vehicle: number, trip: number): Obstacle | null {
  const { model, leg } = state;
  const { ways, scenario } = model;
  const read = state.trips[trip] as ReadTrip;
  const { until, id } = scenario.vehicles[vehicle] ?? { until: null, id: '' };
  const ends = (until ?? Number.POSITIVE_INFINITY) + SAME;
  const leavesTooSoon = () => because(state, trip, 'vehicle-leaves-too-soon', { vehicle: id });
  let at = state.now;
  let here = state.site[vehicle] as number;
  const drive = (arc: number, kind: 0 | 1): boolean => {
    while (!findLeg(state, vehicle, arc, at, kind, true)) {
      at = leg.again;
      if (at === Number.POSITIVE_INFINITY) return false;
    }
    at = leg.arrives;
    return true;
  };
  while (here !== read.from) {
    const arc = ways.first(here, read.from);
    if (!drive(arc, 1)) return legObstacle(state, trip, arc);
    if (at > ends) return leavesTooSoon();
    here = ways.to[arc] as number;
  }
  const minutes = scenario.sites[here]?.boarding.minutes ?? 0;
  at = clearOfSpans(model.closed[here] as Float64Array, at, minutes) + minutes;
  if (at === Number.POSITIVE_INFINITY) return because(state, trip, 'site-closed');
  if (at > ends) return leavesTooSoon();
  at = Math.max(at, read.notBefore);
  if (!drive(read.arc, 0)) return legObstacle(state, trip, read.arc);
  at = clearOfSpans(model.closed[read.to] as Float64Array, at, read.alighting) + read.alighting;
  if (at === Number.POSITIVE_INFINITY) {
    return because(state, trip, 'site-closed', { site: read.trip.to });
  }
  return at > ends ? leavesTooSoon() : null;
}
