import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Plan, Score, Timetable } from '../schedule/types.ts';
import { ask } from './ask.ts';
import { modelOf } from './model.ts';
import { createTally, measureOf } from './score.ts';
import { simulate } from './simulate.ts';
import { createState, RECEIVED, type State } from './state.ts';
import { endsOf, timetableOf } from './timetable.ts';
import { createReader, type ReadTrip } from './trips.ts';
import type { World } from './world.ts';

/** Runs plans of one scenario. Everything is answered at once and nothing is kept between runs but room. */
export interface Runner {
  /** Without a world: as the scenario says. */
  readonly run: (plan: Plan, world?: World) => Timetable;
  /** The same without a timetable: many times as quick to make. */
  readonly runLean: (plan: Plan, world?: World) => LeanRun;
  readonly score: (plan: Plan, world?: World) => Score;
}

/** Trips in the order in which the plan names them, route by route; those of vehicles that are not there are left out. */
export interface LeanRun {
  readonly ends: number;
  readonly score: Score;
  /** When the vehicle left with people, when they were received; NaN: not run. */
  readonly departs: Float64Array;
  readonly received: Float64Array;
  /** When the vehicle stood filled; also of one that could not leave afterwards, whose people got off again. NaN: never. */
  readonly filled: Float64Array;
  /** People of each trip, and its batch by its place in the scenario. */
  readonly people: Float64Array;
  readonly batch: Int32Array;
  /** When those on board at the beginning are received, by vehicle; NaN: nobody is, or never. */
  readonly aboard: Float64Array;
}

/** Throws where the scenario names a site, batch, vehicle or checkpoint that is not in it. */
export function createRunner(scenario: Scenario): Runner {
  const model = modelOf(scenario);
  const state = createState(model);
  const read = createReader(model);
  const measure = measureOf(scenario);

  const scoreNow = (): Score => {
    const tally = createTally(measure);
    for (let trip = 0; trip < state.count; trip++) {
      if (state.status[trip] !== RECEIVED) continue;
      const { size, critical, trip: planned } = state.trips[trip] as ReadTrip;
      tally.received(size, critical, state.alightsTo[trip] as number);
      tally.drove(state.driven[trip] as number);
      if (measure.announced.size > 0) {
        const vehicle = scenario.vehicles[state.vehicle[trip] as number]?.id as string;
        tally.left({ ...planned, vehicle, departs: state.departs[trip] as number });
      }
    }
    scenario.vehicles.forEach(({ aboard }, vehicle) => {
      const until = state.aboardUntil[vehicle] as number;
      if (aboard !== null && until >= 0) tally.received(sizeOf(aboard.people), 0, until);
    });
    return tally.score();
  };

  const start = (plan: Plan, world: World | null, isKept: boolean) => {
    const strange = ask(state, read, plan);
    simulate(state, world, isKept);
    return strange;
  };

  return {
    run: (plan, world) => timetableOf(state, start(plan, world ?? null, true)),
    runLean: (plan, world) => {
      start(plan, world ?? null, false);
      return leanOf(state, scoreNow());
    },
    score: (plan, world) => {
      start(plan, world ?? null, false);
      return scoreNow();
    },
  };
}

function leanOf(state: State, score: Score): LeanRun {
  const { count, trips } = state;
  const times = (of: Float64Array) =>
    Float64Array.from({ length: count }, (_, trip) =>
      state.status[trip] === RECEIVED ? (of[trip] as number) : Number.NaN,
    );
  return {
    ends: endsOf(state),
    score,
    departs: times(state.departs),
    received: times(state.alightsTo),
    filled: state.filled.slice(0, count),
    people: Float64Array.from({ length: count }, (_, trip) => trips[trip]?.size ?? 0),
    batch: Int32Array.from({ length: count }, (_, trip) => trips[trip]?.batch ?? -1),
    aboard: state.aboardUntil.slice(),
  };
}
