import type { Obstacle } from '../schedule/types.ts';
import { addEvent } from './events.ts';
import { keyOf } from './gates.ts';
import {
  ASKED,
  BEGUN,
  CALLED,
  type Convoy,
  convoyOf,
  DEPARTS,
  IDLE,
  IS_FREE,
  LEFT,
  NOT_RUN,
  RECEIVED,
  SERVES,
  STANDS_FILLED,
  type State,
  WAITS_TO_BOARD,
} from './state.ts';

export const because = (
  state: State,
  trip: number,
  rule: Obstacle['rule'],
  more: Obstacle['of'] = {},
): Obstacle => {
  const asked = state.trips[trip];
  if (asked === undefined) throw new Error(`there is no trip ${trip}`);
  const { batch, from } = asked.trip;
  return { rule, of: { batch, site: from, ...more }, people: asked.size };
};

/**
 * The trip cannot be run. Whoever has driven or waited for it in vain would stand where nothing brought it, so in a
 * planned run all begins anew without the trip, as long as that is quick; else the vehicle goes on from where it is.
 */
export function giveUp(state: State, trip: number, obstacle: Obstacle): void {
  const convoy = convoyOf(state, trip);
  // A convoy was told its number: short of one it is not the convoy that was agreed.
  const together = convoy !== undefined && state.world === null ? [...convoy.members] : [trip];
  const isCostly = together.some((one) => {
    const vehicle = state.vehicle[one] as number;
    if (state.current[vehicle] !== one) return false;
    // That it stood filled may have let others go.
    if (state.phase[vehicle] === STANDS_FILLED) return true;
    const isLate = state.hasMoved[vehicle] === 1 || state.phase[vehicle] === WAITS_TO_BOARD;
    return isLate && (state.following[one] as number) >= 0;
  });
  const hasLeft = state.status[trip] === LEFT;
  if (state.world === null && (hasLeft || (isCostly && state.restartsLeft > 0))) {
    state.mustRestart = true;
    for (const one of together) {
      state.knownBecause[one] =
        one === trip ? obstacle : { ...obstacle, people: sizeAt(state, one) };
    }
    return;
  }
  for (const one of together) {
    dropHere(state, one, one === trip ? obstacle : { ...obstacle, people: sizeAt(state, one) });
  }
}

const sizeAt = (state: State, trip: number): number => state.trips[trip]?.size ?? 0;

function dropHere(state: State, trip: number, obstacle: Obstacle): void {
  const status = state.status[trip] as number;
  if (status === NOT_RUN || status > LEFT) return;
  state.because[trip] = obstacle;
  const vehicle = state.vehicle[trip] as number;
  putBack(state, trip);
  state.status[trip] = NOT_RUN;
  leaveConvoy(state, trip);
  if (state.current[vehicle] !== trip || status === ASKED) return;
  const phase = state.phase[vehicle] as number;
  if (phase === WAITS_TO_BOARD) leaveQueue(state, vehicle);
  if (phase === WAITS_TO_BOARD || phase === STANDS_FILLED) {
    state.current[vehicle] = -1;
    state.phase[vehicle] = IDLE;
    if (phase === STANDS_FILLED) countFilled(state, state.trips[trip]?.batch ?? 0);
    addEvent(state.events, state.now, keyOf(state, IS_FREE, vehicle));
  }
  // One that is driving or filling hears of it when that is done.
}

/** Its people get off again: is there still a vehicle of the batch that stands filled, or has left? */
function countFilled(state: State, batch: number): void {
  state.hasFilled[batch] = 0;
  for (let trip = 0; trip < state.count; trip++) {
    if (state.trips[trip]?.batch !== batch) continue;
    const status = state.status[trip] as number;
    const isGone = status === LEFT || status === RECEIVED;
    if (isGone || (status === CALLED && hasBoarded(state, trip))) state.hasFilled[batch] = 1;
  }
}

/** Its people, and the places kept for them, are as if nobody had come for them. */
export function putBack(state: State, trip: number): void {
  const status = state.status[trip] as number;
  const read = state.trips[trip];
  if (read === undefined) return;
  const convoy = convoyOf(state, trip);
  if (status === CALLED || (convoy?.isCalled && (status === BEGUN || status === ASKED))) {
    state.called[read.batch] = (state.called[read.batch] as number) - read.size;
  }
  if (status !== BEGUN && status !== CALLED) return;
  read.groups.forEach((group, i) => {
    state.left[group] = (state.left[group] as number) + (read.times[i] as number);
  });
  state.roomPeople[read.to] = (state.roomPeople[read.to] as number) + read.size;
  state.roomLying[read.to] = (state.roomLying[read.to] as number) + read.people.lying;
}

/** The others go without it, as soon as they all stand filled. */
export function leaveConvoy(state: State, trip: number): void {
  const convoy: Convoy | undefined = convoyOf(state, trip);
  if (convoy === undefined) return;
  state.convoy[trip] = -1;
  convoy.members = convoy.members.filter((one) => one !== trip);
  convoy.people -= state.trips[trip]?.size ?? 0;
  if (hasBoarded(state, trip)) convoy.filled--;
  const from = state.trips[trip]?.from ?? 0;
  addEvent(state.events, state.now, keyOf(state, SERVES, from));
  const leader = convoy.members.find((one) => hasBoarded(state, one));
  if (leader === undefined || convoy.filled < convoy.members.length) return;
  addEvent(state.events, state.now, keyOf(state, DEPARTS, state.vehicle[leader] as number));
}

const hasBoarded = (state: State, trip: number): boolean =>
  state.phase[state.vehicle[trip] as number] === STANDS_FILLED &&
  state.current[state.vehicle[trip] as number] === trip;

export function leaveQueue(state: State, vehicle: number): void {
  const site = state.site[vehicle] as number;
  let before = -1;
  let at = state.boardFirst[site] as number;
  while (at >= 0 && at !== vehicle) {
    before = at;
    at = state.behind[at] as number;
  }
  if (at < 0) return;
  const after = state.behind[vehicle] as number;
  if (before < 0) state.boardFirst[site] = after;
  else state.behind[before] = after;
  if (after < 0) state.boardLast[site] = before;
  state.behind[vehicle] = -1;
}
