import type { Facts } from '../view/facts.ts';
import { streamSite } from './ownMeans.ts';

/** Two counts of the same stretch of time at one site's own-means stream: one adds, the other stands beside it. */
export interface DoubleCount {
  readonly id: string;
  readonly site: string;
  readonly from: number;
  readonly to: number;
  /** How long both watched, ms. */
  readonly overlap: number;
  /** The first counts. */
  readonly vehicles: readonly [number, number];
  readonly onFoot: readonly [number, number];
  /** Two people, the same stretch, the same figures: nothing to be settled. */
  readonly agrees: boolean;
  readonly isOnePerson: boolean;
}

/** The newest first: who stood there may still be asked. */
export function doubleCounts(facts: Facts): readonly DoubleCount[] {
  return [...facts.states('stream').values()]
    .flatMap((stream) => {
      const spans = new Map(stream.tallies.map((tally) => [tally.line, tally.fact]));
      return stream.differences.flatMap((one): DoubleCount[] => {
        const [counted, beside] = one.lines.map((line) => spans.get(line));
        if (!counted || !beside) return [];
        return [
          {
            id: one.lines.join(),
            site: streamSite(facts, stream),
            from: Math.min(counted.from, beside.from),
            to: Math.max(counted.to, beside.to),
            overlap: one.ms,
            vehicles: one.vehicles,
            onFoot: one.onFoot,
            agrees: one.agrees,
            isOnePerson: one.persons[0] === one.persons[1],
          },
        ];
      });
    })
    .sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1));
}
