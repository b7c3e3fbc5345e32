import type { Fact } from '@corridor/operation';
import type { Places } from '../scenario/types.ts';

/** What is taken where nobody told: cautious, and named each time. Minutes. */
export const USUAL = {
  boarding: 20,
  alighting: 10,
  gateLoaded: 2,
  gateEmpty: 1,
  /** A vehicle whose way nobody knows. */
  onTheRoad: 30,
} as const;

type VehicleKind = Fact<'vehicle', 'listed@1'>['vehicleKind'];
/** Seats, lying places. Fewer than most have: nobody is called forward for a place that is not there. */
export const USUAL_PLACES: { readonly [kind in VehicleKind]: Places } = {
  bus: { sitting: 40, lying: 0, wheelchair: 0 },
  minibus: { sitting: 12, lying: 0, wheelchair: 0 },
  ambulance: { sitting: 1, lying: 1, wheelchair: 0 },
  car: { sitting: 3, lying: 0, wheelchair: 0 },
  van: { sitting: 6, lying: 0, wheelchair: 0 },
  lorry: { sitting: 0, lying: 0, wheelchair: 0 },
};

/** After this long without news nobody can say that the same people still wait. */
export const OLD_NEWS_MS = 6 * 3_600_000;

export const MINUTE_MS = 60_000;
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
