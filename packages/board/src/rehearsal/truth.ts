import type { LogEvent } from '@corridor/log';
import type { Facts } from '../view/facts.ts';

/** What the hub reveals of an exercise, as far as this screen compares it. */
export interface Truth {
  readonly trips: readonly {
    readonly end: 'arrived' | 'sent-back';
    readonly endedAt: number;
    readonly alighted: number;
  }[];
}

export function isTruth(value: unknown): value is Truth {
  const { trips } = (value ?? {}) as { trips?: unknown };
  return (
    Array.isArray(trips) &&
    trips.every((trip: unknown) => {
      const { endedAt, alighted, end } = (trip ?? {}) as Record<string, unknown>;
      return typeof endedAt === 'number' && typeof alighted === 'number' && typeof end === 'string';
    })
  );
}

export interface Comparison {
  /** People who really got off our vehicles at their destination by now. Nobody in the operation knew it. */
  readonly truth: number;
  /** ● Counted one by one on arrival: what the board says. */
  readonly minimum: number;
  /** ● All that was counted on arrival by our rules, "about" included. */
  readonly counted: number;
  /** Every arrival count that anybody wrote down, added up as a spreadsheet would. */
  readonly plainSum: number;
}

/**
 * The exercise's answer: the truth beside what this board says and beside what adding up every slip would have said.
 * On our vehicles only: who leaves by own means is sampled, not counted.
 */
export function compareWithTruth(
  facts: Facts,
  events: (subject: string) => readonly LogEvent[],
  truth: Truth,
  now: number,
): Comparison {
  let minimum = 0;
  let counted = 0;
  let plainSum = 0;
  for (const trip of facts.states('trip').values()) {
    minimum += trip.minimumArrived;
    if (trip.status === 'arrived') counted += trip.alighted?.people ?? 0;
    if (!trip.tallies.some((tally) => tally.fact.point === 'alighting')) continue;
    for (const event of events(trip.id)) {
      const { point, people } = event.fact as { point?: string; people?: number };
      if (
        event.kind.startsWith('tallied@') &&
        point === 'alighting' &&
        typeof people === 'number'
      ) {
        plainSum += people;
      }
    }
  }
  const really = truth.trips.reduce(
    (sum, trip) => (trip.end === 'arrived' && trip.endedAt <= now ? sum + trip.alighted : sum),
    0,
  );
  return { truth: really, minimum, counted, plainSum };
}
