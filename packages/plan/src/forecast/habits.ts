import { blockOf, type LegRatio } from './legModel.ts';
import { keyOf, normalQuantile, uniformOf } from './noise.ts';

/** What one way or one driver has of its own, in logarithms: mean and deviation of what is believed of it. */
interface Habit {
  readonly mean: number;
  readonly deviation: number;
}

/** Some ways were laid too short and some drivers are slow, day after day: no mood makes up for it, and the last to arrive is often one of theirs. */
export interface Habits {
  readonly way: (name: string) => Habit;
  readonly vehicle: (id: string) => Habit;
}

/** Before anything was seen; so much a way is off, so much a driver. */
const WAYS = 0.07;
const DRIVERS = 0.05;
/** Deviation of one journey, for how much one of them tells. */
const JOURNEY = 0.2;

/** Each journey against the others of its hours: what is left to its way, and then to its vehicle. */
export function learnHabits(ratios: readonly LegRatio[]): Habits {
  const seen = ratios.filter(({ censored }) => !censored);
  const blocks = Map.groupBy(seen, ({ at }) => blockOf(at));
  const offs = [...blocks.values()].flatMap((all) => {
    if (all.length < 2) return [];
    const mean = meanOf(all.map(({ ratio }) => ratio));
    return all.map((one) => ({ ...one, ratio: one.ratio - mean }));
  });
  const ways = habitsOf(offs, ({ way }) => way, WAYS);
  const rest = offs.map((one) => ({ ...one, ratio: one.ratio - (ways.get(one.way)?.mean ?? 0) }));
  const vehicles = habitsOf(rest, ({ vehicle }) => vehicle, DRIVERS);
  const [noWay, noDriver] = [WAYS, DRIVERS].map((deviation) => ({ mean: 0, deviation })) as [
    Habit,
    Habit,
  ];
  return {
    way: (name) => ways.get(name) ?? noWay,
    vehicle: (id) => vehicles.get(id) ?? noDriver,
  };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

function habitsOf(
  offs: readonly LegRatio[],
  nameOf: (one: LegRatio) => string,
  before: number,
): ReadonlyMap<string, Habit> {
  const kept = (ratio: number) => Math.max(-3 * JOURNEY, Math.min(3 * JOURNEY, ratio));
  return new Map(
    [...Map.groupBy(offs, nameOf)].map(([name, all]) => {
      const told = all.length * before ** 2;
      const trust = told / (told + JOURNEY ** 2);
      return [
        name,
        {
          mean: trust * meanOf(all.map(({ ratio }) => kept(ratio))),
          deviation: before * Math.sqrt(1 - trust),
        },
      ];
    }),
  );
}

/** Journeys as if every way and every driver were like the others. */
export const withoutHabits = (ratios: readonly LegRatio[], habits: Habits): readonly LegRatio[] =>
  ratios.map((one) => ({
    ...one,
    ratio: one.ratio - habits.way(one.way).mean - habits.vehicle(one.vehicle).mean,
  }));

/** What a habit is in future number `run`. */
export const drawHabit = (
  { mean, deviation }: Habit,
  name: string,
  seed: number,
  run: number,
): number => mean + deviation * normalQuantile(uniformOf(seed, run, HABIT, keyOf(name)));

const HABIT = 21;
