import type { Places, PlanBatch, PlanVehicle, Scenario } from '../scenario/types.ts';

/** Vehicles that can stand in for each other: the same places, let into the same batches, there for as long. */
export interface VehicleClass {
  readonly places: Places;
  readonly until: number | null;
  /** Which batches they may take. */
  readonly batches: ReadonlySet<string>;
  readonly vehicles: readonly PlanVehicle[];
}

const mayTake = (batch: PlanBatch, vehicle: PlanVehicle): boolean =>
  batch.vehicles === undefined || batch.vehicles.includes(vehicle.id);

export function vehicleClasses(scenario: Scenario): readonly VehicleClass[] {
  const classes = new Map<
    string,
    { -readonly [key in keyof VehicleClass]: VehicleClass[key] } & { vehicles: PlanVehicle[] }
  >();
  // Asked once per batch that lets in some only, not for each vehicle anew.
  const bound = scenario.batches.flatMap((batch) =>
    batch.vehicles ? [{ id: batch.id, vehicles: new Set(batch.vehicles) }] : [],
  );
  const open = scenario.batches.filter(({ vehicles }) => vehicles === undefined);
  for (const vehicle of scenario.vehicles) {
    const { sitting, lying, wheelchair } = vehicle.places;
    const let_in = bound.filter(({ vehicles }) => vehicles.has(vehicle.id)).map(({ id }) => id);
    const key = JSON.stringify([sitting, lying, wheelchair, vehicle.until, let_in]);
    const known = classes.get(key);
    if (known) known.vehicles.push(vehicle);
    else {
      classes.set(key, {
        places: vehicle.places,
        until: vehicle.until,
        batches: new Set([...open.map(({ id }) => id), ...let_in]),
        vehicles: [vehicle],
      });
    }
  }
  return [...classes.values()];
}

export { mayTake };
