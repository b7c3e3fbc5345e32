import type { Fact, LineId } from '@corridor/operation';
import { type Account, accountOf } from '../account.ts';
import type { Scope } from '../figure/types.ts';
import { ruledNumber } from './scope.ts';
import { inScope, ofPeople, placesOf, type RevisionCause, withStep } from './steps.ts';

export type { RevisionCause } from './steps.ts';

/** Why a figure for the same hour is another one now. */
export interface RevisionReason {
  readonly cause: RevisionCause;
  /** People more, or fewer (negative). All reasons together are exactly the difference. */
  readonly people: number;
  /** Vehicle trips, or places that people passed on their own; 0 where it is none of them in particular. */
  readonly on: number;
}

export interface Revision {
  /** By the statement's rule, unrounded; null: cannot be known, or the rule takes nothing from the account. */
  readonly before: number | null;
  readonly after: number | null;
  /** Largest first; empty: nothing has changed. */
  readonly reasons: readonly RevisionReason[];
}

type Rule = Fact<'statement', 'drafted@1'>['rule'];
const NO_LINES: ReadonlySet<LineId> = new Set();

/**
 * The figure for one question and hour as it was known then and as it is known now, and why it differs. `then` is the
 * account of exactly what was held then. `lost`: lines held then that have no standing any more. One cause after another is
 * put from then to now, so that the people of all causes are exactly the difference, whatever hangs on what.
 */
export const revisionOf = (
  then: Account,
  now: Account,
  scope: Scope,
  rule: Rule,
  lost: ReadonlySet<LineId> = NO_LINES,
): Revision => {
  const numberIn = (account: Account) => ruledNumber(rule, account.figure(scope));
  const [before, after] = [numberIn(then), numberIn(now)];
  if (before === null || after === null) return { before, after, reasons: [] };
  const steps =
    rule === 'estimate' ? inScope(then, now, scope, lost) : ofPeople(then, now, scope, rule, lost);

  const reasons: RevisionReason[] = [];
  let reached = before;
  let evidence = then.evidence;
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1;
    if (!isLast) evidence = withStep(evidence, now.evidence, step);
    const next = isLast ? after : (numberIn(accountOf(evidence)) ?? reached);
    const on = step.cause === 'estimate-learned' ? 0 : placesOf(step);
    if (next !== reached) reasons.push({ cause: step.cause, people: next - reached, on });
    reached = next;
  }
  return {
    before,
    after,
    reasons: reasons.sort(
      (a, b) => Math.abs(b.people) - Math.abs(a.people) || (a.cause < b.cause ? -1 : 1),
    ),
  };
};
