import type { States, TripState } from '@corridor/operation';
import { word } from '../text/words.ts';
import { type Facts, stateOf } from './facts.ts';

type VehicleTrouble = Exclude<States['vehicle']['state'], 'ready' | 'on-trip'>;

/** What befell the vehicle of a trip, as somebody told it and nobody took back. */
export interface Trouble {
  readonly state: VehicleTrouble;
  /** `seized` */
  readonly text: string;
  readonly since: number;
  /** Device that told it. */
  readonly toldBy: string;
  /** Told before this trip began, or of a breakdown after which it was seen driving: no alarm, and not hidden. */
  readonly isPast: boolean;
}

/** The worst first. */
export const troubleOrder: readonly VehicleTrouble[] = ['lost', 'seized', 'broken-down'];

/** null: nothing was told of it, or the trip is over and the vehicle's state says nothing of its people any more. */
export function troubleOf(facts: Facts, trip: TripState): Trouble | null {
  const vehicle = stateOf(facts, 'vehicle', trip.vehicle);
  const state = troubleOrder.find((one) => one === vehicle?.state);
  if (!state || !vehicle?.since) return null;
  if (trip.status === 'arrived' || trip.status === 'cancelled') return null;
  const { at, device } = vehicle.since;
  const began = trip.boarding ?? trip.standing ?? trip.departed ?? trip.passed[0];
  const drives = trip.status === 'departed' || trip.status === 'passed';
  return {
    state,
    text: word('vehicleState', state),
    since: at,
    toldBy: device,
    isPast:
      (began !== undefined && began.at > at) ||
      // Who seized a bus may well drive it on with the people in it.
      (state === 'broken-down' && drives && (trip.since?.at ?? 0) > at),
  };
}

/** `seized`, where that is this trip's trouble now; else empty. */
export const troubleText = (facts: Facts, trip: TripState): string => {
  const trouble = troubleOf(facts, trip);
  return trouble && !trouble.isPast ? trouble.text : '';
};
