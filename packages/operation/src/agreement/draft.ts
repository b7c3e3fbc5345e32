import type { SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { Required, TermWording } from '../state/agreement.ts';

/** An agreement as it is entered, before anything of it is recorded; and what is recorded already, beside it. */
export interface AgreementDraft {
  readonly parties: readonly DraftParty[];
  readonly sites: readonly DraftSite[];
  readonly roads: readonly DraftRoad[];
  readonly windows: readonly DraftWindow[];
  readonly terms: readonly DraftTerm[];
  readonly batches: readonly DraftBatch[];
  readonly conditions: readonly DraftCondition[];
}
export interface DraftParty extends Fact<'party', 'named@1'> {
  readonly id: SubjectId;
}
export interface DraftSite {
  readonly id: SubjectId;
  readonly name: string;
  readonly siteKind: Fact<'site', 'defined@1'>['siteKind'];
}
export interface DraftRoad {
  readonly id: SubjectId;
  readonly name: string | null;
  readonly sites: readonly SubjectId[];
}
export type DraftWindow = Fact<'window', 'announced@1'> & { readonly id: SubjectId };
export interface DraftTerm {
  readonly id: SubjectId;
  readonly saidBy: SubjectId | null;
  /** Everybody else who has said yes to this wording. */
  readonly confirmedBy: readonly SubjectId[];
  readonly disputedBy: readonly SubjectId[];
  readonly isInForce: boolean;
  readonly wording: TermWording & Pick<Fact<'term', 'proposed@1'>, 'about'>;
}
export type DraftBatch = Fact<'batch', 'planned@1'> & { readonly id: SubjectId };
export type DraftCondition = Required & { readonly id: SubjectId };

export type DraftList = keyof AgreementDraft;
/** Where in a draft: which of a list, and which of its fields. */
export interface DraftPlace {
  readonly list: DraftList;
  readonly index: number;
  readonly field: string | null;
}
