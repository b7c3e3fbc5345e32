import { type Ground, groundOf } from '../ground.ts';
import { createRandom, type Random } from '../random.ts';
import { type Scenario, scenarioOf } from '../scenario.ts';
import type { ScenarioName } from '../types.ts';
import { fleetOf, type Vehicle } from './fleet.ts';
import { type OwnGroup, ownMeansOf } from './own-means.ts';
import { createRoad, type Road } from './road.ts';
import { runShuttle, type Shuttle } from './shuttle.ts';

/** What really happened, in ms since the first midnight, before anybody looked at it. */
export interface World {
  readonly scenario: Scenario;
  readonly ground: Ground;
  readonly road: Road;
  readonly fleet: readonly Vehicle[];
  readonly shuttle: Shuttle;
  readonly ownMeans: readonly OwnGroup[];
  /** When the last of all had arrived. */
  readonly lastArrival: number;
  readonly random: Random;
}

export const createWorld = (name: ScenarioName, seed: string): World => {
  const random = createRandom(`corridor exercise/${name}/${seed}`);
  const scenario = scenarioOf(name);
  const ground = groundOf(name);
  const road = createRoad(random.named('road'), scenario, ground);
  const fleet = fleetOf(random.named('fleet'), scenario);
  const shuttle = runShuttle(random.named('shuttle'), scenario, ground, road, fleet);
  const ownMeans = ownMeansOf(random.named('own means'), scenario, ground, road);
  const lastArrival = Math.max(
    ...shuttle.journeys.map((journey) => journey.endedAt),
    ownMeans.reduce((last, group) => Math.max(last, arrivalOf(group)), 0),
  );
  return { scenario, ground, road, fleet, shuttle, ownMeans, lastArrival, random };
};

export const arrivalOf = (group: OwnGroup): number =>
  (group.passes[group.passes.length - 1] as readonly [string, number])[1];
