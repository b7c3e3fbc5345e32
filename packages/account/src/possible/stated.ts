import type { Method, TallyEvidence } from '../evidence/types.ts';

/** From … to, whole people. */
export type Interval = readonly [low: number, high: number];
export const UNBOUNDED: Interval = [0, Number.POSITIVE_INFINITY];

/**
 * HARD RANGES. How many more than those counted there can have been at most: a child behind a seat, a row taken twice as
 * fast as it filled; and how many fewer: somebody who got off again at the door. Of those counted; wider than any usual
 * error, since beyond it stands "impossible". A list or a glance saw nobody one by one: from half to double, as an
 * "about". What was counted one by one is the minimum all the same, and no range is told that begins below it.
 */
const OFF_AT_MOST: {
  readonly [method in Method]: { readonly missed: number; readonly twice: number } | null;
} = {
  'one-by-one': { missed: 0.1, twice: 0.05 },
  clicker: { missed: 0.2, twice: 0.1 },
  'by-rows': { missed: 0.2, twice: 0.1 },
  'families-asked': { missed: 0.2, twice: 0.1 },
  'by-list': null,
  'by-eye': null,
};
/** Where nobody asked for children on laps: 183 children sat on the laps of 640 adults on one flight (2021). */
const ON_LAPS = 183 / 640;
/** In an ambulance of three a tenth is nobody. */
const [MISSED_AT_LEAST, TWICE_AT_LEAST] = [2, 1];

/** What a count says: one figure, or its own range. Without one, "about 60" is between half and double. */
export const statedBy = ({ exact, people, low, high }: TallyEvidence): Interval =>
  exact
    ? [people, people]
    : [
        Math.min(people, low ?? Math.floor(people / 2)),
        Math.max(people, high ?? Math.ceil(people * 2)),
      ];

/** What it allows, given how it was counted. Always holds what it says. */
export const allowedBy = (tally: TallyEvidence): Interval => {
  if (!tally.exact) return statedBy(tally);
  const { people, method, lapsAsked } = tally;
  const off = OFF_AT_MOST[method];
  if (off === null) return [Math.floor(people / 2), people * 2];
  const missed = off.missed + (lapsAsked ? 0 : ON_LAPS);
  return [
    Math.max(0, people - Math.max(TWICE_AT_LEAST, Math.ceil(people * off.twice))),
    people + Math.max(MISSED_AT_LEAST, Math.ceil(people * missed)),
  ];
};
