import { type Account, lazily } from '../account.ts';
import type { Figure, Scope } from '../figure/types.ts';
import { type OwnArithmetic, type OwnGrowth, ownArithmetic, ownGrowth } from './arithmetic.ts';
import { compare } from './compare.ts';
import type { ClaimContext } from './context.ts';
import { questionOf } from './question.ts';
import { type Statement, statementsOf } from './statements.ts';
import type { Answer, Asked, Claim, Question } from './types.ts';

/** One statement, the account's answers to its question, or why there are none. */
export interface LedgerEntry extends Statement {
  readonly asked: Asked;
  /**
   * Two where it may mean either: left, and arrived. None where it is not the same question. Worked out when first
   * asked for: of hundreds of statements a screen shows a few.
   */
  readonly answers: readonly Answer[];
}

/** Statements that answer one question. They stand beside each other, and are never added. */
export interface LedgerGroup {
  readonly question: Question;
  /** In the order in which they were said: what stands, what was superseded, what the reader proposed. */
  readonly entries: readonly LedgerEntry[];
  /** Taken back, read wrongly, recorded twice: kept, and compared with nothing. */
  readonly out: readonly Claim[];
}

export interface Ledger {
  /** First the questions that the account answers, those with the most statements first. */
  readonly groups: readonly LedgerGroup[];
  /** What was said without a figure, in the order in which it was recorded. */
  readonly events: readonly Claim[];
  readonly arithmetic: readonly OwnArithmetic[];
  readonly growth: readonly OwnGrowth[];
}

const OUT = new Set<Claim['standing']>(['withdrawn', 'mistaken-reading', 'not-a-claim', 'double']);

/** Are people who left by their own means among those meant, while nobody counts them where they arrive? */
const isOpenAbove = ({ streams }: ClaimContext, { measure, by, from }: Scope, figure: Figure) =>
  measure === 'arrived' &&
  by === undefined &&
  (from === undefined ? streams.size > 0 : streams.has(from)) &&
  figure.parts.sampled === 0 &&
  figure.parts.onFoot === 0 &&
  figure.parts.unwatched === 0;

export const answersOf = (
  claim: Claim,
  asked: Asked,
  account: Pick<Account, 'figure'>,
  context: ClaimContext,
): readonly Answer[] =>
  asked.isSame
    ? asked.scopes.map((scope) => {
        const figure = account.figure(scope);
        const verdict =
          scope.measure === 'arrived' && scope.by === 'own-means'
            ? ({ is: 'not-same', because: ['own-means-on-arrival'] } as const)
            : compare(claim, figure, isOpenAbove(context, scope, figure));
        return { measure: scope.measure, scope, figure, verdict };
      })
    : [];

const rank = ({ entries }: LedgerGroup): number =>
  entries.some(({ asked }) => asked.isSame) ? 0 : 1;

/** Everything that was stated, by question, each beside the account's own answer. In whatever order it was heard. */
export const ledgerOf = (
  claims: readonly Claim[],
  account: Pick<Account, 'figure'>,
  context: ClaimContext,
): Ledger => {
  const figures = new Map<string, Figure>();
  const once: Pick<Account, 'figure'> = {
    figure: (scope) => {
      const key = JSON.stringify(scope);
      const known = figures.get(key) ?? account.figure(scope);
      figures.set(key, known);
      return known;
    },
  };
  const asked = claims
    .filter(({ fact }) => fact.quantity !== undefined)
    .map((claim) => ({ claim, asked: questionOf(claim, context) }));
  const groups = [...Map.groupBy(asked, (one) => one.asked.question.key).values()].flatMap(
    (all): readonly LedgerGroup[] => {
      const [first] = all;
      if (!first) return [];
      const askedOf = new Map(all.map((one) => [one.claim.id, one.asked]));
      const kept = all.filter(({ claim }) => !OUT.has(claim.standing));
      const entries = statementsOf(
        kept.map((one) => ({ claim: one.claim, question: one.asked.question })),
      ).map((statement): LedgerEntry => {
        const own = askedOf.get(statement.id) ?? first.asked;
        const answers = lazily(() => answersOf(statement.claim, own, once, context));
        return {
          ...statement,
          asked: own,
          get answers() {
            return answers();
          },
        };
      });
      const out = all.flatMap(({ claim }) => (OUT.has(claim.standing) ? [claim] : []));
      return [{ question: first.asked.question, entries, out }];
    },
  );
  return {
    groups: groups.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.entries.length - a.entries.length ||
        (a.question.key < b.question.key ? -1 : 1),
    ),
    events: claims.filter(({ fact }) => fact.quantity === undefined),
    arithmetic: ownArithmetic(claims, context),
    growth: ownGrowth(claims, context),
  };
};
