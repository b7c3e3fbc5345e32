import type { SubjectId } from '@corridor/operation';
import type { TallyEvidence } from '../evidence/types.ts';
import { statedBy } from './stated.ts';
import {
  highestLow,
  lowestHigh,
  missBy,
  type PlaceStatements,
  type Statement,
  together,
} from './statement.ts';
import type { Contradiction, ContradictionCode, ContradictionRecord } from './types.ts';

const recordOf = (
  tally: TallyEvidence,
  says: ContradictionRecord['says'],
  trip: SubjectId,
): ContradictionRecord => ({
  says,
  people: statedBy(tally)[says === 'at-least' ? 0 : 1],
  is: { a: 'count', point: tally.point, part: tally.part, exact: tally.exact },
  trip,
  site: tally.site,
  ...(tally.line !== undefined && { line: tally.line }),
});

/** Of counts that add up to too many, the fewest with which it is still too many. */
const fewest = (records: readonly ContradictionRecord[], spare: number) => {
  let left = spare;
  return [...records]
    .sort((a, b) => a.people - b.people)
    .filter(({ people }) => {
      if (people >= left) return true;
      left -= people;
      return false;
    });
};

/** What is said without a count: how much fits, who died. */
export interface Fixed {
  readonly low?: ContradictionRecord;
  readonly high?: ContradictionRecord;
}

/** `code` may hang on which of the two says more. */
export const contradictionOf = (
  trip: SubjectId,
  code: ContradictionCode,
  more: Statement,
  fewer: Statement,
  fixed: Fixed = {},
): Contradiction => {
  const people = missBy(more, fewer);
  const least = more.lowBy.map((tally) => recordOf(tally, 'at-least', trip));
  const most = fewer.highBy.map((tally) => recordOf(tally, 'at-most', trip));
  const records = [
    // Without a count that only adds to what is too many already, it still is.
    ...(least.length > 1 ? fewest(least, people) : least),
    ...(fixed.low ? [fixed.low] : []),
    ...most,
    ...(fixed.high ? [fixed.high] : []),
  ];
  const sites = new Set(records.flatMap(({ site }) => site ?? []));
  return {
    code,
    people,
    trip,
    site: sites.size === 1 ? ([...sites][0] as SubjectId) : null,
    between: null,
    records,
  };
};

/** The two that miss each other by most, if any do. */
const withinOne = (trip: SubjectId, statements: readonly Statement[]): readonly Contradiction[] => {
  if (statements.length < 2) return [];
  const [more, fewer] = [highestLow(statements), lowestHigh(statements)];
  return missBy(more, fewer) ? [contradictionOf(trip, 'counts-differ', more, fewer)] : [];
};

/** What holds together speaks as one; what does not, each for itself. */
const voicesOf = (all: readonly Statement[]): readonly Statement[] =>
  all.length > 1 && missBy(highestLow(all), lowestHigh(all)) === 0 ? [together(all)] : all;

/** The nearest two of either side, where not even these can both be true. */
export const nearest = (
  some: readonly Statement[],
  others: readonly Statement[],
): readonly [Statement, Statement] | null => {
  let found: readonly [Statement, Statement] | null = null;
  const against = voicesOf(others);
  for (const a of voicesOf(some)) {
    for (const b of against) {
      const miss = missBy(a, b);
      if (miss === 0) return null;
      if (!found || miss < missBy(...found)) found = [a, b];
    }
  }
  return found;
};

/** What the counts of one place say against each other. */
export const conflictsAt = (trip: SubjectId, place: PlaceStatements): readonly Contradiction[] => {
  const { wholes, doors, byDoor } = place;
  if (wholes.length + byDoor.length < 2 && !byDoor.some((door) => door.length > 1)) return [];
  const pair = doors && wholes.length ? nearest(wholes, [doors]) : null;
  const [a, b] = pair ?? [];
  return [
    ...withinOne(trip, wholes),
    ...byDoor.flatMap((door) => withinOne(trip, door)),
    ...(a && b
      ? [
          a.stated[0] > b.stated[1]
            ? contradictionOf(trip, 'doors-differ', a, b)
            : contradictionOf(trip, 'doors-differ', b, a),
        ]
      : []),
  ];
};
