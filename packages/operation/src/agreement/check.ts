import { checkBatch } from './check/batches.ts';
import { checkCondition } from './check/conditions.ts';
import { checkContradictions } from './check/contradictions.ts';
import type { Add, AgreementFinding } from './check/finding.ts';
import { checkNames, checkReferences } from './check/names.ts';
import { checkReach } from './check/reach.ts';
import { checkTerm } from './check/terms.ts';
import { checkWindows } from './check/windows.ts';
import type { AgreementDraft } from './draft.ts';
import { AGREEMENT_RULES } from './rules.ts';

export type { AgreementFinding, FindingPart } from './check/finding.ts';
export { boundBatches } from './check/reach.ts';

/** Everything that cannot be, or that can never come about, in an agreement as it is entered. In the order of the draft. */
export const checkAgreement = (draft: AgreementDraft): readonly AgreementFinding[] => {
  const findings: AgreementFinding[] = [];
  const add: Add = (rule, where, of = {}) =>
    findings.push({ rule, level: AGREEMENT_RULES[rule].level, where, of });
  checkNames(draft, add);
  checkReferences(draft, add);
  checkWindows(draft, add);
  draft.terms.forEach((term, index) => {
    checkTerm(draft, term, index, add);
  });
  checkContradictions(draft, add);
  draft.batches.forEach((batch, index) => {
    checkBatch(draft, batch, index, add);
  });
  draft.conditions.forEach((condition, index) => {
    checkCondition(draft, condition, index, add);
  });
  // What names nobody cannot be thought through.
  if (!findings.some(({ level }) => level === 'refused')) checkReach(draft, add);
  return findings;
};
