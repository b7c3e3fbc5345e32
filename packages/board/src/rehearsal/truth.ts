import type { Spoken } from '@corridor/account';
import type { LogEvent } from '@corridor/log';
import type { PlayState } from '../session/exerciseClock.ts';
import type { Facts } from '../view/facts.ts';

export interface Comparison {
  /** People who really got off our vehicles at their destination by now. Nobody in the operation knew it. */
  readonly truth: number;
  /** ● Counted one by one on arrival: what the board says. */
  readonly minimum: number;
  /** ● All that was counted on arrival by our rules, "about" included. */
  readonly counted: number;
  /** ≈ What the account says, with nine chances in ten, no finer than it is known; null where it cannot say. */
  readonly estimate: Pick<Spoken, 'people' | 'low' | 'high'> | null;
  /** Every count at boarding that anybody wrote down, doubles and corrections and all, added up as a spreadsheet would. */
  readonly plainSum: number;
}

/** What the hub reveals; null while it does not. */
export const truthOf = (play: PlayState): number | null =>
  typeof play.arrivedSoFar === 'number' ? play.arrivedSoFar : null;

/**
 * The exercise's answer: the truth beside what this board says and beside what adding up every slip would have said.
 * On our vehicles only: who leaves by own means is sampled, not counted.
 */
export function compareWithTruth(
  facts: Facts,
  events: (subject: string) => readonly LogEvent[],
  truth: number,
  estimate: Comparison['estimate'],
): Comparison {
  let minimum = 0;
  let counted = 0;
  let plainSum = 0;
  for (const trip of facts.states('trip').values()) {
    minimum += trip.minimumArrived;
    if (trip.status === 'arrived') counted += trip.alighted?.people ?? 0;
    for (const event of events(trip.id)) {
      const { point, people } = event.fact as { point?: string; people?: number };
      const isTally = event.kind.startsWith('tallied@') && point === 'boarding';
      if (isTally && typeof people === 'number') plainSum += people;
    }
  }
  return { truth, minimum, counted, estimate, plainSum };
}
