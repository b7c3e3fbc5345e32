import { createRandom } from '../../random.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { World } from '../world.ts';

/** A bad day: slow and fast legs, slow gates, halts, vehicles that break down, everything suspended for a while. */
export function worldOf(seed: number, { vehicles, sites }: Scenario): World {
  const random = createRandom(seed);
  const lost = vehicles.map(() => (random() < 0.3 ? Math.floor(random() * 300) : null));
  const closings = Array.from({ length: Math.floor(random() * 4) }, () => {
    const from = Math.floor(random() * 250);
    const site = random() < 0.5 ? null : Math.floor(random() * sites.length);
    return { site, from, to: random() < 0.05 ? null : from + 1 + Math.floor(random() * 120) };
  });
  const slowGate = 1 + random() * 3;
  const takeOver = random() < 0.6;
  // Of the question alone, so that the same question has the same answer.
  const chance = (...of: number[]) =>
    createRandom(
      of.reduce((mix, one) => Math.imul(mix ^ Math.round(one * 64), 0x9e3779b1), seed),
    )();
  return {
    legMinutes: (vehicle, way, isBack, departs, nominal) => {
      const luck = chance(vehicle, way, isBack ? 1 : 0, departs);
      const halt = luck > 0.95 ? 60 : 0;
      return nominal * (0.7 + luck) + halt;
    },
    passageMinutes: (_checkpoint, _isLoaded, nominal) => nominal * slowGate,
    boardingMinutes: (vehicle, site, from, nominal) =>
      nominal * (0.5 + chance(vehicle, site, from)),
    lost,
    closings,
    takeOver,
  };
}

/** Everything as the scenario says. */
export const asSaid: World = {
  legMinutes: (_vehicle, _way, _isBack, _departs, nominal) => nominal,
  takeOver: false,
};
