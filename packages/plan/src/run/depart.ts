import type { Obstacle } from '../schedule/types.ts';
import { copyRefused, createRefused, type Refused } from './calendar.ts';
import { because, giveUp } from './drop.ts';
import { addEvent } from './events.ts';
import { keyOf, leavesTooNear, mayLeave, wake } from './gates.ts';
import { findLeg, passagesOf, takeLeg } from './legs.ts';
import { SAME } from './spans.ts';
import { DEPARTS, HAS_ARRIVED, HAS_LEFT, LEFT, type State, WITH_PEOPLE } from './state.ts';
import type { ReadTrip } from './trips.ts';

const A_MOMENT = 0.001;

/** A vehicle stands filled: it leaves, alone or with its convoy, or it is asked again when that may have become possible. */
export function tryToLeave(state: State, vehicle: number): void {
  const trip = state.current[vehicle] as number;
  const convoy = state.convoys[state.convoy[trip] as number];
  const members = convoy?.members ?? [trip];
  const read = state.trips[trip] as ReadTrip;
  if (convoy !== undefined && convoy.filled < members.length) return;
  if (!mayLeave(state, read.batch)) return;
  const { convoys: rule } = state.model.scenario;
  const headway = rule?.headway ?? 0;
  let soonest = state.now;
  if (rule !== null) {
    if (state.convoysOnRoad >= (rule.escorts ?? Number.POSITIVE_INFINITY)) {
      if (!state.waitingConvoys.includes(trip)) state.waitingConvoys.push(trip);
      return;
    }
    const filled = convoy?.lastFilled ?? 0;
    if (members.length > 1) soonest = Math.max(soonest, filled + rule.assembling);
  }
  if (members.length > 1) members.sort((a, b) => vehicleOf(state, a) - vehicleOf(state, b));
  members.forEach((one, place) => {
    soonest = Math.max(soonest, (state.trips[one]?.notBefore ?? 0) - place * headway);
  });
  const first = vehicleOf(state, members[0] as number);
  if (leavesTooNear(state, read.batch, first)) soonest = Math.max(soonest, state.now + A_MOMENT);
  if (soonest > state.now + SAME) {
    addEvent(state.events, soonest, keyOf(state, DEPARTS, first));
    return;
  }
  const before = members.length > 1 && mayFail(state) ? lanesNow(state) : null;
  for (let place = 0; place < members.length; place++) {
    const one = members[place] as number;
    const at = state.now + place * headway;
    const never = reserve(state, one, at);
    if (never === null) continue;
    if (before !== null) restoreLanes(state, before);
    if (state.leg.why === null || state.leg.again === Number.POSITIVE_INFINITY) {
      giveUp(state, one, never);
    } else {
      const again = state.now + Math.max(state.leg.again - at, SAME * 10);
      addEvent(state.events, again, keyOf(state, DEPARTS, first));
    }
    return;
  }
  if (rule !== null) state.convoysOnRoad++;
  if (convoy !== undefined) convoy.onRoad = members.length;
  for (const one of members) {
    const driver = vehicleOf(state, one);
    state.phase[driver] = WITH_PEOPLE;
    state.hasMoved[driver] = 0;
    state.emptyDriven[driver] = 0;
    if (state.isKept) {
      state.empty[one] = state.emptyLegs[driver] ?? [];
      state.emptyLegs[driver] = [];
    }
    state.status[one] = LEFT;
    addEvent(state.events, state.arrives[one] as number, keyOf(state, HAS_ARRIVED, driver));
    if ((state.departs[one] as number) > state.now) {
      addEvent(state.events, state.departs[one] as number, keyOf(state, HAS_LEFT, driver));
    } else countDeparture(state, driver);
  }
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
  const { until, id } = model.scenario.vehicles[vehicle] ?? { until: null, id: '' };
  if (until !== null && leg.arrives + alighting > until + SAME) {
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
