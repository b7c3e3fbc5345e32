import { normalQuantile, normalShare, uniformOf } from './noise.ts';

/** What else happens on such roads: all movement stands for a while, a vehicle is lost. Counted so far, on top of what is so elsewhere. */
export interface Happenings {
  /** Hours of operation seen. */
  readonly hours: number;
  /** How often all movement was suspended in them, and for how many minutes each time; but for one that lasts still. */
  readonly suspensions: readonly number[];
  /** All movement stands now, since so many minutes. Absent or null: it does not. */
  readonly standing?: number | null;
  /** Vehicles lost in so many hours of vehicles. */
  readonly lost: number;
  readonly vehicleHours: number;
}

export const NOTHING_SEEN: Happenings = {
  hours: 0,
  suspensions: [],
  lost: 0,
  vehicleHours: 0,
};

// Elicited, weak: half a suspension in two days, half a vehicle lost in 600 hours of vehicles. Half an event weighs as much as half an event seen.
const SUSPENSIONS = { events: 0.5, hours: 48 };
const LOSSES = { events: 0.5, hours: 600 };
/** Minutes: half of the suspensions last no longer; the logarithm differs by this from one to the next; so many seen weigh as much. */
const LENGTH = { median: 90, spread: 1, weight: 3 };
const LONGEST = 3 * 24 * 60;

const BEGINS = 11;
const LASTS = 12;
const LOSS = 13;
const RATE = 14;

/** Suspensions to come, minutes, in future number `run`; up to `until`. */
export function drawSuspensions(
  { hours, suspensions, standing = null }: Happenings,
  seed: number,
  run: number,
  until: number,
): readonly { readonly from: number; readonly to: number }[] {
  const perMinute =
    rate(SUSPENSIONS, suspensions.length, hours, uniformOf(seed, run, RATE, 0)) / 60;
  const logs = suspensions.map((minutes) => Math.log(Math.max(1, minutes)));
  const seen = logs.reduce((sum, one) => sum + one, 0);
  const centre = (LENGTH.weight * Math.log(LENGTH.median) + seen) / (LENGTH.weight + logs.length);
  const found: { from: number; to: number }[] = [];
  let at = 0;
  if (standing !== null) {
    // It has lasted so long already: drawn out of those that last longer.
    const soFar = normalShare((Math.log(Math.max(1, standing)) - centre) / LENGTH.spread);
    const share = Math.min(1 - 1e-6, soFar + (1 - soFar) * uniformOf(seed, run, LASTS, -1));
    const whole = Math.exp(centre + LENGTH.spread * normalQuantile(share));
    at = Math.min(LONGEST, Math.max(1, whole - standing));
    found.push({ from: 0, to: at });
  }
  for (let which = 0; which < 200; which++) {
    at -= Math.log(uniformOf(seed, run, BEGINS, which)) / perMinute;
    if (at > until) break;
    const length = Math.exp(
      centre + LENGTH.spread * normalQuantile(uniformOf(seed, run, LASTS, which)),
    );
    const to = at + Math.min(LONGEST, length);
    found.push({ from: at, to });
    at = to;
  }
  return found;
}

/** From which minute each of these vehicles, by numbers of their own, is lost; null: not before `until`. */
export function drawLosses(
  { lost, vehicleHours }: Happenings,
  seed: number,
  run: number,
  vehicles: readonly number[],
  until: number,
): readonly (number | null)[] {
  const perMinute = rate(LOSSES, lost, vehicleHours, uniformOf(seed, run, RATE, 1)) / 60;
  return vehicles.map((vehicle) => {
    const minute = -Math.log(uniformOf(seed, run, LOSS, vehicle)) / perMinute;
    return minute < until ? minute : null;
  });
}

/**
 * How often an hour it may happen: between the quantiles of a gamma distribution, by the Wilson–Hilferty cube; of fewer than one event it is close to
 * nothing most of the time, as it should be.
 */
function rate(
  prior: { readonly events: number; readonly hours: number },
  events: number,
  hours: number,
  share: number,
): number {
  const shape = prior.events + events;
  const cube = 1 - 1 / (9 * shape) + normalQuantile(share) / (3 * Math.sqrt(shape));
  return Math.max(1e-7, (shape * Math.max(0, cube) ** 3) / (prior.hours + hours));
}
