import type { Rows } from './arrays.ts';
import type { Fitted } from './learn.ts';
import { UNSEEN_CHANGE } from './priors.ts';
import { factor, inverse } from './solve.ts';

/** One look at a flow beside all others of it. People, people². */
export interface Against {
  readonly look: number;
  /** What it says less what the others say, everything known taken off. */
  readonly apart: number;
  readonly deviation: number;
  /** The same of the numbers as they were written, only the known change of the people taken off. */
  readonly asWritten: number;
}

/** The looks of one flow, each as if it told who set out, and how they vary together. */
export interface Compared {
  /** Row of the first of them. */
  readonly from: number;
  readonly value: Float64Array;
  /** As written, as if it told who set out. */
  readonly written: Float64Array;
  /** In rows, of as many columns. */
  readonly covariance: Float64Array;
}

const MOST_LOOKS = 8;

/** null: nobody looked twice. */
export const compare = (fitted: Fitted, place: number): Compared | null => {
  const { rows, learned, covariance: common } = fitted;
  const from = rows.first[place] as number;
  const size = Math.min((rows.first[place + 1] as number) - from, MOST_LOOKS);
  if (size < 2) return null;
  const unseen =
    UNSEEN_CHANGE + (0.004 * (learned.load[rows.kind[place] as number] as number)) ** 2;
  const value = new Float64Array(size);
  const written = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const isOff = rows.end[from + a] === 1;
    const change = isOff ? (rows.change[place] as number) : 0;
    value[a] = (fitted.value[from + a] as number) - change;
    written[a] = (rows.people[from + a] as number) - change;
    for (let b = 0; b <= a; b++) {
      const both = isOff && rows.end[from + b] === 1 ? unseen : 0;
      const own = a === b ? (fitted.variance[from + a] as number) : 0;
      const shared = sharedOf(rows, common, from + a, from + b);
      covariance[a * size + b] = own + both + shared;
      covariance[b * size + a] = own + both + shared;
    }
  }
  return { from, value, written, covariance };
};

/** How what two looks share with others of the operation is unsure alike. */
const sharedOf = (rows: Rows, common: Float64Array, one: number, other: number): number => {
  const { effects, firstTerm, termEffect, termPeople } = rows;
  let sum = 0;
  for (let a = firstTerm[one] as number; a < (firstTerm[one + 1] as number); a++) {
    const row = (termEffect[a] as number) * effects.length;
    for (let b = firstTerm[other] as number; b < (firstTerm[other + 1] as number); b++) {
      sum +=
        (termPeople[a] as number) *
        (termPeople[b] as number) *
        (common[row + (termEffect[b] as number)] as number);
    }
  }
  return sum;
};

/** What some of the looks together make of the people, and how well they agree among themselves. */
export interface Agreed {
  readonly people: number;
  readonly variance: number;
  /** By how much of each look it is made. */
  readonly weights: Float64Array;
  /** Log likelihood of their differences. */
  readonly log: number;
}

/** `of`: places among the compared, at least one. */
export const agreedOf = ({ value, covariance }: Compared, of: readonly number[]): Agreed => {
  const size = value.length;
  const many = of.length;
  const matrix = new Float64Array(many * many);
  of.forEach((a, i) => {
    of.forEach((b, j) => {
      matrix[i * many + j] = covariance[a * size + b] as number;
    });
  });
  factor(matrix, many);
  let log = 0;
  for (let i = 0; i < many; i++) log -= Math.log(matrix[i * many + i] as number);
  const precision = inverse(matrix, many);
  const weights = new Float64Array(size);
  let [sum, people] = [0, 0];
  of.forEach((a, i) => {
    let weight = 0;
    for (let j = 0; j < many; j++) weight += precision[i * many + j] as number;
    weights[a] = weight;
    sum += weight;
    people += weight * (value[a] as number);
  });
  people /= sum;
  of.forEach((a, i) => {
    weights[a] = (weights[a] as number) / sum;
    of.forEach((b, j) => {
      const product = ((value[a] as number) - people) * ((value[b] as number) - people);
      log -= (product * (precision[i * many + j] as number)) / 2;
    });
  });
  log -= 0.5 * Math.log(sum) + (many - 1) * 0.9189385332046727;
  return { people, variance: 1 / sum, weights, log };
};

export const allBut = ({ value }: Compared, ...without: readonly number[]): readonly number[] =>
  Array.from(value, (_, a) => a).filter((a) => !without.includes(a));

/** Each look beside what all others of its flow make of it. */
export const against = (compared: Compared): readonly Against[] => {
  const { value, written, covariance } = compared;
  const size = value.length;
  return Array.from(value, (says, look) => {
    const { people, weights } = agreedOf(compared, allBut(compared, look));
    let [variance, asWritten] = [0, written[look] as number];
    for (let a = 0; a < size; a++) {
      asWritten -= (weights[a] as number) * (written[a] as number);
      const left = (a === look ? 1 : 0) - (weights[a] as number);
      for (let b = 0; b < size; b++) {
        const right = (b === look ? 1 : 0) - (weights[b] as number);
        variance += left * right * (covariance[a * size + b] as number);
      }
    }
    return { look, apart: says - people, deviation: Math.sqrt(variance), asWritten };
  });
};
