import type { Corridor, Ground } from '../ground.ts';
import { corridorsOf } from '../ground.ts';
import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import { byDay } from './people.ts';
import type { Road } from './road.ts';

/** One car, van or lorry, or a family walking, on its own way out. Times since the first midnight. */
export interface OwnGroup {
  readonly kind: 'car' | 'van' | 'lorry' | 'foot';
  readonly people: number;
  readonly from: string;
  readonly to: string;
  /** When it passed each site of its road, in order; the last is its arrival. */
  readonly passes: readonly (readonly [site: string, at: number])[];
}

const leastAndMost = { car: [1, 9], van: [4, 20], lorry: [6, 60] } as const;

/** Kinds as from a shuffled pack of a hundred cards, so that the mix holds over the day and not only on average. */
const createKinds = (random: Random, mix: Scenario['ownVehicles']) => {
  const pack: ('car' | 'van' | 'lorry')[] = [];
  return (): 'car' | 'van' | 'lorry' => {
    if (!pack.length) {
      for (const kind of ['car', 'van', 'lorry'] as const) {
        for (let card = 0; card < Math.round(mix[kind].share * 100); card++) pack.push(kind);
      }
    }
    const [drawn] = pack.splice(random.int(0, pack.length - 1), 1);
    return drawn ?? 'car';
  };
};

const loadOf = (random: Random, kind: 'car' | 'van' | 'lorry', mean: number): number => {
  const [least, most] = leastAndMost[kind];
  return Math.min(most, Math.max(least, Math.round(random.normal(mean, mean * 0.33))));
};

/** Drives or walks the whole corridor, waiting wherever movement is suspended. */
const passesOf = (
  random: Random,
  road: Road,
  way: Corridor,
  startsAt: number,
  slowness: number,
) => {
  const passes: [string, number][] = [];
  let at = startsAt;
  for (const leg of way.legs) {
    passes.push([leg.from, at]);
    let block = road.blockedBy(leg.from, leg.to, at);
    while (block) {
      at = block.to + random.int(2, 100) * MINUTE;
      block = road.blockedBy(leg.from, leg.to, at);
    }
    at += Math.round(leg.minutes * slowness * random.between(0.8, 1.5) * MINUTE);
  }
  passes.push([way.sites[way.sites.length - 1] as string, at]);
  return passes;
};

/** Everybody who leaves without our vehicles, ordered by when they set out. */
export const ownMeansOf = (
  random: Random,
  scenario: Scenario,
  ground: Ground,
  road: Road,
): readonly OwnGroup[] => {
  const ways = corridorsOf(ground, 'main');
  const groups: OwnGroup[] = [];
  const lastDay = scenario.dayShares.length - 1;
  const nextKind = createKinds(random.named('kinds'), scenario.ownVehicles);
  const setOut = (today: number, day: number, onFoot: boolean) => {
    for (let left = today; left > 0; ) {
      const kind = onFoot ? 'foot' : nextKind();
      const drawn =
        kind === 'foot'
          ? random.int(1, 7)
          : loadOf(random, kind, scenario.ownVehicles[kind].people);
      const people = Math.min(left, drawn);
      const way = wayFrom(random, ways);
      const span = day === lastDay ? 10 : 17;
      const hour = 5.5 + ((random.next() + random.next()) / 2) * span;
      const startsAt = Math.round((day * 24 + hour) * HOUR);
      const passes = passesOf(random, road, way, startsAt, kind === 'foot' ? 4 : 1);
      const to = way.sites[way.sites.length - 1] as string;
      groups.push({ kind, people, from: way.sites[0] as string, to, passes });
      left -= people;
    }
  };
  const inVehicles = Math.round(scenario.people * scenario.ownVehicleShare);
  const onFoot = Math.round(scenario.people * scenario.onFootShare);
  byDay(inVehicles, scenario.dayShares).forEach((today, day) => {
    setOut(today, day, false);
  });
  byDay(onFoot, scenario.dayShares).forEach((today, day) => {
    setOut(today, day, true);
  });
  return groups.sort((a, b) => startOf(a) - startOf(b));
};

const startOf = (group: OwnGroup) => (group.passes[0] as readonly [string, number])[1];

/** In the middle scenario a third of the cars start beyond the first pick-up point. */
const wayFrom = (random: Random, ways: readonly Corridor[]): Corridor => {
  const way = random.pick(ways);
  const second = way.legs[1];
  if (ways.length > 1 || !second || !random.chance(0.35)) return way;
  return { ...way, sites: way.sites.slice(1), legs: way.legs.slice(1) };
};
