import type { Bound } from './model.ts';
import { SAME } from './spans.ts';
import { ASKED, BEGUN, CALLED, IDLE, LEFT, RECEIVED, type State } from './state.ts';

export const keyOf = (state: State, happens: number, index: number): number =>
  happens * Math.max(state.phase.length, state.boarding.length) + index;

/** Nothing holds back so many people of the batch any more, who would leave as soon as they stand filled. */
export function mayCall(state: State, batch: number, people: number): boolean {
  for (const bound of state.model.boundBy[batch] as readonly Bound[]) {
    if (bound.is !== 'together' && !holds(state, bound, state.called[batch] as number, people)) {
      return false;
    }
  }
  return true;
}

/** `before`: people of the batch that leave earlier. */
export function holds(state: State, bound: Bound, before: number, people: number): boolean {
  const { batch, of, figure } = bound;
  const has = (bound.arrived ? state.arrived[of] : state.departed[of]) as number;
  switch (bound.is) {
    case 'not-before':
      return state.now >= figure - SAME;
    case 'after':
      return has >= figure - SAME;
    case 'abreast': {
      const all = state.model.total[of] as number;
      const share = all > 0 ? has / all : 1;
      return before + people <= (share + figure + SAME) * (state.model.total[batch] as number);
    }
    case 'together':
      return isFilledOnce(state, batch) && isFilledOnce(state, of);
  }
}

/** Of a batch of which nobody waits any more there is no vehicle to wait for. */
const isFilledOnce = (state: State, batch: number): boolean =>
  state.hasFilled[batch] === 1 || state.model.waiting[batch] === 0;

export function mayLeave(state: State, batch: number): boolean {
  for (const bound of state.model.boundBy[batch] as readonly Bound[]) {
    if (bound.is === 'together' && !holds(state, bound, 0, 0)) return false;
  }
  return true;
}

/**
 * Whoever it waited for has left this very minute, and would stand below it in the order of departures: then it leaves
 * a moment later. Only people who need no time to board can be as quick as that.
 */
export function leavesTooNear(state: State, batch: number, vehicle: number): boolean {
  for (const { is, of, arrived } of state.model.boundBy[batch] as readonly Bound[]) {
    if (arrived || (is !== 'after' && is !== 'abreast')) continue;
    const isNow = Math.abs((state.lastLeft[of] as number) - state.now) <= SAME;
    if (isNow && (state.lastLeftBy[of] as number) > vehicle) return true;
  }
  return false;
}

/** When the clock alone will let the batch go, if it does not yet. */
export function clockOf(state: State, batch: number): number {
  let minute = 0;
  for (const { is, figure } of state.model.boundBy[batch] as readonly Bound[]) {
    if (is === 'not-before' && figure > minute) minute = figure;
  }
  return minute;
}

/** The condition that trips of the batch can never meet, even if everything else that is still asked runs. */
export function hopeless(state: State, batch: number): Bound | null {
  for (const bound of state.model.boundBy[batch] as readonly Bound[]) {
    if (bound.is === 'not-before') continue;
    const can = reachable(state, bound);
    if (bound.is === 'together') {
      const isThere = state.hasFilled[bound.of] === 1 || state.model.waiting[bound.of] === 0;
      if (!isThere && can.trips === 0) return bound;
    } else if (bound.is === 'after') {
      if (can.people < bound.figure - SAME) return bound;
    }
  }
  return null;
}

/** How many of the other batch will have left (or arrived) if all runs that is asked. */
export function reachable(state: State, { of, arrived }: Bound) {
  let people = (arrived ? state.arrived[of] : state.departed[of]) as number;
  let trips = 0;
  for (let trip = 0; trip < state.count; trip++) {
    const read = state.trips[trip];
    if (read === undefined || read.batch !== of) continue;
    const status = state.status[trip] as number;
    if (status === ASKED || status === BEGUN || status === CALLED || (status === LEFT && arrived)) {
      people += read.size;
      trips++;
    }
  }
  // Who is on the road at the beginning has left, and is still to arrive.
  if (arrived) {
    state.model.scenario.vehicles.forEach(({ aboard }, vehicle) => {
      if (aboard === null || !Number.isNaN(state.aboardUntil[vehicle])) return;
      if (state.model.batchOf.get(aboard.batch) !== of) return;
      people += aboard.people.sitting + aboard.people.lying + aboard.people.wheelchair;
    });
  }
  return { people, trips };
}

export const isWaiting = (state: State, vehicle: number): boolean =>
  state.phase[vehicle] !== IDLE &&
  (state.current[vehicle] as number) >= 0 &&
  (state.status[state.current[vehicle] as number] as number) < RECEIVED;
