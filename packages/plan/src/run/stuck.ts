import type { Obstacle } from '../schedule/types.ts';
import { because, giveUp } from './drop.ts';
import { holds, hopeless } from './gates.ts';
import { convoyOf, STANDS_FILLED, type State, WAITS_TO_BOARD } from './state.ts';
import type { ReadTrip } from './trips.ts';

/**
 * Nothing is left to happen, and vehicles still wait for one another. One trip is given up so that the rest can go on:
 * one that can never go if there is any, else the one with the greatest step, else the last in order. False: nobody waits.
 */
export function loosen(state: State): boolean {
  let worst = -1;
  let most = -1;
  for (let vehicle = 0; vehicle < state.phase.length; vehicle++) {
    const phase = state.phase[vehicle] as number;
    if (phase !== WAITS_TO_BOARD && phase !== STANDS_FILLED) continue;
    const trip = state.current[vehicle] as number;
    const { batch, size } = state.trips[trip] as ReadTrip;
    const isHopeless = hopeless(state, batch) !== null;
    const isStep = state.model.boundBy[batch]?.some(({ is }) => is === 'abreast') ?? false;
    const weight = isHopeless ? Number.POSITIVE_INFINITY : isStep ? size : 0;
    if (weight < most) continue;
    most = weight;
    worst = trip;
  }
  if (worst < 0) return false;
  const obstacle = whyStuck(state, worst);
  // Should all begin anew for another's sake, the same two need not be parted again.
  state.knownBecause[worst] = obstacle;
  giveUp(state, worst, obstacle);
  return true;
}

function whyStuck(state: State, trip: number): Obstacle {
  const { scenario, boundBy } = state.model;
  const { batch, size } = state.trips[trip] as ReadTrip;
  const never = hopeless(state, batch);
  const unmet = (boundBy[batch] ?? []).find(
    (bound) => !holds(state, bound, state.called[batch] as number, size),
  );
  const bound = never ?? unmet;
  const convoy = convoyOf(state, trip);
  if (bound === undefined) {
    const of = { convoy: convoy?.name ?? '', most: scenario.convoys?.most ?? 0 };
    return because(state, trip, 'convoy-cannot-form', of);
  }
  const other = scenario.batches[bound.of]?.id ?? '';
  const id = scenario.batches[batch]?.id ?? '';
  if (never !== null) {
    const most = state.model.total[bound.of] as number;
    const people = never.is === 'after' ? never.figure : 1;
    return because(state, trip, 'waits-for-batch-that-cannot-go', { other, people, most });
  }
  return bound.is === 'abreast'
    ? because(state, trip, 'step-larger-than-allowed', { other, size, ahead: bound.figure })
    : because(state, trip, 'waits-for-itself', { round: `${id} → ${other} → ${id}` });
}
