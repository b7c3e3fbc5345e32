import { type CurrentTally, compareCounts, countPoints } from '@corridor/operation';
import type { TallyEvidence, TripEvidence } from '../evidence/types.ts';

/** As the operation compares and adds up counts; `place` for the line, which what is published has not. */
const toCurrent = (tally: TallyEvidence, place: number): CurrentTally => {
  const { point, site, part, people, exact, method, lapsAsked } = tally;
  const { counter, look, isKeyed, low, high } = tally;
  return {
    line: String(place),
    device: counter,
    person: counter,
    at: 0,
    again: 0,
    fact: {
      point,
      site,
      part,
      people,
      exact,
      method,
      lapsAsked,
      countedBy: look,
      ...(isKeyed && { keyedBy: 'radio' }),
      ...(low !== null && { low }),
      ...(high !== null && { high }),
    },
  };
};

/** Who is heard of several counts of one part: where two people's counts agree, alone of all figures, only they. */
export const heardOf = (tallies: readonly TallyEvidence[]): readonly TallyEvidence[] => {
  if (tallies.length < 3) return tallies;
  const { speaking } = compareCounts(tallies.map(toCurrent));
  return tallies.filter((_, place) => speaking.includes(String(place)));
};

/** ● Counted one by one at this end of the trip and can be pointed at, as the operation adds it up. Never "about". People. */
export const leastAt = (
  { tallies, from }: TripEvidence,
  point: 'boarding' | 'alighting',
): number => {
  // How far two places where people got off add up hangs on how many boarded.
  const counted = tallies.filter(
    (tally) => tally.point === point || (tally.point === 'boarding' && point === 'alighting'),
  );
  const { boarded, alighted } = countPoints(counted.map(toCurrent), from);
  return (point === 'boarding' ? boarded : alighted)?.minimum ?? 0;
};
