import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import { type ConditionView, viewCondition } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';

/** The way that is asked about where no batch is: the whole road, the place, whatever the term says; of everything none. */
const wayThrough = (facts: AgreementFacts, of: SubjectId): BatchState['planned'] => {
  const number = 0;
  const road = facts.get('corridor', of);
  const [origin] = road?.sites ?? [];
  const destination = road?.sites.at(-1);
  if (road && origin && destination) return { term: '', number, origin, destination };
  if (of.startsWith('site/')) return { term: '', number, origin: of };
  return of.startsWith('term/') ? { term: of, number } : null;
};

/** What is asked of has no batch: no number, nobody to tell. */
const noBatch = (facts: AgreementFacts, id: SubjectId): BatchState => ({
  id,
  type: 'batch',
  lines: 0,
  notUnderstood: 0,
  corrected: 0,
  retracted: 0,
  contested: [],
  findings: [],
  firstAt: null,
  lastAt: null,
  planned: wayThrough(facts, id),
  status: 'unknown',
  since: null,
  heldReason: null,
  movedWithoutGo: null,
  acts: [],
});

/** What must be so before something that is suspended moves again, as whoever requires it said. */
export const resumptionConditions = (
  facts: AgreementFacts,
  of: SubjectId,
): readonly ConditionView[] =>
  facts
    .conditions(of)
    .flatMap((state) =>
      state.required
        ? [viewCondition(facts, noBatch(facts, of), state, state.required.fact, () => false)]
        : [],
    );
