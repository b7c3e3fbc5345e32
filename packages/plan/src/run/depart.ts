import type { Obstacle } from '../schedule/types.ts';
import { wake } from './board.ts';
import { copyRefused, createRefused, type Refused } from './calendar.ts';
import { because, giveUp } from './drop.ts';
import { addEvent } from './events.ts';
import { keyOf, leavesTooNear, mayLeave } from './gates.ts';
import { findLeg, passagesOf, takeLeg } from './legs.ts';
import { SAME } from './spans.ts';
import {
  type Convoy,
  convoyOf,
  DEPARTS,
  HAS_ARRIVED,
  HAS_LEFT,
  LEFT,
  type State,
  WITH_PEOPLE,
} from './state.ts';
import type { ReadTrip } from './trips.ts';

const A_MOMENT = 0.001;

/** A vehicle stands filled: it leaves, alone or with its convoy, or it is asked again when that may have become possible. */
export function tryToLeave(state: State, vehicle: number): void {
  const trip = state.current[vehicle] as number;
  const convoy = convoyOf(state, trip);
  const read = state.trips[trip] as ReadTrip;
  if (convoy !== undefined && convoy.filled < convoy.members.length) return;
  if (!mayLeave(state, read.batch)) return;
  const { convoys: rule } = state.model.scenario;
  if (rule !== null && state.convoysOnRoad >= (rule.escorts ?? Number.POSITIVE_INFINITY)) {
    if (!state.waitingConvoys.includes(trip)) state.waitingConvoys.push(trip);
    return;
  }
  if (convoy !== undefined && convoy.members.length > 1) {
    leaveTogether(state, convoy, read.batch);
    return;
  }
  const at = leavesTooNear(state, read.batch, vehicle) ? state.now + A_MOMENT : state.now;
  const soonest = Math.max(at, read.notBefore);
  if (soonest > state.now + SAME) {
    addEvent(state.events, soonest, keyOf(state, DEPARTS, vehicle));
    return;
  }
  const never = reserve(state, trip, state.now);
  if (never === null) {
    if (rule !== null) state.convoysOnRoad++;
    if (convoy !== undefined) convoy.onRoad = 1;
    depart(state, trip);
  } else if (isForEver(state)) giveUp(state, trip, never);
  else addEvent(state.events, state.leg.again, keyOf(state, DEPARTS, vehicle));
}

function leaveTogether(state: State, convoy: Convoy, batch: number): void {
  const { members } = convoy;
  const { headway, assembling } = state.model.scenario.convoys ?? { headway: 0, assembling: 0 };
  members.sort((a, b) => vehicleOf(state, a) - vehicleOf(state, b));
  const first = vehicleOf(state, members[0] as number);
  let soonest = Math.max(state.now, convoy.lastFilled + assembling);
  if (leavesTooNear(state, batch, first)) soonest = Math.max(soonest, state.now + A_MOMENT);
  members.forEach((one, place) => {
    soonest = Math.max(soonest, (state.trips[one]?.notBefore ?? 0) - place * headway);
  });
  if (soonest > state.now + SAME) {
    addEvent(state.events, soonest, keyOf(state, DEPARTS, first));
    return;
  }
  const before = mayFail(state) ? lanesNow(state) : null;
  for (let place = 0; place < members.length; place++) {
    const one = members[place] as number;
    const at = state.now + place * headway;
    const never = reserve(state, one, at);
    if (never === null) continue;
    if (before !== null) restoreLanes(state, before);
    if (isForEver(state)) giveUp(state, one, never);
    else {
      const again = state.now + Math.max(state.leg.again - at, SAME * 10);
      addEvent(state.events, again, keyOf(state, DEPARTS, first));
    }
    return;
  }
  state.convoysOnRoad++;
  convoy.onRoad = members.length;
  for (const one of members) depart(state, one);
}

/** What was in the way of the last leg: the clock will not take it away. */
const isForEver = ({ leg }: State): boolean =>
  leg.why === null || leg.again === Number.POSITIVE_INFINITY;

function depart(state: State, trip: number): void {
  const vehicle = vehicleOf(state, trip);
  state.phase[vehicle] = WITH_PEOPLE;
  state.status[trip] = LEFT;
  state.hasMoved[vehicle] = 0;
  state.emptyDriven[vehicle] = 0;
  if (state.isKept) {
    state.empty[trip] = state.emptyLegs[vehicle] ?? [];
    state.emptyLegs[vehicle] = [];
  }
  addEvent(state.events, state.arrives[trip] as number, keyOf(state, HAS_ARRIVED, vehicle));
  if ((state.departs[trip] as number) > state.now) {
    addEvent(state.events, state.departs[trip] as number, keyOf(state, HAS_LEFT, vehicle));
  } else countDeparture(state, vehicle);
}

const vehicleOf = (state: State, trip: number): number => state.vehicle[trip] as number;

export function countDeparture(state: State, vehicle: number): void {
  const { batch, size } = state.trips[state.current[vehicle] as number] as ReadTrip;
  state.departed[batch] = (state.departed[batch] as number) + size;
  const isSame = Math.abs((state.lastLeft[batch] as number) - state.now) <= SAME;
  const last = isSame ? (state.lastLeftBy[batch] as number) : -1;
  state.lastLeft[batch] = state.now;
  state.lastLeftBy[batch] = Math.max(last, vehicle);
  wake(state, batch);
}

/** null: the leg is held from `at` on; else what is in the way if it stays so, and `state.leg` says how long it does. */
function reserve(state: State, trip: number, at: number): Obstacle | null {
  const { arc, alighting } = state.trips[trip] as ReadTrip;
  const vehicle = vehicleOf(state, trip);
  if (!findLeg(state, vehicle, arc, at, 0)) return legObstacle(state, trip, arc);
  const { leg, model } = state;
  if (leg.arrives + alighting > (model.until[vehicle] as number) + SAME) {
    const { id } = model.scenario.vehicles[vehicle] ?? { id: '' };
    return because(state, trip, 'vehicle-leaves-too-soon', { vehicle: id });
  }
  takeLeg(state, arc);
  state.departs[trip] = at;
  state.arrives[trip] = leg.arrives;
  state.driven[trip] = (state.emptyDriven[vehicle] as number) + leg.driven;
  if (state.isKept) state.passes[trip] = passagesOf(state, arc);
  return null;
}

export function legObstacle(state: State, trip: number, arc: number): Obstacle {
  const { leg, model } = state;
  const { scenario, windows, ways } = model;
  if (leg.why === 'site-closed') {
    return because(state, trip, 'site-closed', { site: scenario.sites[leg.at]?.id ?? '' });
  }
  if (leg.why === 'checkpoint-closed') {
    const checkpoint = scenario.checkpoints[leg.at]?.id ?? '';
    return because(state, trip, 'checkpoint-closed', { checkpoint });
  }
  let longest = 0;
  for (let i = 0; i < windows.length; i += 2) {
    longest = Math.max(longest, (windows[i + 1] as number) - (windows[i] as number));
  }
  const minutes = ways.slow[arc] as number;
  return minutes > longest + SAME
    ? because(state, trip, 'window-too-short', { minutes, longest })
    : because(state, trip, 'windows-over');
}

/** Only where something ends can a convoy find half-way that it may not go on. */
const mayFail = ({ model, closings }: State): boolean => model.isLimited || closings !== null;

interface LanesNow {
  readonly refused: readonly (readonly [Refused, Refused])[];
  readonly begins: readonly Float64Array[];
  readonly ends: readonly Float64Array[];
  readonly counts: readonly number[];
}

function lanesNow({ model: { lanes } }: State): LanesNow {
  const copied = (refused: Refused) => {
    const copy = createRefused();
    copyRefused(refused, copy);
    return copy;
  };
  return {
    refused: lanes.map(({ refused: [loaded, empty] }) => [copied(loaded), copied(empty)]),
    begins: lanes.map(({ begins, count }) => begins.slice(0, count)),
    ends: lanes.map(({ ends, count }) => ends.slice(0, count)),
    counts: lanes.map(({ count }) => count),
  };
}

function restoreLanes({ model: { lanes } }: State, then: LanesNow): void {
  lanes.forEach((one, i) => {
    copyRefused(then.refused[i]?.[0] as Refused, one.refused[0]);
    copyRefused(then.refused[i]?.[1] as Refused, one.refused[1]);
    one.begins.set(then.begins[i] as Float64Array);
    one.ends.set(then.ends[i] as Float64Array);
    one.count = then.counts[i] as number;
  });
}
