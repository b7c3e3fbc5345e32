import { fitOf } from './fit.ts';
import { reconcileFit } from './reconcile.ts';
import { structureOf } from './structure.ts';
import type { Contradiction, Problem, Reconciled } from './types.ts';

/**
 * How records far off lose weight. `huber`: beyond `from` standard deviations they pull no harder than there.
 * `contaminated`: one record of `oneIn` is thought to be `times` as bad as it says; far off ones pull hardly at all.
 */
export type RobustRule =
  | { readonly rule: 'huber'; readonly from: number }
  | { readonly rule: 'contaminated'; readonly oneIn: number; readonly times: number };

export const HUBER: RobustRule = { rule: 'huber', from: 1.345 };
export const CONTAMINATED: RobustRule = { rule: 'contaminated', oneIn: 10, times: 10 };

export interface Robust {
  readonly answer: Reconciled | Contradiction;
  /** What is left of each record's weight: 1 whole, near 0 hardly anything. */
  readonly weights: ReadonlyMap<string, number>;
  readonly rounds: number;
}

const ROUNDS = 100;
const STILL = 1e-6;

/**
 * The estimate for when several records may be grossly wrong and nobody has settled which: records that the rest speaks
 * against count for less, by rounds. The trust in what sources share is not touched. Intervals follow the weights.
 */
export const reconcileRobust = (problem: Problem, rule: RobustRule = CONTAMINATED): Robust => {
  const structure = structureOf(problem);
  if ('contradiction' in structure) {
    return {
      answer: { kind: 'contradiction', between: structure.contradiction },
      weights: new Map(),
      rounds: 0,
    };
  }
  const { system } = structure;
  const { value, variance, unknownOf, measurements } = system;
  const weights = new Float64Array(measurements.length).fill(1);
  let trusted = variance;
  let fit = fitOf(structure, trusted);
  // A rule that lets go of records has several resting places; Huber's has one, and the way starts from there.
  const begin = rule.rule === 'huber' ? [] : [HUBER];
  let rounds = 0;
  for (const now of [...begin, rule]) {
    for (let change = 1, own = 0; change > STILL && own < ROUNDS; own++, rounds++) {
      change = 0;
      trusted = variance.slice();
      for (let i = 0; i < weights.length; i++) {
        const unknown = unknownOf[i] as number;
        const sd = Math.sqrt(variance[unknown] as number);
        const off = ((value[unknown] as number) - (fit.adjusted[unknown] as number)) / sd;
        const weight = weightBy(now, Math.abs(off));
        change = Math.max(change, Math.abs(weight - (weights[i] as number)));
        weights[i] = weight;
        trusted[unknown] = (variance[unknown] as number) / weight;
      }
      fit = fitOf(structure, trusted);
    }
  }
  return {
    answer: reconcileFit(problem, fit),
    weights: new Map(measurements.map((id, i) => [id, weights[i] as number])),
    rounds,
  };
};

const weightBy = (rule: RobustRule, off: number): number => {
  if (rule.rule === 'huber') return off <= rule.from ? 1 : rule.from / off;
  const share = 1 / rule.oneIn;
  const good = (1 - share) * Math.exp((-off * off) / 2);
  const bad = (share / rule.times) * Math.exp((-off * off) / (2 * rule.times ** 2));
  return (good + bad / rule.times ** 2) / (good + bad);
};
