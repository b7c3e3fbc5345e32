import type { AgreementDraft, DraftTerm } from '../draft.ts';
import { plannedToQuota, quantityToQuota } from '../people.ts';
import { type Add, at } from './finding.ts';
import { checkRange, sumOf } from './numbers.ts';
import { windowsOf } from './windows.ts';

export const checkTerm = (
  draft: AgreementDraft,
  term: DraftTerm,
  index: number,
  add: Add,
): void => {
  const { wording } = term;
  const quota = quantityToQuota(wording.quantity);
  checkRange(quota, at('terms', index, 'quantity'), add);
  const parts = (wording.parts ?? []).flatMap(({ quantity }) => quantityToQuota(quantity) ?? []);
  for (const part of parts) checkRange(part, at('terms', index, 'parts'), add);
  const sum = sumOf(parts);
  if (quota && quota.high !== null && sum.low > quota.high) {
    add('parts-exceed', at('terms', index, 'parts'), { parts: sum.low, whole: quota.high });
  }
  const batches = draft.batches.filter((batch) => batch.term === term.id);
  const theirs = batches.map(({ people }) => plannedToQuota(people));
  const known = theirs.filter((one) => one !== null);
  const total = sumOf(known);
  if (quota && quota.high !== null && total.low > quota.high) {
    add('batches-exceed', at('terms', index, 'quantity'), { parts: total.low, whole: quota.high });
  }
  const isComplete = batches.length > 0 && known.length === batches.length;
  if (quota && isComplete && total.high !== null && total.high < quota.low) {
    add('batches-fall-short', at('terms', index, 'quantity'), {
      parts: total.high,
      whole: quota.low,
    });
  }
  const opens = windowsOf(draft, wording).map(({ from }) => from);
  const first = Math.min(...opens);
  if (wording.byWhen !== undefined && opens.length && wording.byWhen <= first) {
    add('due-before-window', at('terms', index, 'byWhen'), {
      due: { at: wording.byWhen },
      opens: { at: first },
    });
  }
  if (term.isInForce) return;
  const silent = draft.parties
    .filter(({ roles }) => roles.includes('party'))
    .map(({ id }) => id)
    .filter((id) => id !== term.saidBy && !term.confirmedBy.includes(id));
  if (silent.length) add('not-agreed', at('terms', index), { parties: silent });
};
