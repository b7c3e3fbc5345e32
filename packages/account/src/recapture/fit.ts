import { logGamma } from '../stats/gamma.ts';
import { type Cells, listed } from './cells.ts';
import { type Model, termsOf } from './models.ts';

export interface Fit {
  readonly model: Model;
  /** People, those on no list included. Infinite where the model cannot bound them. */
  readonly people: number;
  /** Of the cells, given the model. */
  readonly logLikelihood: number;
  readonly parameters: number;
  /** Schwarz: the smaller the better; observations are the people listed. */
  readonly bic: number;
}

const MOST_STEPS = 60;

/** Solves the symmetric positive definite system in place; small, and called a hundred thousand times. */
const solveInPlace = (a: Float64Array, b: Float64Array, n: number): boolean => {
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) {
      const ljk = a[j * n + k] as number;
      for (let i = j; i < n; i++) (a[i * n + j] as number) -= (a[i * n + k] as number) * ljk;
    }
    const pivot = a[j * n + j] as number;
    if (!(pivot > 1e-13)) return false;
    const root = Math.sqrt(pivot);
    for (let i = j; i < n; i++) (a[i * n + j] as number) /= root;
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  return true;
};

/**
 * Poisson regression of the cells on the terms of a model, by iteratively reweighted least squares. The constant is the
 * logarithm of those on no list. Cells without anybody may drive a term to minus infinity; what it says of the others then
 * still converges, and is taken.
 */
export const fitModel = (cells: Cells, model: Model): Fit => {
  const terms = termsOf(model);
  const p = terms.length;
  const patterns = cells.length - 1;
  const design = new Float64Array(patterns * p);
  for (let i = 0; i < patterns; i++) {
    terms.forEach((term, j) => {
      design[i * p + j] = ((i + 1) & term) === term ? 1 : 0;
    });
  }
  const mean = Float64Array.from({ length: patterns }, (_, i) => (cells[i + 1] as number) + 0.5);
  const beta = new Float64Array(p);
  const normal = new Float64Array(p * p);
  const right = new Float64Array(p);
  let before = Number.NEGATIVE_INFINITY;
  let logLikelihood = before;
  for (let step = 0; step < MOST_STEPS; step++) {
    normal.fill(0);
    right.fill(0);
    for (let i = 0; i < patterns; i++) {
      const mu = mean[i] as number;
      const working = Math.log(mu) + ((cells[i + 1] as number) - mu) / mu;
      for (let j = 0; j < p; j++) {
        if (design[i * p + j] === 0) continue;
        (right[j] as number) += mu * working;
        for (let k = 0; k <= j; k++) {
          if (design[i * p + k] !== 0) (normal[j * p + k] as number) += mu;
        }
      }
    }
    for (let j = 0; j < p; j++) {
      (normal[j * p + j] as number) += 1e-9;
      for (let k = 0; k < j; k++) normal[k * p + j] = normal[j * p + k] as number;
    }
    beta.set(right);
    if (!solveInPlace(normal, beta, p)) break;
    logLikelihood = 0;
    for (let i = 0; i < patterns; i++) {
      let eta = 0;
      for (let j = 0; j < p; j++) if (design[i * p + j] !== 0) eta += beta[j] as number;
      const mu = Math.exp(Math.max(-30, Math.min(30, eta)));
      mean[i] = mu;
      const seen = cells[i + 1] as number;
      logLikelihood += (seen > 0 ? seen * Math.log(mu) : 0) - mu - logGamma(seen + 1);
    }
    if (Math.abs(logLikelihood - before) < 1e-10 * (Math.abs(logLikelihood) + 1)) break;
    before = logLikelihood;
  }
  const n = listed(cells);
  return {
    model,
    people: n + Math.exp(beta[0] as number),
    logLikelihood,
    parameters: p,
    bic: -2 * logLikelihood + p * Math.log(n),
  };
};

/**
 * Those on no list, if all lists together hang together no more than the others say: of the patterns with an odd number of
 * lists the product, over that of the even ones. null: a pattern in it has nobody.
 */
export const withoutTopInteraction = (cells: Cells): number | null => {
  let log = 0;
  for (let pattern = 1; pattern < cells.length; pattern++) {
    const people = cells[pattern] as number;
    if (people === 0) return null;
    let bits = 0;
    for (let rest = pattern; rest > 0; rest &= rest - 1) bits++;
    log += (bits % 2 ? 1 : -1) * Math.log(people);
  }
  return Math.exp(log);
};
