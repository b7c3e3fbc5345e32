import type { AgreementDraft } from '../agreement/draft.ts';
import type { SubjectId } from '../event.ts';

/** One line that is to be written. */
export interface DraftedFact {
  readonly subject: SubjectId;
  readonly kind: string;
  readonly fact: { readonly [field: string]: unknown };
  /** Which of the facts before it is meant by `fact.of`: that one's line id is put there, once it is written. */
  readonly lineOf?: number;
}

/**
 * What is to be written so that a checked draft stands in the records, in an order in which whatever is named is there already. What is
 * `known` stays as it is: an amendment is somebody's word on the board, not a second reading of a file.
 */
export const draftToFacts = (
  draft: AgreementDraft,
  known: ReadonlySet<SubjectId>,
): readonly DraftedFact[] => {
  const facts: DraftedFact[] = [];
  const there = new Set(known);
  const put = (subject: SubjectId, kind: string, fact: object, lineOf?: number): number => {
    there.add(subject);
    facts.push({
      subject,
      kind,
      fact: { ...fact },
      ...(lineOf === undefined ? {} : { lineOf }),
    });
    return facts.length - 1;
  };
  const isNew = ({ id }: { readonly id: SubjectId }) => !known.has(id);

  const later: (() => void)[] = [];
  for (const { id, answersFor = [], ...party } of draft.parties.filter(isNew)) {
    const isReady = answersFor.every((one) => there.has(one));
    const whole = { ...party, ...(answersFor.length ? { answersFor } : {}) };
    put(id, 'named@1', isReady ? whole : party);
    // Two may answer for each other.
    if (!isReady) later.push(() => put(id, 'role-changed@1', { roles: party.roles, answersFor }));
  }
  for (const putLater of later) putLater();
  for (const { id, name, siteKind } of draft.sites.filter(isNew))
    put(id, 'defined@1', { name, siteKind });
  for (const { id, name, sites } of draft.roads.filter(isNew)) {
    // How far and how long nobody has said: the legs are entered on the board.
    put(id, 'laid@1', { ...(name === null ? {} : { name }), sites, legs: [] });
  }
  for (const { id, ...window } of draft.windows.filter(isNew)) put(id, 'announced@1', window);
  for (const term of draft.terms.filter(isNew)) {
    const { id, saidBy, confirmedBy, disputedBy, isInForce, wording } = term;
    const proposed = put(id, 'proposed@1', { ...(saidBy ? { by: saidBy } : {}), ...wording });
    for (const by of confirmedBy) put(id, 'confirmed@1', { by }, proposed);
    if (isInForce) put(id, 'in-force@1', {}, proposed);
    // Last: who says no is to be seen, also where the others hold it in force.
    for (const by of disputedBy) put(id, 'disputed@1', { by });
  }
  for (const { id, ...batch } of draft.batches.filter(isNew)) put(id, 'planned@1', batch);
  for (const { id, ...condition } of draft.conditions.filter(isNew))
    put(id, 'required@1', condition);
  return facts;
};
