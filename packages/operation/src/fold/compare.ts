import type { LineId } from '../event.ts';
import type { CurrentTally, PartCount } from '../state/trip.ts';

/**
 * TOLERANCE. Exact counts agree when they are the same number: two people who each looked at every person must come to
 * one figure, and one more or one fewer is a person, most often a child on a lap. An "about" agrees with what lies
 * within its own range, since that is what it says; but a range counts no further than from half to double its figure,
 * or "about 60, between 0 and 1000" would confirm anything.
 */
const toleranceOf = ({ fact }: CurrentTally): Range => {
  const { people, exact } = fact;
  if (exact) return { low: people, high: people };
  const [least, most] = [Math.floor(people / 2), people * 2];
  return {
    low: Math.min(people, Math.max(fact.low ?? least, least)),
    high: Math.max(people, Math.min(fact.high ?? most, most)),
  };
};
interface Range {
  readonly low: number;
  readonly high: number;
}

/** Whether two counts say the same within what they say of themselves. */
export const doAgree = (a: CurrentTally, b: CurrentTally): boolean => {
  if (a.fact.exact && b.fact.exact) return a.fact.people === b.fact.people;
  const [one, other] = [toleranceOf(a), toleranceOf(b)];
  return one.low <= other.high && other.low <= one.high;
};

/** What a post said by radio or wrote on paper, and what its own phone says, is one look at the same people. */
export const isOneLook = (a: CurrentTally, b: CurrentTally): boolean =>
  a.fact.countedBy === b.fact.countedBy &&
  (a.fact.keyedBy !== undefined || b.fact.keyedBy !== undefined);

/**
 * Whether one can confirm the other: two looks that went through the hands of two people. A desk that keys what two
 * posts said is one pair of hands.
 */
export const isIndependent = (a: CurrentTally, b: CurrentTally): boolean =>
  a.person !== b.person && !isOneLook(a, b);

const hasPair = (
  tallies: readonly CurrentTally[],
  is: (a: CurrentTally, b: CurrentTally) => boolean,
): boolean => {
  for (const [i, a] of tallies.entries()) {
    for (let j = i + 1; j < tallies.length; j++) if (is(a, tallies[j] as CurrentTally)) return true;
  }
  return false;
};

/** The largest sets of counts that all agree. Ranges on a line that agree two by two have a figure in common. */
const agreeingSets = (tallies: readonly CurrentTally[]): readonly (readonly CurrentTally[])[] => {
  const sets = tallies.map((from) => {
    const { low } = toleranceOf(from);
    return tallies.filter((each) => {
      const range = toleranceOf(each);
      return range.low <= low && low <= range.high;
    });
  });
  return sets.filter(
    (set, i) =>
      !sets.some(
        (other, j) =>
          (other.length > set.length || (other.length === set.length && j < i)) &&
          set.every((each) => other.includes(each)),
      ),
  );
};

const NO_SETS: readonly never[] = [];

/**
 * Compares the current counts of one part; each person's newest, in causal order.
 *
 * single     nobody else has counted it (what a post radioed of its own count is no second look)
 * confirmed  two people's counts agree, and nobody's says otherwise
 * differs    they do not agree: all are shown, the careful figure speaks, the range holds all of them
 * settled    they differed, and two people agree on one figure, alone of all figures: it speaks, the odd one stays visible
 *
 * An "about" that would agree with both sides of a quarrel decides nothing between them.
 */
export const compareCounts = (tallies: readonly CurrentTally[]): PartCount => {
  const [first] = tallies as readonly [CurrentTally, ...CurrentTally[]];
  const { point, site, part } = first.fact;
  const place = { point, site, part, tallies };
  const linesOf = (some: readonly CurrentTally[]): readonly LineId[] =>
    some.map(({ line }) => line);
  // Nearly always two: whether they agree is all there is to it.
  const isPair = tallies.length === 2;
  const [, second = first] = tallies;
  const sets = isPair ? NO_SETS : agreeingSets(tallies);
  if (isPair ? doAgree(first, second) : sets.length === 1) {
    const state = hasPair(tallies, isIndependent) ? 'confirmed' : 'single';
    return { ...place, state, between: null, speaking: linesOf(tallies), since: null };
  }
  const isOfOne = (each: CurrentTally) => sets.filter((set) => set.includes(each)).length === 1;
  const vouched = sets.filter((set) => hasPair(set.filter(isOfOne), isIndependent));
  const [alone] = vouched;
  if (alone && vouched.length === 1) {
    return { ...place, state: 'settled', between: null, speaking: linesOf(alone), since: null };
  }
  let since = Number.POSITIVE_INFINITY;
  let between: PartCount['between'] = 'transcription';
  for (const [i, a] of tallies.entries()) {
    for (let j = i + 1; j < tallies.length; j++) {
      const b = tallies[j] as CurrentTally;
      if (doAgree(a, b)) continue;
      since = Math.min(since, Math.max(a.at, b.at));
      if (!isOneLook(a, b)) between = 'counters';
    }
  }
  return { ...place, state: 'differs', between, speaking: linesOf(tallies), since };
};
