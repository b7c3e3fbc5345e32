import type { SubjectId } from '../../event.ts';
import type { AgreementDraft, DraftBatch, DraftPlace } from '../draft.ts';
import { plannedToQuota, type Quota, quantityToQuota } from '../people.ts';
import type { Add } from './finding.ts';

/** A figure that says "from 500 to 400". */
export const checkRange = (quota: Quota | null, where: DraftPlace, add: Add): void => {
  if (!quota || quota.high === null || quota.low <= quota.high) return;
  add('range-upside-down', where, { low: quota.low, high: quota.high });
};

export const sumOf = (quotas: readonly Quota[]): Quota =>
  quotas.reduce<Quota>(
    (sum, { low, high }) => ({
      low: sum.low + low,
      high: sum.high === null || high === null ? null : sum.high + high,
    }),
    { low: 0, high: 0 },
  );

const termOf = (draft: AgreementDraft, { term }: DraftBatch) =>
  quantityToQuota(draft.terms.find(({ id }) => id === term)?.wording.quantity);

/** The most people that may go with a batch; null: as many as wish, or nobody said. */
export const mostOfBatch = (draft: AgreementDraft, batch: DraftBatch): number | null => {
  const own = plannedToQuota(batch.people);
  return own ? own.high : (termOf(draft, batch)?.high ?? null);
};

/** How many have to come so that a batch has come; null: the agreement says no number of this one. */
export const leastOfBatch = (draft: AgreementDraft, batch: DraftBatch): number | null => {
  const own = plannedToQuota(batch.people);
  if (own) return own.low;
  const whole = termOf(draft, batch);
  const others = draft.batches
    .filter(({ id, term }) => term === batch.term && id !== batch.id)
    .map(({ people }) => plannedToQuota(people));
  const known = others.filter((one) => one !== null);
  if (!whole || known.length < others.length) return null;
  return Math.max(0, whole.low - (sumOf(known).high ?? 0));
};

/** The most people of a batch or a term that can ever have come. */
export const mostOf = (draft: AgreementDraft, of: SubjectId): number | null => {
  const term = draft.terms.find(({ id }) => id === of);
  const whole = term ? (quantityToQuota(term.wording.quantity)?.high ?? null) : null;
  let sum: number | null = 0;
  for (const batch of draft.batches) {
    if (batch.id !== of && batch.term !== of) continue;
    const most = mostOfBatch(draft, batch);
    sum = sum === null || most === null ? null : sum + most;
  }
  if (whole === null) return sum;
  return sum === null ? whole : Math.min(sum, whole);
};
