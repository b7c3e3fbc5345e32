import type { Method } from '../evidence/types.ts';
import { KINDS, METHODS, NOT_ASKED, type Rows } from './arrays.ts';
import {
  CLICKER_DRIFT,
  COPIED,
  COUNTER_BIAS,
  HEAPED,
  LAPS,
  LAPS_CLUSTER,
  LAPS_MISSED,
  LAPS_WEIGHT,
  LOAD,
  METHOD_BIAS,
  ODD_BIAS,
  ROUND_BY_CHANCE,
} from './priors.ts';

/** What is learned of one operation's counting, in flat rows; changed in place while it is learned. */
export interface Learned {
  /** Of the number that was written: what each shared effect adds. */
  readonly effect: Float64Array;
  /** How far it is believed to be from its `centre`: precision. */
  readonly precision: Float64Array;
  readonly centre: Float64Array;
  /** Variance of each method's counts, of what was believed before. */
  readonly spread: Float64Array;
  /** Of those who hold the slip, how many copy it. */
  copied: number;
  /** Scale of what single counters always add or miss. */
  counterScale: number;
  /** Children on laps, of the people; and how many people told. */
  laps: number;
  /** Of each counter's counts, how many are rounded and called counted. */
  readonly heaped: Float64Array;
  /** People on board and variance, by kind. */
  readonly load: Float64Array;
  readonly loadVariance: Float64Array;
  /** Vehicles of the kind whose people were counted. */
  readonly loadSeen: Float64Array;
}

export const learnedAtFirst = (rows: Rows): Learned => {
  const { effects } = rows;
  const laps = lapsOf(rows);
  const centre = new Float64Array(effects.length);
  // Of what is written where nobody asked, they would be this much more.
  centre[NOT_ASKED] = (LAPS_MISSED * laps) / (1 - laps);
  const precision = Float64Array.from(effects, ({ kind, method }) => {
    const deviation =
      kind === 'laps-not-asked'
        ? LAPS_MISSED * laps * 0.35
        : kind === 'method'
          ? METHOD_BIAS[method as Method]
          : kind === 'clicker'
            ? CLICKER_DRIFT
            : 0.6 * ODD_BIAS;
    return 1 / deviation ** 2;
  });
  return {
    effect: centre.slice(),
    precision,
    centre,
    spread: new Float64Array(METHODS.length).fill(1),
    copied: COPIED[0] / (COPIED[0] + COPIED[1]),
    counterScale: COUNTER_BIAS,
    laps,
    heaped: heapedOf(rows),
    load: Float64Array.from(KINDS, (kind) => LOAD[kind][0]),
    loadVariance: Float64Array.from(KINDS, (kind) => LOAD[kind][1] ** 2),
    loadSeen: new Float64Array(KINDS.length),
  };
};

/** Of counts in which laps were asked about and told, the share of the people; drawn to what is usual where few told. */
const lapsOf = ({ looks }: Rows): number => {
  let [laps, people] = [LAPS * LAPS_WEIGHT, LAPS_WEIGHT];
  for (const { parts } of looks) {
    for (const { tally } of parts) {
      if (tally.laps === null || !tally.lapsAsked || tally.laps > tally.people) continue;
      // A bus that is all infants is a slip of the thumb.
      if (tally.laps > 3 + tally.people * 0.3) continue;
      laps += tally.laps;
      people += tally.people;
    }
  }
  return laps / people;
};

/** More round numbers than chance gives, by counter. */
const heapedOf = ({ counters, counterOfPart, partStep, partPeople }: Rows): Float64Array => {
  const round = new Float64Array(counters.length);
  const all = new Float64Array(counters.length);
  for (let part = 0; part < counterOfPart.length; part++) {
    if ((partPeople[part] as number) <= 12) continue;
    const counter = counterOfPart[part] as number;
    all[counter] = (all[counter] as number) + 1;
    if (partStep[part]) round[counter] = (round[counter] as number) + 1;
  }
  return Float64Array.from(counters, (_, counter) => {
    const more =
      ((round[counter] as number) - ROUND_BY_CHANCE * (all[counter] as number)) /
      (1 - ROUND_BY_CHANCE);
    const share = (HEAPED[0] + more) / (HEAPED[0] + HEAPED[1] + (all[counter] as number));
    return Math.min(0.98, Math.max(0.005, share));
  });
};

/**
 * Variance of look i, people²: each part's own spread by its method, children on laps that nobody asked about, a number
 * rounded to tens or fives (w²/12, as likely as this counter rounds), a door that is not the whole.
 */
export const variancesInto = (
  result: Float64Array,
  rows: Rows,
  { spread, laps, heaped }: Learned,
  more: number,
): void => {
  const { firstPart, partShare, partMethod, partBase, partMissed, partPeople, partStep } = rows;
  for (let i = 0; i < result.length; i++) {
    const people = rows.people[i] as number;
    let sum = ((rows.doubt[i] as number) * people) ** 2 + (more * people) ** 2;
    const last = firstPart[i + 1] as number;
    for (let part = firstPart[i] as number; part < last; part++) {
      const share = partShare[part] as number;
      const missed = partMissed[part] as number;
      const method = partMethod[part] as number;
      let own = (spread[method] as number) * (partBase[part] as number);
      const onLaps = laps * (partPeople[part] as number);
      if (missed) {
        own += missed * onLaps * LAPS_CLUSTER + missed * (1 - missed) * onLaps * onLaps;
      }
      const step = partStep[part] as number;
      if (step) {
        const habit = heaped[rows.counterOfPart[part] as number] as number;
        const isRounded = habit / (habit + (1 - habit) * ROUND_BY_CHANCE);
        own += (isRounded * step * step) / 12;
      }
      sum += share * share * own;
    }
    result[i] = sum;
  }
};
