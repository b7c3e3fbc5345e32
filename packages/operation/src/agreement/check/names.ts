import type { AgreementDraft, DraftList, DraftPlace } from '../draft.ts';
import type { AgreementRule } from '../rules.ts';
import { type Add, at } from './finding.ts';

const LISTS = ['parties', 'sites', 'roads', 'windows', 'terms', 'batches', 'conditions'] as const;

/** Nobody is there twice. */
export const checkNames = (draft: AgreementDraft, add: Add): void => {
  for (const list of LISTS) {
    const seen = new Set<string>();
    draft[list].forEach(({ id }, index) => {
      if (seen.has(id)) add('twice', at(list, index, 'id'), { name: id });
      seen.add(id);
    });
  }
};

const UNKNOWN: { readonly [type: string]: readonly [AgreementRule, DraftList] } = {
  party: ['unknown-party', 'parties'],
  site: ['unknown-site', 'sites'],
  corridor: ['unknown-road', 'roads'],
  window: ['unknown-window', 'windows'],
  term: ['unknown-term', 'terms'],
  batch: ['unknown-batch', 'batches'],
};

/** Nobody is named who is not there. */
export const checkReferences = (draft: AgreementDraft, add: Add): void => {
  const known = new Set(LISTS.flatMap((list) => draft[list].map(({ id }) => id as string)));
  const look = (id: string | null | undefined, where: DraftPlace) => {
    if (id === null || id === undefined || known.has(id)) return;
    const [rule] = UNKNOWN[id.slice(0, id.indexOf('/'))] ?? [];
    if (rule) add(rule, where, { name: id });
  };
  draft.parties.forEach(({ answersFor }, index) => {
    for (const id of answersFor ?? []) look(id, at('parties', index, 'answersFor'));
  });
  draft.roads.forEach(({ sites }, index) => {
    for (const id of sites) look(id, at('roads', index, 'sites'));
  });
  draft.windows.forEach(({ by, corridor }, index) => {
    look(by, at('windows', index, 'by'));
    look(corridor, at('windows', index, 'corridor'));
  });
  draft.terms.forEach((term, index) => {
    look(term.saidBy, at('terms', index, 'saidBy'));
    for (const id of term.confirmedBy) look(id, at('terms', index, 'confirmedBy'));
    for (const id of term.disputedBy) look(id, at('terms', index, 'disputedBy'));
    const { wording } = term;
    for (const field of ['origin', 'destination', 'owedBy'] as const) {
      look(wording[field], at('terms', index, field));
    }
    for (const field of ['owedTo', 'windows', 'operators', 'observers'] as const) {
      for (const id of wording[field] ?? []) look(id, at('terms', index, field));
    }
  });
  draft.batches.forEach((batch, index) => {
    for (const field of ['term', 'origin', 'destination'] as const) {
      look(batch[field], at('batches', index, field));
    }
  });
  draft.conditions.forEach((condition, index) => {
    look(condition.of, at('conditions', index, 'of'));
    if (condition.requiredBy.includes('/'))
      look(condition.requiredBy, at('conditions', index, 'requiredBy'));
    look(condition.wordOf, at('conditions', index, 'wordOf'));
    look(condition.term, at('conditions', index, 'term'));
    for (const means of condition.means.flat()) {
      for (const [field, id] of Object.entries(means)) {
        if (typeof id === 'string' && id.includes('/')) look(id, at('conditions', index, field));
      }
    }
  });
};
