import type { Closing, World } from '../../run/world.ts';
import type { Scenario } from '../../scenario/types.ts';
import { normalQuantile, uniformOf } from '../noise.ts';

/**
 * How it really goes, by other rules than the forecast believes in: moods that turn at hours of their own and while vehicles are on the road, with heavier
 * tails; each way and each driver somewhat off what was expected; halts; boarding that takes longer or shorter.
 */
export interface Truth {
  readonly world: World;
  /** Deviation of the moods and what each block keeps of the one before. */
  readonly mood: number;
  readonly memory: number;
  readonly suspensions: readonly Closing[];
  /** From when on each vehicle is lost. null: never. */
  readonly lost: readonly (number | null)[];
  readonly hasHappenings: boolean;
}

const LEG = 1;
const HALT = 2;
const BOARDING = 3;

/** `random` decides everything, in this order; `nominal`: minutes that it takes about. */
export function drawTruth(random: () => number, scenario: Scenario, nominal: number): Truth {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const normal = () => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
  const mood = pick([0, 0.1, 0.2, 0.35]);
  const memory = pick([0, 0.4, 0.7]);
  const block = pick([120, 150, 200, 240]);
  const phase = random() * block;
  const journey = pick([0.1, 0.15, 0.2, 0.3]);
  const halts = pick([0, 0.01, 0.03]);
  const bias = 0.12 * normal();
  const ways = scenario.ways.map(() => [bias + 0.05 * normal(), bias + 0.05 * normal()] as const);
  const drivers = scenario.vehicles.map(() => 0.04 * normal());
  const gate = Math.exp(0.15 * normal());
  const until = 8 * nominal + 3000;
  const moods: number[] = [];
  for (let at = 0; at * block < until + block; at++) {
    const fresh = mood * heavy(random());
    const before = moods[at - 1];
    moods.push(
      before === undefined ? fresh : memory * before + Math.sqrt(1 - memory * memory) * fresh,
    );
  }
  const moodAt = (minute: number) =>
    moods[Math.min(moods.length - 1, Math.floor((minute + phase) / block))] as number;
  /** Driving so many minutes as it would be without moods, through the moods that come. */
  const through = (departs: number, minutes: number): number => {
    let left = minutes;
    let at = departs;
    while (left > 1e-9) {
      const slow = Math.exp(moodAt(at));
      const turns = (Math.floor((at + phase) / block) + 1) * block - phase + 1e-6;
      const drives = Math.min(left * slow, turns - at);
      at += drives;
      left -= drives / slow;
    }
    return at - departs;
  };
  const seed = Math.floor(random() * 2 ** 31);
  const luck = (what: number, a: number, b: number, minute: number) =>
    uniformOf(seed ^ Math.imul(what, 0x27d4eb2f), a, b, Math.round(minute * 1000));

  const hasHappenings = random() < 0.5;
  const suspensions: Closing[] = [];
  const often = hasHappenings ? pick([0, 1 / 96, 1 / 48, 1 / 24]) / 60 : 0;
  const length = pick([60, 90, 150]);
  for (let at = 0; often > 0; ) {
    at += -Math.log(1 - random()) / often;
    if (at > until) break;
    const to = at + Math.min(2000, length * Math.exp(0.9 * normal()));
    suspensions.push({ site: null, from: at, to });
    at = to;
  }
  const breaks = hasHappenings ? pick([0, 1 / 1200, 1 / 600, 1 / 300]) / 60 : 0;
  const lost = scenario.vehicles.map(() => (breaks > 0 ? -Math.log(1 - random()) / breaks : null));
  return {
    mood,
    memory,
    suspensions,
    lost,
    hasHappenings,
    world: {
      legMinutes: (vehicle, way, isBack, departs, minutes) => {
        const off =
          (ways[way]?.[isBack ? 1 : 0] ?? 0) +
          (drivers[vehicle] ?? 0) +
          journey * heavy(luck(LEG, vehicle, 2 * way + Number(isBack), departs));
        const stands =
          luck(HALT, vehicle, 2 * way + Number(isBack), departs) / Math.max(1e-9, halts);
        return through(departs, minutes * Math.exp(off)) + (stands < 1 ? 20 + 70 * stands : 0);
      },
      passageMinutes: (_checkpoint, _isLoaded, minutes) => minutes * gate,
      boardingMinutes: (vehicle, site, from, minutes) =>
        minutes * Math.exp(0.25 * normalQuantile(luck(BOARDING, vehicle, site, from))),
      closings: suspensions,
      lost,
      takeOver: true,
    },
  };
}

/** Of deviation 1 and heavier tails than normal ones: one in ten comes out of a distribution twice as wide. */
function heavy(share: number): number {
  const wide = share < 0.05 || share > 0.95;
  const inner = wide ? (share < 0.05 ? share / 0.1 : 1 - (1 - share) / 0.1) : (share - 0.05) / 0.9;
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, inner));
  return (normalQuantile(kept) * (wide ? 2 : 1)) / Math.sqrt(1.3);
}
