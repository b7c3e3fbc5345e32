import type { SubjectId } from '../../event.ts';
import type { Means } from '../../state/agreement.ts';
import type { DraftList, DraftPlace } from '../draft.ts';
import type { AgreementRule } from '../rules.ts';

/** `of`: ids (`type/name`), figures, or moments (`{ at: ms }`), for the sentence. A list is told with commas. */
export type FindingPart =
  | string
  | number
  | { readonly at: number }
  | { readonly means: Means }
  | readonly SubjectId[];
export interface AgreementFinding {
  readonly rule: AgreementRule;
  readonly level: 'refused' | 'noted';
  readonly where: DraftPlace;
  readonly of: { readonly [name: string]: FindingPart };
}

export type Add = (
  rule: AgreementRule,
  where: DraftPlace,
  of?: { readonly [name: string]: FindingPart },
) => void;

export const at = (list: DraftList, index: number, field: string | null = null): DraftPlace => ({
  list,
  index,
  field,
});
