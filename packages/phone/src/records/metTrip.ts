import type { States } from '@corridor/operation';
import type { HaltReason, VehicleCondition } from '../text/fieldWords.ts';
import { type Vehicle, vehicleOfTrip, type World } from '../view/world.ts';

type TripState = States['trip'];

/** A vehicle on a trip as the counter at a post meets it. Nobody else's figure is in it. */
export interface Met {
  readonly trip: string;
  readonly vehicle: Vehicle;
  /** Whether the log says which vehicle this trip is: if not, the next record has to. */
  readonly isNamed: boolean;
  readonly status: TripState['status'];
  /** When it came to be so; `null`: nothing is known of this trip. */
  readonly since: number | null;
  /** Where and why it stands, while it does. */
  readonly halt: { readonly site: string | null; readonly reason: HaltReason | null } | null;
  readonly condition: VehicleCondition;
}

/**
 * What both this phone and the hub know of a trip. A phone far from the hub may not see its own lines in what is known of all,
 * so whichever heard of the trip last speaks.
 */
const newestOf = ({ own, all }: World, trip: string): TripState | null => {
  const mine = own('trip').get(trip) ?? null;
  const known = all('trip').get(trip) ?? null;
  if (!mine || !known) return mine ?? known;
  return (known.lastAt ?? 0) >= (mine.lastAt ?? 0) && known.lines >= mine.lines ? known : mine;
};

export const conditionOf = ({ own, all }: World, vehicle: string): VehicleCondition => {
  const mine = own('vehicle').get(vehicle);
  const known = all('vehicle').get(vehicle);
  const newest =
    mine?.since && (!known?.since || mine.since.at > known.since.at) ? mine : (known ?? mine);
  return newest?.state ?? 'ready';
};

/** `vehicle`: which one the counter chose, where no line names it yet. */
export const metTrip = (world: World, trip: string, vehicle: string | null = null): Met => {
  const state = newestOf(world, trip);
  const named =
    world.all('trip').get(trip)?.vehicle ?? world.own('trip').get(trip)?.vehicle ?? null;
  const id = named ?? vehicle;
  const halted = state?.status === 'halted' ? state.halted.at(-1) : undefined;
  return {
    trip,
    vehicle: vehicleOfTrip(world, trip, id),
    isNamed: named !== null,
    status: state?.status ?? 'unknown',
    since: state?.since?.at ?? null,
    halt: halted ? { site: halted.site, reason: halted.reason as HaltReason | null } : null,
    condition: id === null ? 'ready' : conditionOf(world, id),
  };
};

const isStanding = (met: Met, site: string) => met.status === 'halted' && met.halt?.site === site;

/** Vehicles that stand at this site now, the longest first. */
export const standingAt = (world: World, site: string): readonly Met[] =>
  [...new Set([...world.all('trip').keys(), ...world.own('trip').keys()])]
    .map((trip) => metTrip(world, trip))
    .filter((met) => isStanding(met, site))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.trip < b.trip ? -1 : 1));
