import type { SubjectId } from '@corridor/operation';
import { type Estimated, estimate } from './estimate/estimate.ts';
import { type Breakdown, breakdownOf, figureOf } from './estimate/figure.ts';
import { type Findings, findingsOf } from './estimate/findings.ts';
import { lazily } from './estimate/lazily.ts';
import { type Model, modelOf } from './estimate/model.ts';
import { type TripAccount, tripAccounts } from './estimate/trip-account.ts';
import type { Evidence } from './evidence/types.ts';
import type { Figure, Scope } from './figure/types.ts';
import { type Possible, possibleOf } from './possible/index.ts';
import { type TransitSite, transitOf } from './transit/index.ts';

/** How many, and how sure: the same for the same evidence, in whatever order it came. */
export interface Account {
  readonly evidence: Evidence;
  /** The three layers of any question. */
  readonly figure: (scope: Scope) => Figure;
  /** A question by site or batch, in whole people that add up to the whole. */
  readonly breakdown: (scope: Scope, by: 'from' | 'to' | 'batch') => Breakdown;
  /** What is known of one vehicle once along its road, and from which counts; null: no such trip. */
  readonly trip: (id: SubjectId) => TripAccount | null;
  /** Counts and counters that the others do not bear out. */
  readonly findings: Findings;
  /** What was learned of how this operation counts. */
  readonly model: Model;
  /** Where people get off our vehicles and on to others: what came against what left on. By id. */
  readonly transit: readonly TransitSite[];
}

export { lazily };

export const accountOf = (evidence: Evidence): Account =>
  accountBy(evidence, {
    estimated: lazily(() => estimate(evidence)),
    possible: lazily(() => possibleOf(evidence)),
  });

/** What an account is told from; each is worked out when it is first asked for. */
export interface Made {
  readonly estimated: () => Estimated;
  readonly possible: () => Possible;
}

export const accountBy = (evidence: Evidence, { estimated, possible }: Made): Account => {
  const context = { hasOwnMeans: evidence.streams.length > 0 };
  const trips = lazily(() => tripAccounts(evidence, estimated()));
  const findings = lazily(() => findingsOf(estimated()));
  const model = lazily(() => modelOf(estimated().fitted));
  const ways = lazily(() => transitOf(evidence, estimated().sums));
  const alone = (scope: Scope) =>
    figureOf(scope, estimated().sums.of(scope), possible().range(scope), context);
  const balanced = (scope: Scope) => ways().balanced(scope, estimated().sums.of(scope));
  const figure = (scope: Scope) =>
    figureOf(scope, balanced(scope), possible().range(scope), context);
  const transit = lazily(() => ways().sites(alone, figure));
  return {
    evidence,
    figure,
    breakdown: (scope, by) => {
      // Of all sites together the whole is as the counts tell it, and so are its parts: they add up.
      const isAtSite = (scope.measure === 'left' ? scope.from : scope.to) !== undefined;
      const { sums } = estimated();
      const of = isAtSite ? { ...sums, of: balanced } : sums;
      return breakdownOf(of, possible(), scope, by, context);
    },
    get transit() {
      return transit();
    },
    trip: (id) => trips()(id),
    get findings() {
      return findings();
    },
    get model() {
      return model();
    },
  };
};
