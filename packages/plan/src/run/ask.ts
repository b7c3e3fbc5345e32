import type { Obstacle, Plan, PlannedTrip } from '../schedule/types.ts';
import { because } from './drop.ts';
import { hopeless } from './gates.ts';
import { unsuitable } from './next.ts';
import { ASKED, type Convoy, makeRoom, NOT_RUN, type State } from './state.ts';
import type { ReadTrip } from './trips.ts';

export interface Asked {
  readonly vehicle: string;
  readonly trip: PlannedTrip;
  readonly because: Obstacle;
}

/** Reads the plan into the state; answers what is asked of vehicles that are not there. */
export function ask(
  state: State,
  read: (trip: PlannedTrip) => ReadTrip,
  { routes }: Plan,
): readonly Asked[] {
  const { model } = state;
  makeRoom(
    state,
    routes.reduce((sum, { trips }) => sum + trips.length, 0),
  );
  state.count = 0;
  state.next.fill(-1);
  const last = new Int32Array(state.next.length).fill(-1);
  const strange: Asked[] = [];
  for (const { vehicle: id, trips } of routes) {
    const vehicle = model.vehicleOf.get(id);
    if (vehicle === undefined) {
      for (const trip of trips) {
        const of = { batch: trip.batch, site: trip.from, vehicle: id };
        strange.push({
          vehicle: id,
          trip,
          because: { rule: 'no-vehicle', of, people: read(trip).size },
        });
      }
      continue;
    }
    for (const planned of trips) {
      const trip = state.count++;
      const before = last[vehicle] as number;
      state.trips[trip] = read(planned);
      state.vehicle[trip] = vehicle;
      state.following[trip] = -1;
      if (before < 0) state.next[vehicle] = trip;
      else state.following[before] = trip;
      last[vehicle] = trip;
    }
  }
  for (let trip = 0; trip < state.count; trip++) {
    state.knownBecause[trip] =
      (state.trips[trip] as ReadTrip).because ??
      unsuitable(state, state.vehicle[trip] as number, trip);
  }
  return strange;
}

/** Everything that is asked and not known to fail stands ready; what that makes impossible fails with it. */
export function ready(state: State): void {
  for (let trip = 0; trip < state.count; trip++) {
    state.because[trip] = state.knownBecause[trip] ?? null;
    state.status[trip] = state.because[trip] === null ? ASKED : NOT_RUN;
    state.convoy[trip] = -1;
    state.filled[trip] = Number.NaN;
  }
  formConvoys(state);
  failHopeless(state);
}

/** What can never meet a condition, even if all the rest runs, until nothing more falls out. */
export function failHopeless(state: State): boolean {
  const { scenario } = state.model;
  if (scenario.bindings.length === 0) return false;
  let any = false;
  for (let again = true; again; ) {
    again = false;
    for (let batch = 0; batch < scenario.batches.length; batch++) {
      const bound = hopeless(state, batch);
      if (bound === null) continue;
      const other = scenario.batches[bound.of]?.id ?? '';
      for (let trip = 0; trip < state.count; trip++) {
        if (state.trips[trip]?.batch !== batch || state.status[trip] !== ASKED) continue;
        const most = state.model.total[bound.of] as number;
        const isMore = bound.is === 'after' && bound.figure > most;
        const rule = isMore ? 'never-so-many' : 'waits-for-batch-that-cannot-go';
        const people = bound.is === 'together' ? 1 : bound.figure;
        state.because[trip] = because(state, trip, rule, { other, people, most });
        state.status[trip] = NOT_RUN;
        again = true;
      }
    }
    any ||= again;
  }
  return any;
}

function formConvoys(state: State): void {
  const { convoys: rule } = state.model.scenario;
  state.convoys.length = 0;
  if (rule === null) return;
  for (let trip = 0; trip < state.count && rule.escorts === 0; trip++) {
    if (state.status[trip] === NOT_RUN) continue;
    const of = { convoy: state.trips[trip]?.trip.convoy ?? '', most: 0 };
    state.because[trip] = because(state, trip, 'convoy-cannot-form', of);
    state.status[trip] = NOT_RUN;
  }
  const byName = new Map<string, number>();
  for (let trip = 0; trip < state.count; trip++) {
    const name = state.trips[trip]?.trip.convoy ?? null;
    if (name === null) continue;
    const known = byName.get(name);
    if (known !== undefined) {
      state.convoys[known]?.members.push(trip);
      state.convoy[trip] = known;
      continue;
    }
    const made: Convoy = {
      name,
      members: [trip],
      isCalled: false,
      people: 0,
      filled: 0,
      lastFilled: 0,
      onRoad: 0,
    };
    state.convoy[trip] = state.convoys.push(made) - 1;
    byName.set(name, state.convoy[trip] as number);
  }
  for (const convoy of state.convoys) {
    const { name, members } = convoy;
    convoy.people = members.reduce((sum, trip) => sum + (state.trips[trip]?.size ?? 0), 0);
    const lost = members.find((trip) => state.status[trip] === NOT_RUN);
    const canForm =
      members.length <= rule.most &&
      isOneConvoy(members.map((trip) => state.trips[trip] as ReadTrip)) &&
      new Set(members.map((trip) => state.vehicle[trip])).size === members.length;
    if (canForm && lost === undefined) continue;
    for (const trip of members) {
      const of = { convoy: name, most: rule.most };
      state.because[trip] ??=
        canForm && lost !== undefined && state.because[lost] !== null
          ? { ...(state.because[lost] as Obstacle), people: state.trips[trip]?.size ?? 0 }
          : because(state, trip, 'convoy-cannot-form', of);
      state.status[trip] = NOT_RUN;
    }
  }
}

const isOneConvoy = (trips: readonly ReadTrip[]): boolean =>
  trips.every(
    ({ from, to, batch }) =>
      from === trips[0]?.from && to === trips[0].to && batch === trips[0].batch,
  );
