import type { AgreementDraft } from '../draft.ts';
import { quantityToQuota } from '../people.ts';
import { type Add, at } from './finding.ts';

/** Two terms about the same people, owed by the same, whose numbers have nothing in common. */
export const checkContradictions = (draft: AgreementDraft, add: Add): void => {
  draft.terms.forEach((term, index) => {
    const mine = quantityToQuota(term.wording.quantity);
    if (!mine || !term.wording.origin || !term.wording.destination) return;
    for (const other of draft.terms.slice(0, index)) {
      const theirs = quantityToQuota(other.wording.quantity);
      const isSame = (
        ['about', 'origin', 'destination', 'category', 'owedBy', 'byWhen'] as const
      ).every((name) => term.wording[name] === other.wording[name]);
      const sameWindows =
        JSON.stringify(term.wording.windows ?? []) === JSON.stringify(other.wording.windows ?? []);
      if (!theirs || !isSame || !sameWindows) continue;
      const apart =
        (mine.high !== null && mine.high < theirs.low) ||
        (theirs.high !== null && theirs.high < mine.low);
      if (!apart) continue;
      add('terms-contradict', at('terms', index, 'quantity'), {
        one: mine.high ?? mine.low,
        other: other.id,
        number: theirs.high ?? theirs.low,
      });
    }
  });
};
