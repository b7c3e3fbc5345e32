import type { Method, TallyEvidence } from '../evidence/types.ts';

/** From … to, whole people. */
export type Interval = readonly [low: number, high: number];
export const UNBOUNDED: Interval = [0, Number.POSITIVE_INFINITY];

/**
 * HARD RANGES. Whoever looked at each person saw that many: there were not fewer. How many more there can have been at
 * most, of those counted: a child behind a seat, a row taken twice as fast as it filled. Wider than any usual error,
 * since beyond it stands "impossible". A list or a glance saw nobody one by one: from half to double, as an "about".
 */
const MISSED_AT_MOST: { readonly [method in Method]: number | null } = {
  'one-by-one': 0.1,
  clicker: 0.2,
  'by-rows': 0.2,
  'families-asked': 0.2,
  'by-list': null,
  'by-eye': null,
};
/** Where nobody asked for children on laps: 183 children sat on the laps of 640 adults on one flight (2021). */
const ON_LAPS = 183 / 640;
/** In an ambulance of three a tenth is nobody. */
const MISSED_AT_LEAST = 2;

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
  const missed = MISSED_AT_MOST[method];
  if (missed === null) return [Math.floor(people / 2), people * 2];
  const share = missed + (lapsAsked ? 0 : ON_LAPS);
  return [people, people + Math.max(MISSED_AT_LEAST, Math.ceil(people * share))];
};
