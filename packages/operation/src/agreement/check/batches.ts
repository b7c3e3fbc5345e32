import type { TermWording } from '../../state/agreement.ts';
import type { AgreementDraft, DraftBatch } from '../draft.ts';
import { plannedToQuota } from '../people.ts';
import { type Add, at } from './finding.ts';
import { checkRange } from './numbers.ts';

const wayOfBatch = (draft: AgreementDraft, batch: DraftBatch) => {
  const wording: TermWording = draft.terms.find(({ id }) => id === batch.term)?.wording ?? {};
  return {
    from: batch.origin ?? wording.origin,
    to: batch.destination ?? wording.destination,
  };
};

export const checkBatch = (
  draft: AgreementDraft,
  batch: DraftBatch,
  index: number,
  add: Add,
): void => {
  checkRange(plannedToQuota(batch.people), at('batches', index, 'people'), add);
  const { from, to } = wayOfBatch(draft, batch);
  // A road has two directions.
  const isThere = ({ sites }: { readonly sites: readonly string[] }) =>
    from !== to && sites.includes(from ?? '') && sites.includes(to ?? '');
  const isPlace = (site: string | undefined) => draft.sites.some(({ id }) => id === site);
  if (
    from &&
    to &&
    isPlace(from) &&
    isPlace(to) &&
    draft.roads.length &&
    !draft.roads.some(isThere)
  ) {
    add('no-road', at('batches', index), { from, to });
  }
};
