import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import type { AgreementFacts } from './facts.ts';
import { plannedToQuota, type Quota, quantityToQuota } from './people.ts';

/**
 * How many the agreement lets go with a batch: the batch's own number, else what its term leaves when the other batches have theirs.
 * Only what is in force counts: a number that one side says and the other has not confirmed changes nothing. null: no number is agreed.
 */
export const quotaOf = (facts: AgreementFacts, { id }: { readonly id: SubjectId }): Quota | null =>
  facts.once(`quota ${id}`, () => findQuota(facts, facts.get('batch', id)));

const findQuota = (facts: AgreementFacts, batch: BatchState | null): Quota | null => {
  if (!batch?.planned) return null;
  const { planned } = batch;
  const own = plannedToQuota(planned.people);
  const term = facts.get('term', planned.term);
  const agreed = quantityToQuota(term?.inForce?.whole.quantity);
  if (!agreed) return own;
  const others = facts
    .batchesOf(planned.term)
    .filter(({ id }) => id !== batch.id)
    .map((other) => plannedToQuota(other.planned?.people));
  // Another batch takes an unknown share: of what is left nobody knows how much is this one's.
  const isShared = others.includes(null);
  if (isShared && !own) return agreed.high === null ? { low: 0, high: null } : null;
  const least = others.reduce((sum, one) => sum + (one?.low ?? 0), 0);
  const most = others.reduce((sum, one) => sum + (one?.high ?? 0), 0);
  const left: Quota = {
    low: Math.max(0, agreed.low - most),
    high: agreed.high === null ? null : Math.max(0, agreed.high - least),
  };
  if (!own) return left;
  const high = left.high === null ? own.high : Math.min(own.high ?? left.high, left.high);
  return { low: high === null ? own.low : Math.min(own.low, high), high };
};

const isSame = (a: Quota, b: Quota | null): boolean =>
  b !== null && a.low === b.low && a.high === b.high;

/** What a party says instead, and nobody else of those concerned has confirmed. */
export const contestedQuota = (
  facts: AgreementFacts,
  batch: BatchState,
): readonly { readonly party: string; readonly line: string; readonly quota: Quota }[] => {
  const term = batch.planned ? facts.get('term', batch.planned.term) : null;
  if (!term) return [];
  const agreed = quantityToQuota(term.inForce?.whole.quantity);
  return term.stances.flatMap(({ party, is }) => {
    if (is !== 'said') return [];
    // What it said of the number last: another word of it, about the hour or the road, takes nothing back.
    const version = term.versions.findLast(({ by, says }) => by === party && says.quantity);
    const quota = version ? quantityToQuota(version.says.quantity) : null;
    if (!version || !quota || version.inForce || isSame(quota, agreed)) return [];
    return [{ party, line: version.line, quota }];
  });
};
