import type { ClaimFact, SubjectId } from '@corridor/operation';
import type { Figure, Scope } from '../figure/types.ts';

/** Why a claim is in the ledger, or no longer. Nothing ever leaves the history. */
export type ClaimStanding =
  | 'stands'
  /** By the reader; no person has accepted it. */
  | 'proposed'
  /** The same speaker has said another figure instead. */
  | 'superseded'
  | 'withdrawn'
  | 'mistaken-reading'
  | 'not-a-claim'
  | 'double';

/** ❝ What somebody stated, ourselves included, as it was recorded and corrected last. */
export interface Claim {
  /** `claim/…`; our own statements `statement/…`. */
  readonly id: SubjectId;
  readonly fact: ClaimFact;
  readonly isOurs: boolean;
  readonly standing: ClaimStanding;
  /** When we recorded it, ms. */
  readonly toldAt: number;
  /** The moment for which its figure is meant, ms, where it says one. */
  readonly asOf: number | null;
  readonly supersededBy: SubjectId | null;
  /** How often its record was corrected. */
  readonly corrected: number;
}

/** The figures that the words allow: "more than 5 000" is 5 001 and up. `high` null: no end. */
export interface ClaimRange {
  readonly low: number;
  readonly high: number | null;
}

/** From when to when, in calendar days of the operation's zone: `2016-12-15`. */
export type ClaimSpan =
  /** `since` null: since the beginning. Until when differs from claim to claim. */
  | { readonly is: 'so-far'; readonly since: string | null }
  /** Both days included. */
  | { readonly is: 'days'; readonly from: string; readonly to: string }
  | { readonly is: 'unknown' };

/** What was asked for a figure to be the answer. Figures stand on one axis only where the question is one. */
export interface Question {
  /** The same for the same question. */
  readonly key: string;
  readonly measure: NonNullable<ClaimFact['measure']> | null;
  readonly unit: NonNullable<ClaimFact['unit']> | null;
  /** null: everybody. */
  readonly category: NonNullable<ClaimFact['category']> | null;
  readonly by: NonNullable<ClaimFact['by']> | null;
  /** A site's id where it is one of ours, else the name that was said. */
  readonly from: string | null;
  readonly to: string | null;
  readonly place: string | null;
  readonly span: ClaimSpan;
}

/** Why the account has no answer to what a claim says. */
export type NotSame =
  /** Something happened; nobody said how many. */
  | 'no-figure'
  /** "Several", and no end of it. */
  | 'open-figure'
  | 'not-people'
  /** Nobody counts fighters, civilians, wounded apart from others. */
  | 'category'
  /** Killed, missing, detained: not people who moved. */
  | 'other-measure'
  | 'waiting'
  /** Nobody works out who is still inside. */
  | 'who-remains'
  | 'planned'
  /** The speaker was unsure, or told of a plan. */
  | 'unsure'
  /** Not a place at which we count. */
  | 'place'
  | 'period-unknown'
  /** It begins on a day before anybody of ours counted. */
  | 'before-our-counts'
  | 'departures-unknown'
  | 'arrivals-unknown'
  /** Who left by their own means is seen passing; nobody counts them where they arrive. */
  | 'own-means-on-arrival';

export type Asked =
  | { readonly isSame: true; readonly question: Question; readonly scopes: readonly Scope[] }
  | {
      readonly isSame: false;
      readonly question: Question;
      readonly because: readonly NotSame[];
    };

/** Held against: the 90 % interval of the estimate, or where there is none the counted minimum and what the records allow. */
export type Against = 'interval' | 'minimum';

export type Verdict =
  | { readonly is: 'inside'; readonly against: Against }
  /** `by`: people from the nearer end to the nearest figure that the words allow. */
  | { readonly is: 'above' | 'below'; readonly by: number; readonly against: Against }
  | { readonly is: 'not-same'; readonly because: readonly NotSame[] };

/** The account's answer for the scope of a claim, and the claim beside it. */
export interface Answer {
  readonly measure: Scope['measure'];
  readonly scope: Scope;
  readonly figure: Figure;
  readonly verdict: Verdict;
}
