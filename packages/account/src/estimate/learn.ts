import { KINDS, METHODS, type Rows } from './arrays.ts';
import { createStories, type Given, tellStories } from './posterior.ts';
import {
  COPIED,
  COUNTER_BIAS,
  LOAD,
  LOAD_WEIGHT,
  MOST_COPIED,
  ODD_BIAS,
  ODD_COUNTER,
  ODD_MEAN,
  OMITTED,
  SPREAD_WEIGHT,
} from './priors.ts';
import { factor, inverse } from './solve.ts';
import { type Learned, learnedAtFirst, variancesInto } from './state.ts';

/** What is known of every journey, once everything they have in common is learned. People, people². */
export interface Fitted {
  readonly rows: Rows;
  readonly learned: Learned;
  /** Covariance of the shared effects, in rows. */
  readonly covariance: Float64Array;
  /** Per journey: those who set out, who got off, their variances with every shared effect known. */
  readonly out: Float64Array;
  readonly off: Float64Array;
  readonly outVariance: Float64Array;
  readonly offVariance: Float64Array;
  /** Per look: how likely it has nothing to do with the people (a copy included). */
  readonly isApart: Float64Array;
  /** Per look: people that the others make it, before its own shared effects. */
  readonly value: Float64Array;
  readonly variance: Float64Array;
  /** Per look: by how much one person more in it would raise each end. */
  readonly outGain: Float64Array;
  readonly offGain: Float64Array;
}

/**
 * Deviation added to every look, of its people, while the rounds go on: first everybody is given room, so that what one
 * counter always does is seen as that and not as one gross error after another.
 */
const ROOM = [0.1, 0.06, 0.03, 0.015, 0.006, 0, 0, 0, 0];
/** From this round on methods are judged by what their counts differ. */
const JUDGED_FROM = 4;

/**
 * Learns what the counts of one operation have in common and says what each journey carried. A mixed model: every look is
 * the people, plus shared effects in proportion (counter, method, clicker, laps nobody asked about), plus an error of its
 * own. Journeys are eliminated one by one (each knows only its own two numbers), which leaves one small symmetric system
 * for the shared effects. Rounds of it: how likely is each story of each journey; the shared effects under those; how far
 * counters and methods spread; how many copy; what a bus carries. Always the same rounds in the order of the rows, so the
 * same evidence gives the same bits.
 */
export const learn = (rows: Rows): Fitted => {
  const learned = learnedAtFirst(rows);
  const size = rows.effects.length;
  const fitted = emptyFit(rows, learned, new Float64Array(size * size));
  const given = givenOf(fitted);
  const normal = new Float64Array(size * size);
  const slope = new Float64Array(size);
  ROOM.forEach((room, round) => {
    valuesInto(given.value, rows, learned);
    variancesInto(given.variance, rows, learned, room);
    given.copied = learned.copied;
    normal.fill(0);
    slope.fill(0);
    const tally = eachJourney(fitted, given, normal, slope);
    solveEffects(fitted, normal, slope);
    learnLoads(fitted);
    learned.copied = Math.min(
      MOST_COPIED,
      (COPIED[0] + tally.copies) / (COPIED[0] + COPIED[1] + Math.max(tally.copies, tally.slips)),
    );
    if (round >= JUDGED_FROM) {
      METHODS.forEach((_, method) => {
        const was = learned.spread[method] as number;
        const squares = tally.squares[method] as number;
        const freedom = tally.freedom[method] as number;
        learned.spread[method] = (SPREAD_WEIGHT + was * squares) / (SPREAD_WEIGHT + freedom);
      });
    }
  });
  valuesInto(given.value, rows, learned);
  variancesInto(given.variance, rows, learned, 0);
  given.copied = learned.copied;
  normal.fill(0);
  slope.fill(0);
  eachJourney(fitted, given, normal, slope);
  for (let k = 0; k < size; k++) {
    normal[k * size + k] = (normal[k * size + k] as number) + (learned.precision[k] as number);
  }
  factor(normal, size);
  fitted.covariance.set(inverse(normal, size));
  return fitted;
};

const emptyFit = (rows: Rows, learned: Learned, covariance: Float64Array): Fitted => {
  const journeys = rows.journeys.length;
  const looks = rows.looks.length;
  return {
    rows,
    learned,
    covariance,
    out: new Float64Array(journeys),
    off: new Float64Array(journeys),
    outVariance: new Float64Array(journeys),
    offVariance: new Float64Array(journeys),
    isApart: new Float64Array(looks),
    value: new Float64Array(looks),
    variance: new Float64Array(looks),
    outGain: new Float64Array(looks),
    offGain: new Float64Array(looks),
  };
};

const givenOf = ({ rows, learned, value, variance }: Fitted) => ({
  value,
  variance,
  end: rows.end,
  hasSlip: rows.hasSlip,
  isSlip: rows.isSlip,
  copied: learned.copied,
});

/** What single journeys carried, by what an operation's counts have in common as it was learned before. */
export const fitBy = ({ learned, covariance }: Fitted, rows: Rows): Fitted => {
  const size = rows.effects.length;
  const fitted = emptyFit(rows, learned, covariance);
  valuesInto(fitted.value, rows, learned);
  variancesInto(fitted.variance, rows, learned, 0);
  eachJourney(fitted, givenOf(fitted), new Float64Array(size * size), new Float64Array(size));
  return fitted;
};

/** Looks less what their shared effects add. */
const valuesInto = (result: Float64Array, rows: Rows, { effect }: Learned): void => {
  const { firstTerm, termEffect, termPeople, people } = rows;
  for (let i = 0; i < result.length; i++) {
    const told = people[i] as number;
    let value = told + OMITTED[0] + OMITTED[1] * told;
    const last = firstTerm[i + 1] as number;
    for (let term = firstTerm[i] as number; term < last; term++) {
      value -= (termPeople[term] as number) * (effect[termEffect[term] as number] as number);
    }
    result[i] = value;
  }
};

/** One walk over all journeys: their people, and what they say about the shared effects. */
const eachJourney = (fitted: Fitted, given: Given, normal: Float64Array, slope: Float64Array) => {
  const { rows, learned } = fitted;
  const { first, kind, end, firstTerm, termEffect, termPeople, firstPart, partMethod } = rows;
  const size = rows.effects.length;
  const stories = createStories();
  const squares = new Float64Array(METHODS.length);
  const freedom = new Float64Array(METHODS.length);
  let copies = 0;
  let slips = 0;
  for (let j = 0; j < rows.journeys.length; j++) {
    const from = first[j] as number;
    const to = Math.min(first[j + 1] as number, from + 8);
    const of = kind[j] as number;
    const isCounted = to > from;
    const mean = learned.load[of] as number;
    const variance =
      (learned.loadVariance[of] as number) * (isCounted ? 2.25 : 1) +
      (isCounted ? emptier(given, from, to, mean) ** 2 : 0);
    const journey = rows.journeys[j];
    const told = tellStories(
      stories,
      given,
      from,
      to,
      mean,
      variance,
      rows.change[j] as number,
      journey?.sameness ?? 1,
    );
    let [out, off, outSquare, offSquare] = [0, 0, 0, 0];
    for (let i = from; i < to; i++) {
      fitted.isApart[i] = 0;
      fitted.outGain[i] = 0;
      fitted.offGain[i] = 0;
    }
    for (let s = 0; s < told; s++) {
      const story = stories[s] as (typeof stories)[number];
      const { probability, mask } = story;
      if (probability < 1e-4) continue;
      out += probability * story.out;
      off += probability * story.off;
      outSquare += probability * (story.outVariance + story.out * story.out);
      offSquare += probability * (story.offVariance + story.off * story.off);
      // What counts say of each other must not hang on how full vehicles usually are, or all counters together would be
      // found to err by whatever makes vehicles more alike: here nothing is known of the people but their counts.
      let [outWeight, offWeight, outSum, offSum] = [0, 0, 0, 0];
      const change = rows.change[j] as number;
      for (let i = from; i < to; i++) {
        if (mask & (1 << (i - from))) {
          fitted.isApart[i] = (fitted.isApart[i] as number) + probability;
          if (given.isSlip[i]) copies += probability;
          continue;
        }
        const weight = 1 / (given.variance[i] as number);
        const isOff = end[i] === 1;
        if (isOff) {
          offWeight += weight;
          offSum += weight * ((given.value[i] as number) - change);
        } else {
          outWeight += weight;
          outSum += weight * (given.value[i] as number);
        }
        fitted.outGain[i] =
          (fitted.outGain[i] as number) +
          probability * weight * (isOff ? story.covariance : story.outVariance);
        fitted.offGain[i] =
          (fitted.offGain[i] as number) +
          probability * weight * (isOff ? story.offVariance : story.covariance);
      }
      const bond = 1 / story.unseen;
      const determinant = outWeight * offWeight + (outWeight + offWeight) * bond;
      if (!(determinant > 0)) continue;
      const outOut = (offWeight + bond) / determinant;
      const offOff = (outWeight + bond) / determinant;
      const outOff = bond / determinant;
      const outMean = outOut * outSum + outOff * offSum;
      const offMean = outOff * outSum + offOff * offSum + change;
      for (let i = from; i < to; i++) {
        if (mask & (1 << (i - from))) continue;
        const weight = 1 / (given.variance[i] as number);
        const isOff = end[i] === 1;
        const rest = (given.value[i] as number) - (isOff ? offMean : outMean);
        if ((firstPart[i + 1] as number) - (firstPart[i] as number) === 1) {
          const method = partMethod[firstPart[i] as number] as number;
          squares[method] = (squares[method] as number) + probability * rest * rest * weight;
          freedom[method] =
            (freedom[method] as number) + probability * (1 - (isOff ? offOff : outOut) * weight);
        }
        const lastTerm = firstTerm[i + 1] as number;
        for (let term = firstTerm[i] as number; term < lastTerm; term++) {
          const k = termEffect[term] as number;
          const c = termPeople[term] as number;
          slope[k] = (slope[k] as number) + probability * c * weight * rest;
        }
        for (let other = from; other < to; other++) {
          if (mask & (1 << (other - from))) continue;
          const otherWeight = 1 / (given.variance[other] as number);
          const shared = end[other] !== end[i] ? outOff : isOff ? offOff : outOut;
          const joint = probability * weight * ((i === other ? 1 : 0) - otherWeight * shared);
          const lastOther = firstTerm[other + 1] as number;
          for (let a = firstTerm[i] as number; a < lastTerm; a++) {
            const row = (termEffect[a] as number) * size;
            const c = joint * (termPeople[a] as number);
            for (let b = firstTerm[other] as number; b < lastOther; b++) {
              const at = row + (termEffect[b] as number);
              normal[at] = (normal[at] as number) + c * (termPeople[b] as number);
            }
          }
        }
      }
    }
    for (let i = from; i < to; i++) if (given.hasSlip[i]) slips++;
    fitted.out[j] = out;
    fitted.off[j] = off;
    fitted.outVariance[j] = Math.max(0, outSquare - out * out);
    fitted.offVariance[j] = Math.max(0, offSquare - off * off);
  }
  return { squares, freedom, copies, slips };
};

/**
 * By how many people the look nearest to the usual load is off it: the last bus of the night goes half empty, and no two
 * counts of it are wrong for that. But no vehicle carries far more than others of its kind do.
 */
const emptier = ({ value }: Given, from: number, to: number, mean: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const off = (value[i] as number) - mean;
    if (Math.abs(off) < Math.abs(least)) least = off;
  }
  return Math.min(0.6 * mean, Math.max(-0.95 * mean, least));
};

/** One step to the likeliest shared effects, and how far they may be; then how far counters differ at all. */
const solveEffects = (
  { learned, covariance, rows }: Fitted,
  normal: Float64Array,
  slope: Float64Array,
): void => {
  const { effect, precision, centre } = learned;
  const size = effect.length;
  for (let k = 0; k < size; k++) {
    const belief = precision[k] as number;
    normal[k * size + k] = (normal[k * size + k] as number) + belief;
    slope[k] = (slope[k] as number) - belief * ((effect[k] as number) - (centre[k] as number));
  }
  factor(normal, size);
  covariance.set(inverse(normal, size));
  for (let k = 0; k < size; k++) {
    let step = 0;
    for (let l = 0; l < size; l++) {
      step += (covariance[k * size + l] as number) * (slope[l] as number);
    }
    effect[k] = (effect[k] as number) + step;
  }
  // Whether a counter is one of the odd ones hangs on what all others make of the same people.
  let squares = COUNTER_WEIGHT * COUNTER_BIAS ** 2;
  let weights = COUNTER_WEIGHT;
  const usual = learned.counterScale ** 2;
  rows.effects.forEach(({ kind }, k) => {
    if (kind !== 'counter') return;
    const variance = covariance[k * size + k] as number;
    const believed = precision[k] as number;
    const told = Math.max(1e-6, 1 / variance - believed);
    const seen = ((effect[k] as number) / variance - believed * (centre[k] as number)) / told;
    const odd = ODD_COUNTER * density(seen - ODD_MEAN, ODD_BIAS ** 2 + 1 / told);
    const plain = (1 - ODD_COUNTER) * density(seen, usual + 1 / told);
    const isOdd = odd / (odd + plain);
    centre[k] = isOdd * ODD_MEAN;
    precision[k] =
      1 / (isOdd * (ODD_BIAS ** 2 + (1 - isOdd) * ODD_MEAN ** 2) + (1 - isOdd) * usual);
    const among = 1 / (told + 1 / usual);
    squares += (1 - isOdd) * ((told * seen * among) ** 2 + among);
    weights += 1 - isOdd;
  });
  learned.counterScale = Math.sqrt(squares / weights);
};

/** Of a bell curve about 0; what all have in common left out. */
const density = (value: number, variance: number): number =>
  Math.exp((-value * value) / (2 * variance)) / Math.sqrt(variance);

/** So many counters' worth of belief in how far counters differ. */
const COUNTER_WEIGHT = 12;

/** What each kind of vehicle carried where it was counted. */
const learnLoads = ({ rows, learned, out, outVariance }: Fitted): void => {
  const { first, kind } = rows;
  const kinds = KINDS.length;
  const [count, sum, squares] = [
    new Float64Array(kinds),
    new Float64Array(kinds),
    new Float64Array(kinds),
  ];
  for (let pass = 0; pass < 2; pass++) {
    for (let j = 0; j < out.length; j++) {
      if (first[j] === first[j + 1]) continue;
      const of = kind[j] as number;
      const people = out[j] as number;
      if (pass === 0) {
        count[of] = (count[of] as number) + 1;
        sum[of] = (sum[of] as number) + people;
      } else {
        const apart = people - (learned.load[of] as number);
        squares[of] = (squares[of] as number) + apart * apart + (outVariance[j] as number);
      }
    }
    KINDS.forEach((name, of) => {
      const [usual, deviation] = LOAD[name];
      const seen = count[of] as number;
      if (pass === 0) {
        learned.load[of] = (LOAD_WEIGHT * usual + (sum[of] as number)) / (LOAD_WEIGHT + seen);
        learned.loadSeen[of] = seen + LOAD_WEIGHT;
      } else {
        learned.loadVariance[of] =
          (LOAD_WEIGHT * deviation ** 2 + (squares[of] as number)) / (LOAD_WEIGHT + seen);
      }
    });
  }
};
