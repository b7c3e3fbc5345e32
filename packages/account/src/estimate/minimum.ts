import { canBePointedAt } from '@corridor/operation';
import type { Point, TallyEvidence, TripEvidence } from '../evidence/types.ts';

const toleranceOf = ({ people, exact, low, high }: TallyEvidence): readonly [number, number] => {
  if (exact) return [people, people];
  const [least, most] = [Math.floor(people / 2), people * 2];
  return [
    Math.min(people, Math.max(low ?? least, least)),
    Math.max(people, Math.min(high ?? most, most)),
  ];
};

const isIndependent = (a: TallyEvidence, b: TallyEvidence): boolean =>
  a.counter !== b.counter && !(a.look === b.look && (a.isKeyed || b.isKeyed));

const hasTwoLooks = (tallies: readonly TallyEvidence[]): boolean =>
  tallies.some((a, i) => tallies.some((b, j) => j > i && isIndependent(a, b)));

/** Who is heard of several counts of one part: where two people's counts agree, alone of all figures, only they. */
export const heardOf = (tallies: readonly TallyEvidence[]): readonly TallyEvidence[] => {
  if (tallies.length < 3) return tallies;
  const sets = tallies.map((from) => {
    const [low] = toleranceOf(from);
    return tallies.filter((each) => {
      const [least, most] = toleranceOf(each);
      return least <= low && low <= most;
    });
  });
  const largest = sets.filter(
    (set, i) =>
      !sets.some(
        (other, j) =>
          (other.length > set.length || (other.length === set.length && j < i)) &&
          set.every((each) => other.includes(each)),
      ),
  );
  if (largest.length === 1) return tallies;
  const isOfOne = (each: TallyEvidence) => largest.filter((set) => set.includes(each)).length === 1;
  const vouched = largest.filter((set) => hasTwoLooks(set.filter(isOfOne)));
  return vouched.length === 1 ? (vouched[0] as readonly TallyEvidence[]) : tallies;
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
