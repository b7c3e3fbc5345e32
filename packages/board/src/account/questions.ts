import type {
  Account,
  Breakdown,
  Contradiction,
  Evidence,
  Figure,
  Findings,
  Model,
  Possible,
  PossibleRange,
  Revision,
  Scope,
  SiteBalance,
  TransitSite,
  TripAccount,
} from '@corridor/account';
import type { Fact, LineId, SubjectId } from '@corridor/operation';

/** Whatever a screen may ask of an account. */
export type Question =
  | { readonly ask: 'figure'; readonly of: Scope }
  | { readonly ask: 'breakdown'; readonly of: Scope; readonly by: 'from' | 'to' | 'batch' }
  | { readonly ask: 'trip'; readonly of: SubjectId }
  | { readonly ask: 'findings' }
  | { readonly ask: 'model' }
  | { readonly ask: 'transit' }
  | { readonly ask: 'range'; readonly of: Scope }
  | { readonly ask: 'contradictions' }
  | { readonly ask: 'contradictionsOf'; readonly of: SubjectId }
  | { readonly ask: 'siteBalances' };

/** Why a figure is another one now than it was in the account of what was held then. */
export interface RevisionQuestion {
  readonly ask: 'revision';
  /** Under which the evidence of then was told. */
  readonly held: string;
  readonly of: Scope;
  readonly rule: Fact<'statement', 'drafted@1'>['rule'];
  readonly lost: ReadonlySet<LineId>;
}

export interface Answers {
  readonly figure: Figure;
  readonly breakdown: Breakdown;
  readonly trip: TripAccount | null;
  readonly findings: Findings;
  readonly model: Model;
  readonly transit: readonly TransitSite[];
  readonly range: PossibleRange;
  readonly contradictions: readonly Contradiction[];
  readonly contradictionsOf: readonly Contradiction[];
  readonly siteBalances: readonly SiteBalance[];
}
export type Answer = Answers[keyof Answers] | Revision;

/** The same for the same question, in whatever order its parts are written. */
export const keyOf = (question: Question): string => {
  if (!('of' in question)) return question.ask;
  const of =
    typeof question.of === 'string'
      ? question.of
      : JSON.stringify(Object.entries(question.of).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${question.ask} ${of} ${question.ask === 'breakdown' ? question.by : ''}`;
};

/** Asked by nearly every screen: they come with the account itself. */
export const USUAL: readonly Question[] = [
  { ask: 'figure', of: { measure: 'arrived' } },
  { ask: 'figure', of: { measure: 'left' } },
  { ask: 'figure', of: { measure: 'arrived', by: 'vehicles' } },
  { ask: 'findings' },
];

/** `possible`: what the records of the account's evidence allow. */
export const answerOf = (account: Account, possible: () => Possible, one: Question): Answer => {
  switch (one.ask) {
    case 'figure':
      return account.figure(one.of);
    case 'breakdown':
      return account.breakdown(one.of, one.by);
    case 'trip':
      return account.trip(one.of);
    case 'findings':
      return account.findings;
    case 'model':
      return account.model;
    case 'transit':
      return account.transit;
    case 'range':
      return possible().range(one.of);
    case 'contradictions':
      return possible().contradictions;
    case 'contradictionsOf':
      return possible().contradictionsOf(one.of);
    case 'siteBalances':
      return possible().siteBalances();
  }
};

/** What is sent of evidence: only what is another object than what was sent last. */
export interface EvidenceNews {
  readonly trips: readonly Evidence['trips'][number][];
  readonly gone: readonly SubjectId[];
  /** Everything that is not a trip, as far as it is another. */
  readonly rest: Partial<Omit<Evidence, 'trips'>>;
}
