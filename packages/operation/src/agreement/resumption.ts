import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import { type ConditionView, viewCondition } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';

/** What is asked of has no batch: no way, no number, nobody to tell. */
const noBatch = (id: SubjectId): BatchState => ({
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
  planned: null,
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
        ? [viewCondition(facts, noBatch(of), state, state.required.fact, () => false)]
        : [],
    );
