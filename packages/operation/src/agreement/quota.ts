import type { BatchState } from '../state/agreement.ts';
import type { AgreementFacts } from './facts.ts';
import { plannedToQuota, type Quota, quantityToQuota } from './people.ts';

/**
 * How many the agreement lets go with a batch: the batch's own number, else what its term leaves when the other batches have theirs.
 * Only what is in force counts: a number that one side says and the other has not confirmed changes nothing. null: no number is agreed.
 */
export const quotaOf = (facts: AgreementFacts, batch: BatchState): Quota | null =>
  facts.once(`quota ${batch.id}`, () => findQuota(facts, facts.get('batch', batch.id) ?? batch));

const findQuota = (facts: AgreementFacts, batch: BatchState): Quota | null => {
  const { planned } = batch;
  if (!planned) return null;
  const own = plannedToQuota(planned.people);
  const term = facts.get('term', planned.term);
  const agreed = quantityToQuota(term?.inForce?.whole.quantity);
  if (!agreed) return own;
  let left = agreed;
  for (const other of facts.batchesOf(planned.term)) {
    if (other.id === batch.id) continue;
    const theirs = plannedToQuota(other.planned?.people);
    // Another batch takes an unknown share: of what is left nobody knows how much is this one's.
    if (!theirs && !own) return left.high === null ? left : null;
    left = {
      low: Math.max(0, left.low - (theirs?.high ?? 0)),
      high: left.high === null ? null : Math.max(0, left.high - (theirs?.low ?? 0)),
    };
  }
  if (!own) return left;
  const most = left.high === null ? own.high : Math.min(own.high ?? left.high, left.high);
  return { low: most === null ? own.low : Math.min(own.low, most), high: most };
};

/** What a party says instead, and nobody else of those concerned has confirmed. */
export const contestedQuota = (
  facts: AgreementFacts,
  batch: BatchState,
): readonly { readonly party: string; readonly line: string; readonly quota: Quota }[] => {
  const term = batch.planned ? facts.get('term', batch.planned.term) : null;
  if (!term) return [];
  const agreed = JSON.stringify(term.inForce?.whole.quantity ?? null);
  return term.stances.flatMap(({ party, is, of }) => {
    const version = is === 'said' ? term.versions.find(({ line }) => line === of) : undefined;
    if (!version || version.inForce || !version.says.quantity) return [];
    if (JSON.stringify(version.says.quantity) === agreed) return [];
    const quota = quantityToQuota(version.says.quantity);
    return quota ? [{ party, line: version.line, quota }] : [];
  });
};
