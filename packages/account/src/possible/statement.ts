import type { Part, TallyEvidence } from '../evidence/types.ts';
import type { Interval } from './stated.ts';
import { allowedBy, statedBy, UNBOUNDED } from './stated.ts';

/** One thing that records say about one number of people. */
export interface Statement {
  readonly stated: Interval;
  readonly allowed: Interval;
  /** The counts without which it would not say so: for its low and its high end. */
  readonly lowBy: readonly TallyEvidence[];
  readonly highBy: readonly TallyEvidence[];
}

const ofTally = (tally: TallyEvidence): Statement => ({
  stated: statedBy(tally),
  allowed: allowedBy(tally),
  lowBy: [tally],
  highBy: [tally],
});

export const highestLow = (all: readonly Statement[]): Statement =>
  all.reduce((a, b) => (b.stated[0] > a.stated[0] ? b : a));
export const lowestHigh = (all: readonly Statement[]): Statement =>
  all.reduce((a, b) => (b.stated[1] < a.stated[1] ? b : a));

/** By how many people two statements miss each other; 0 where both can be true. */
export const missBy = (a: Statement, b: Statement): number =>
  Math.max(0, a.stated[0] - b.stated[1], b.stated[0] - a.stated[1]);

/**
 * What several statements about one number come to. Where they contradict each other, any of the two furthest apart may
 * be right, with all it allows, and whatever lies between: none is thrown away.
 */
export const together = (all: readonly Statement[]): Statement => {
  const [only] = all;
  if (all.length === 1 && only) return only;
  const [up, down] = [highestLow(all), lowestHigh(all)];
  return up.stated[0] <= down.stated[1]
    ? {
        stated: [up.stated[0], down.stated[1]],
        allowed: [
          Math.max(...all.map(({ allowed }) => allowed[0])),
          Math.min(...all.map(({ allowed }) => allowed[1])),
        ],
        lowBy: up.lowBy,
        highBy: down.highBy,
      }
    : {
        stated: [down.stated[0], up.stated[1]],
        allowed: [
          down.lowBy.length ? down.allowed[0] : down.stated[1],
          up.highBy.length ? up.allowed[1] : up.stated[0],
        ],
        lowBy: down.lowBy,
        highBy: up.highBy,
      };
};

export const sumOf = (all: readonly Statement[]): Statement => {
  const add = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
  return all.reduce((a, b) => ({
    stated: add(a.stated, b.stated),
    allowed: add(a.allowed, b.allowed),
    lowBy: [...a.lowBy, ...b.lowBy],
    highBy: [...a.highBy, ...b.highBy],
  }));
};

/** What is said of the people at one place: each count of the whole, and the doors together. */
export interface PlaceStatements {
  readonly wholes: readonly Statement[];
  readonly doors: Statement | null;
  /** Of each door, what several counters say of it. */
  readonly byDoor: readonly (readonly Statement[])[];
}

/** Counts of one site at one point. Doors that were not all counted say "at least". */
export const statementsAt = (tallies: readonly TallyEvidence[]): PlaceStatements => {
  const byPart = new Map<Part, Statement[]>();
  for (const tally of tallies) {
    const list = byPart.get(tally.part);
    if (list) list.push(ofTally(tally));
    else byPart.set(tally.part, [ofTally(tally)]);
  }
  const wholes = byPart.get('whole') ?? [];
  const areBoth = byPart.has('front') && byPart.has('rear');
  byPart.delete('whole');
  const byDoor = [...byPart.values()];
  const sum = byDoor.length ? sumOf(byDoor.map(together)) : null;
  const open = UNBOUNDED[1];
  return {
    wholes,
    byDoor,
    doors:
      sum === null || areBoth
        ? sum
        : { ...sum, stated: [sum.stated[0], open], allowed: [sum.allowed[0], open], highBy: [] },
  };
};
