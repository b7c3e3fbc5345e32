import type { Means } from '../../state/agreement.ts';
import type { AgreementDraft, DraftCondition } from '../draft.ts';
import { type Add, at } from './finding.ts';
import { mostOf } from './numbers.ts';
import { latestWindow } from './windows.ts';

const WOUNDED: ReadonlySet<string> = new Set(['wounded', 'sick']);

export const checkCondition = (
  draft: AgreementDraft,
  condition: DraftCondition,
  index: number,
  add: Add,
): void => {
  const { of, requiredBy, counts, means } = condition;
  const party = draft.parties.find(({ id }) => id === requiredBy);
  if (party && !party.roles.some((role) => role === 'party' || role === 'guarantor')) {
    add('binds-nobody', at('conditions', index, 'requiredBy'), { name: party.id });
  }
  const isEmpty = means.length === 0 || means.some((way) => way.length === 0);
  if (isEmpty && counts !== 'word') add('no-way-to-meet', at('conditions', index, 'means'));
  if (counts !== 'observation' && condition.wordOf === undefined && !party) {
    add('nobody-gives-the-word', at('conditions', index, 'counts'));
  }
  const batch = draft.batches.find(({ id }) => id === of);
  const term = draft.terms.find(({ id }) => id === batch?.term);
  const limits = [
    ...(term?.wording.byWhen === undefined ? [] : [{ end: term.wording.byWhen, of: term.id }]),
    ...(term ? latestWindow(draft, term) : []),
  ];
  for (const one of means.flat()) {
    // Standing ready itself is no waiting for itself.
    const waitsFor =
      'batch' in one && one.is !== 'staged' ? one.batch : 'of' in one ? one.of : null;
    if (waitsFor === of) add('waits-for-itself', at('conditions', index, one.is), { name: of });
    if (one.is === 'not-before') {
      const over = limits.find(({ end }) => end <= one.at);
      if (over)
        add('not-before-too-late', at('conditions', index, one.is), {
          time: { at: one.at },
          limit: over.of,
        });
    }
    if (one.is === 'count-reached') checkCount(draft, one, index, add);
  }
  const isWounded = WOUNDED.has(term?.wording.category ?? '');
  // Where a word alone counts, it is the word that holds them.
  const first: Means | undefined =
    counts === 'word' ? { is: 'confirmed', party: condition.wordOf ?? requiredBy } : means[0]?.[0];
  if (batch && isWounded && party && first) {
    add('wounded-held', at('conditions', index), {
      party: party.id,
      name: batch.id,
      what: { means: first },
    });
  }
};

const checkCount = (
  draft: AgreementDraft,
  means: Extract<Means, { is: 'count-reached' }>,
  index: number,
  add: Add,
): void => {
  const most = mostOf(draft, means.of);
  if (most === null || most >= means.people) return;
  add('count-out-of-reach', at('conditions', index, means.is), {
    need: means.people,
    name: means.of,
    most,
  });
};
