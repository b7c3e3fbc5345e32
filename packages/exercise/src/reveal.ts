import type { Act, JsonObject, Rehearsal } from './types.ts';

/** What our account says at the end: how many arrived. */
export interface CountedFigures {
  /** Counted one by one and can be pointed at. */
  readonly atLeast: number;
  /** Lowest and highest that the records allow; null where the account gives none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Best estimate; null where the account gives none. */
  readonly likely: number | null;
}

/** Truth, our account and the plain sum beside each other. Numbers only. */
export interface Revealed {
  /** The counterpart's people included, as in the account. People who really got off at their destination, without and with those by own means. */
  readonly arrivedOnVehicles: number;
  readonly arrived: number;
  /** Journeys begun, without and with those by own means. */
  readonly leftOnVehicles: number;
  readonly left: number;
  readonly counted: CountedFigures;
  /** Every departure figure that anybody reported, doubles and all, added up. */
  readonly plainSum: PlainSum;
  /** Plain sum minus truth, counted minimum minus truth. */
  readonly plainSumIsOffBy: number;
  readonly atLeastIsOffBy: number;
  /** True where the account's range holds the truth; null without a range. */
  readonly isInRange: boolean | null;
}

export interface PlainSum {
  readonly onVehicles: number;
  readonly byOwnMeans: number;
  readonly people: number;
  /** How many figures went into it. */
  readonly figures: number;
}

const numberIn = (fact: JsonObject, field: string): number => {
  const value = fact[field];
  return typeof value === 'number' ? value : 0;
};

/**
 * What a spreadsheet would say: all counts at boarding added up, those counted twice, corrected, withdrawn or written
 * under the wrong vehicle included, and people in sampled vehicles taken for all vehicles of the same line.
 */
export const plainSumOf = (acts: Iterable<Act>): PlainSum => {
  let onVehicles = 0;
  let byOwnMeans = 0;
  let figures = 0;
  for (const { kind, subject, fact } of acts) {
    if (kind !== 'tallied@1') continue;
    if (subject.startsWith('trip/') && fact.point === 'boarding') {
      onVehicles += numberIn(fact, 'people');
      figures += 1;
    }
    if (!subject.startsWith('stream/')) continue;
    const vehicles = numberIn(fact, 'cars') + numberIn(fact, 'vans') + numberIn(fact, 'lorries');
    const sampled = Array.isArray(fact.sampled) ? (fact.sampled as readonly JsonObject[]) : [];
    const inSample = sampled.reduce((sum, each) => sum + numberIn(each, 'people'), 0);
    // Where nobody was asked, the spreadsheet has its usual number.
    const perVehicle = sampled.length ? inSample / sampled.length : 5;
    byOwnMeans += vehicles * perVehicle + numberIn(fact, 'onFoot');
    figures += 1;
  }
  const rounded = Math.round(byOwnMeans);
  return { onVehicles, byOwnMeans: rounded, people: onVehicles + rounded, figures };
};

/** Reads the whole rehearsal once more; a large one takes some seconds. */
export const reveal = (
  rehearsal: Pick<Rehearsal, 'truth' | 'acts'>,
  counted: CountedFigures,
): Revealed => {
  const { truth } = rehearsal;
  const { onBuses, ownMeans, counterpart } = truth;
  const byOwnMeans = ownMeans.inVehicles + ownMeans.onFoot;
  const arrivedOnVehicles = onBuses.arrived + counterpart.arrived;
  const leftOnVehicles = onBuses.boarded + counterpart.boarded;
  const arrived = arrivedOnVehicles + byOwnMeans;
  const left = leftOnVehicles + byOwnMeans;
  const plainSum = plainSumOf(rehearsal.acts);
  const { low, high } = counted;
  return {
    arrivedOnVehicles,
    arrived,
    leftOnVehicles,
    left,
    counted,
    plainSum,
    plainSumIsOffBy: plainSum.people - left,
    atLeastIsOffBy: counted.atLeast - arrived,
    isInRange: low === null || high === null ? null : low <= arrived && arrived <= high,
  };
};
