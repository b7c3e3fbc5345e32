import { draft } from '@corridor/operation';
import type { VehicleCondition } from '../text/fieldWords.ts';

/** What somebody at a post sees of a vehicle. That it is on a trip, its trip says. */
export const VEHICLE_STATES: readonly VehicleCondition[] = [
  'broken-down',
  'seized',
  'lost',
  'ready',
];

/** `at`: told later than it happened, ms. */
export const stateToRecord = (vehicle: string, state: VehicleCondition, at?: number) => ({
  ...draft('vehicle', 'state-changed@1', { state, at }),
  subject: vehicle,
});

/** What looks odd. It is said beside the key, and never stands in the way. */
export const doubtsOfState = (
  state: VehicleCondition,
  now: VehicleCondition,
  isOnTheRoad: boolean,
): readonly ('same' | 'on-the-road')[] => [
  ...(state === now ? (['same'] as const) : []),
  ...(state === 'ready' && isOnTheRoad ? (['on-the-road'] as const) : []),
];
