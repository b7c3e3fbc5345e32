import type { SubjectId } from '../event.ts';
import { type ConditionView, viewRequired } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';

/** What must be so before something that is suspended moves again, as whoever requires it said. */
export const resumptionConditions = (
  facts: AgreementFacts,
  of: SubjectId,
): readonly ConditionView[] => viewRequired(facts, of, () => false);
