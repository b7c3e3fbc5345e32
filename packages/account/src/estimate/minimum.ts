import { type CurrentTally, canBePointedAt, compareCounts } from '@corridor/operation';
import type { Point, TallyEvidence, TripEvidence } from '../evidence/types.ts';

/** As the comparison of counts reads it; `place` for the line, which what is published has not. */
const toCompare = (
  { counter, look, isKeyed, low, high, laps, quarter: _, line: __, ...said }: TallyEvidence,
  place: number,
): CurrentTally => ({
  line: String(place),
  device: counter,
  person: counter,
  at: 0,
  again: 0,
  fact: {
    ...said,
    countedBy: look,
    ...(isKeyed && { keyedBy: 'radio' }),
    ...(low !== null && { low }),
    ...(high !== null && { high }),
    ...(laps !== null && { laps }),
  },
});

/** Who is heard of several counts of one part: where two people's counts agree, alone of all figures, only they. */
export const heardOf = (tallies: readonly TallyEvidence[]): readonly TallyEvidence[] => {
  if (tallies.length < 3) return tallies;
  const { state, speaking } = compareCounts(tallies.map(toCompare));
  return state === 'settled'
    ? tallies.filter((_, place) => speaking.includes(String(place)))
    : tallies;
};

const leastOfPart = (tallies: readonly TallyEvidence[]): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const tally of heardOf(tallies)) {
    if (canBePointedAt(tally)) least = Math.min(least, tally.people);
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
};

/** What one site's counts say without doubt: doors add up; beside a count of the whole the smaller speaks. */
const leastAtSite = (tallies: readonly TallyEvidence[]): number => {
  const [only] = tallies;
  if (tallies.length === 1 && only) return leastOfPart(tallies);
  const parts = Map.groupBy(tallies, ({ part }) => part);
  const whole = parts.get('whole');
  const isBothDoors = parts.has('front') && parts.has('rear');
  let doors = 0;
  let hasDoors = false;
  for (const [part, counts] of parts) {
    if (part === 'whole') continue;
    hasDoors = true;
    doors += leastOfPart(counts);
  }
  if (!whole) return doors;
  const ofWhole = leastOfPart(whole);
  if (!hasDoors) return ofWhole;
  if (!isBothDoors) return ofWhole || doors;
  return ofWhole && doors ? Math.min(ofWhole, doors) : Math.max(ofWhole, doors);
};

const talliesAt = ({ tallies, from }: TripEvidence, point: Point) =>
  tallies.filter(
    (tally) => tally.point === point && !(point === 'alighting' && tally.site === from),
  );

/** ● Counted one by one at this end of the trip and can be pointed at. Never "about". People. */
export const leastAt = (trip: TripEvidence, point: 'boarding' | 'alighting'): number => {
  const tallies = talliesAt(trip, point);
  if (tallies.length === 0) return 0;
  if (tallies.length === 1) return leastOfPart(tallies);
  const sites = [...Map.groupBy(tallies, ({ site }) => site).values()];
  const least = sites.map(leastAtSite);
  const sum = least.reduce((a, b) => a + b, 0);
  if (point === 'boarding' || sites.length === 1) return sum;
  // Who got off at two sites may be the same people counted twice, unless no more got off than on.
  const boarding = talliesAt(trip, 'boarding');
  const isWithin =
    boarding.length > 0 && spokenAt(tallies) <= spokenAt(boarding) && isWhole(boarding);
  return isWithin ? sum : Math.max(...least);
};

const isWhole = (tallies: readonly TallyEvidence[]) =>
  [...Map.groupBy(tallies, ({ site }) => site).values()].every((at) => {
    const parts = new Set(at.map(({ part }) => part));
    return parts.has('whole') || (parts.has('front') && parts.has('rear'));
  });

/** Every site's careful figure added, "about" included. */
const spokenAt = (tallies: readonly TallyEvidence[]): number => {
  let sum = 0;
  for (const at of Map.groupBy(tallies, ({ site }) => site).values()) {
    const parts = Map.groupBy(at, ({ part }) => part);
    const of = (counts: readonly TallyEvidence[]) => {
      const exact = counts.filter((tally) => tally.exact);
      return Math.min(...(exact.length ? exact : counts).map(({ people }) => people));
    };
    const whole = parts.get('whole');
    let doors = 0;
    for (const [part, counts] of parts) if (part !== 'whole') doors += of(counts);
    sum += whole ? of(whole) : doors;
  }
  return sum;
};
