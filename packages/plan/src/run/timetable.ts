import type { TimedTrip, Timetable } from '../schedule/types.ts';
import type { Asked } from './ask.ts';
import { RECEIVED, type State } from './state.ts';
import type { ReadTrip } from './trips.ts';

/** What was run, and what was not with the reason; only where legs were kept. */
export function timetableOf(state: State, strange: readonly Asked[]): Timetable {
  const { scenario } = state.model;
  const run: number[] = [];
  const notRun: Timetable['notRun'][number][] = [...strange];
  for (let trip = 0; trip < state.count; trip++) {
    if (state.status[trip] === RECEIVED) {
      run.push(trip);
      continue;
    }
    const because = state.because[trip];
    const { trip: planned } = state.trips[trip] as ReadTrip;
    if (because == null) throw new Error('a trip was neither run nor given up');
    notRun.push({ vehicle: idOf(state, trip), trip: planned, because });
  }
  run.sort(
    (a, b) =>
      (state.departs[a] as number) - (state.departs[b] as number) ||
      (state.vehicle[a] as number) - (state.vehicle[b] as number) ||
      (state.boardsFrom[a] as number) - (state.boardsFrom[b] as number),
  );
  const aboard = scenario.vehicles.flatMap(({ id }, vehicle) => {
    const to = state.aboardUntil[vehicle] as number;
    const from = state.aboardFrom[vehicle] as number;
    return to >= 0 ? [{ vehicle: id, alights: { from, to } }] : [];
  });
  return {
    trips: run.map((trip) => timed(state, trip)),
    notRun,
    ...(scenario.vehicles.some((vehicle) => vehicle.aboard !== null) ? { aboard } : {}),
    ends: endsOf(state),
  };
}

const idOf = (state: State, trip: number): string =>
  state.model.scenario.vehicles[state.vehicle[trip] as number]?.id as string;

const timed = (state: State, trip: number): TimedTrip => {
  const { trip: planned, people } = state.trips[trip] as ReadTrip;
  return {
    ...planned,
    vehicle: idOf(state, trip),
    people,
    empty: state.empty[trip] ?? [],
    boards: { from: state.boardsFrom[trip] as number, to: state.boardsTo[trip] as number },
    departs: state.departs[trip] as number,
    passes: state.passes[trip] ?? [],
    arrives: state.arrives[trip] as number,
    alights: { from: state.alightsFrom[trip] as number, to: state.alightsTo[trip] as number },
  };
};

export function endsOf(state: State): number {
  let ends = 0;
  for (let trip = 0; trip < state.count; trip++) {
    if (state.status[trip] !== RECEIVED) continue;
    ends = Math.max(ends, state.alightsTo[trip] as number);
  }
  return state.aboardUntil.reduce((last, minute) => (minute > last ? minute : last), ends);
}
