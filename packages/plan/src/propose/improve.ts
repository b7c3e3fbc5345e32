import type { Budget } from '../budget.ts';
import { createRandom } from '../random.ts';
import type { PlanVehicle, Scenario } from '../scenario/types.ts';
import type { Plan, PlannedTrip, Score } from '../schedule/types.ts';

/** A plan that is changed trip by trip, each change tried in full: with its queues, windows and closings. */
export interface Trial {
  readonly score: Score;
  /** When each vehicle is done, by its place in the plan's routes. */
  readonly ends: ArrayLike<number>;
}

type Routes = PlannedTrip[][];

/** So much of the budget is one full try, in moves of the search. */
export const MOVES_A_TRY = 2000;

/**
 * Tries small changes until the budget is used up, keeps what is not worse: a trip of a vehicle that is done late goes to one that is done early, two trips
 * change places, one trip's destination is changed. Vehicles are picked from the late end, where it matters.
 */
export function improve(
  scenario: Scenario,
  plan: Plan,
  given: {
    readonly seed: number;
    readonly budget: Budget;
    readonly evaluate: (plan: Plan) => Trial;
    readonly isWorse: (a: Score, b: Score) => boolean;
  },
): Plan {
  const { budget, evaluate, isWorse } = given;
  const random = createRandom(given.seed);
  const vehicleById = new Map(scenario.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const batchById = new Map(scenario.batches.map((batch) => [batch.id, batch]));
  const vehicles = plan.routes.map(({ vehicle }) => vehicleById.get(vehicle) as PlanVehicle);
  const people = loadSizes(scenario);
  const routes: Routes = plan.routes.map(({ trips }) => [...trips]);
  const toPlan = (): Plan => ({
    routes: plan.routes.map(({ vehicle }, at) => ({ vehicle, trips: routes[at] ?? [] })),
  });
  let best = evaluate(toPlan());
  if (routes.every((trips) => trips.length === 0)) return plan;

  const mayTake = (vehicle: PlanVehicle, trip: PlannedTrip): boolean => {
    const { batch, load } = trip;
    const allowed = batchById.get(batch)?.vehicles;
    if (allowed && !allowed.includes(vehicle.id)) return false;
    const sum = { sitting: 0, lying: 0, wheelchair: 0 };
    for (const { group, times } of load) {
      const one = people.get(group);
      if (!one) return false;
      sum.sitting += one.sitting * times;
      sum.lying += one.lying * times;
      sum.wheelchair += one.wheelchair * times;
    }
    const { sitting, lying, wheelchair } = vehicle.places;
    return sum.sitting <= sitting && sum.lying <= lying && sum.wheelchair <= wheelchair;
  };
  const pickLate = (): number => {
    let picked = -1;
    for (let tries = 0; tries < 3; tries++) {
      const one = Math.floor(random() * routes.length);
      if (routes[one]?.length === 0) continue;
      if (picked < 0 || (best.ends[one] as number) > (best.ends[picked] as number)) picked = one;
    }
    return picked;
  };
  const pickEarly = (than: number): number => {
    let picked = -1;
    for (let tries = 0; tries < 4; tries++) {
      const one = Math.floor(random() * routes.length);
      if (one === than) continue;
      if (picked < 0 || (best.ends[one] as number) < (best.ends[picked] as number)) picked = one;
    }
    return picked;
  };

  while (budget.left() > 0) {
    budget.spend(MOVES_A_TRY);
    const a = pickLate();
    if (a < 0) break;
    const from = routes[a] as PlannedTrip[];
    const at = Math.floor(random() * from.length);
    const trip = from[at] as PlannedTrip;
    const kind = random();
    let undo: () => void;
    if (kind < 0.45) {
      const b = pickEarly(a);
      if (b < 0 || !mayTake(vehicles[b] as PlanVehicle, trip)) continue;
      const to = routes[b] as PlannedTrip[];
      const place = Math.floor(random() * (to.length + 1));
      from.splice(at, 1);
      to.splice(place, 0, trip);
      undo = () => {
        to.splice(place, 1);
        from.splice(at, 0, trip);
      };
    } else if (kind < 0.75) {
      const b = pickEarly(a);
      const to = routes[b];
      if (!to || to.length === 0) continue;
      const place = Math.floor(random() * to.length);
      const other = to[place] as PlannedTrip;
      if (!mayTake(vehicles[b] as PlanVehicle, trip)) continue;
      if (!mayTake(vehicles[a] as PlanVehicle, other)) continue;
      from[at] = other;
      to[place] = trip;
      undo = () => {
        from[at] = trip;
        to[place] = other;
      };
    } else if (kind < 0.9 && from.length > 1) {
      const place = Math.floor(random() * from.length);
      if (place === at) continue;
      from.splice(at, 1);
      from.splice(place, 0, trip);
      undo = () => {
        from.splice(place, 1);
        from.splice(at, 0, trip);
      };
    } else {
      const destinations = batchById.get(trip.batch)?.to ?? [];
      const to = destinations[Math.floor(random() * destinations.length)];
      if (to === undefined || to === trip.to) continue;
      from[at] = { ...trip, to };
      undo = () => {
        from[at] = trip;
      };
    }
    const tried = evaluate(toPlan());
    if (isWorse(tried.score, best.score)) undo();
    else best = tried;
  }
  return toPlan();
}

const loadSizes = ({ batches }: Scenario) =>
  new Map(batches.flatMap(({ groups }) => groups.map(({ id, people }) => [id, people])));
