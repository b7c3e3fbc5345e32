import type { LineId, SubjectId } from '@corridor/operation';
import type { Part, Point, Quarter } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';

/** Whole people. `high` null: nothing bounds it. */
export interface PossibleRange {
  readonly low: number;
  readonly high: number | null;
}

/** One record of a contradiction. */
export interface ContradictionRecord {
  /** It says that there were at least so many, or at most. */
  readonly says: 'at-least' | 'at-most';
  readonly people: number;
  readonly is:
    | { readonly a: 'count'; readonly point: Point; readonly part: Part; readonly exact: boolean }
    /** All counts of one trip together, at a site that people leave and reach. */
    | { readonly a: 'trip' }
    | { readonly a: 'waiting'; readonly quarter: Quarter }
    /** The most that any vehicle of this kind is known to have carried. */
    | { readonly a: 'capacity' }
    /** Born, died, joined, as recorded. */
    | { readonly a: 'change' };
  readonly trip: SubjectId | null;
  readonly site: SubjectId | null;
  /** Absent in what is published. */
  readonly line?: LineId;
}

/**
 * counts-differ        two counts of the same people at one place
 * doors-differ         the doors do not add up to the whole
 * fewer-arrived        fewer got off than boarded
 * more-arrived         more got off than boarded
 * checkpoint-differs   counted on the way, and at an end of the trip
 * more-than-fits       more than any vehicle of this kind ever carried
 * change-differs       more died than were on board, or fewer got off than joined and were born
 * more-left-than-came  more left a site, or waited there still, than had arrived there and waited before
 */
export type ContradictionCode =
  | 'counts-differ'
  | 'doors-differ'
  | 'fewer-arrived'
  | 'more-arrived'
  | 'checkpoint-differs'
  | 'more-than-fits'
  | 'change-differs'
  | 'more-left-than-came';

/** Records that cannot all be true: without any one of them, the rest can. */
export interface Contradiction {
  readonly code: ContradictionCode;
  /** By how many people they miss each other: what has to give for all to hold. Never 0. */
  readonly people: number;
  readonly trip: SubjectId | null;
  readonly site: SubjectId | null;
  /** Of a site: between which two looks. `until` null: since the last. */
  readonly between: { readonly since: Quarter; readonly until: Quarter | null } | null;
  readonly records: readonly ContradictionRecord[];
}

/** A site that people reach and leave by vehicles alone, between two looks at who waited: what cannot be accounted for. */
export interface SiteBalance {
  readonly site: SubjectId;
  readonly since: Quarter;
  /** null: since the last look. */
  readonly until: Quarter | null;
  /** So many at least left or still waited who cannot have come. */
  readonly more: number;
  /** So many at least came who neither left nor waited. */
  readonly fewer: number;
  readonly trips: readonly SubjectId[];
}

export interface Possible {
  /** The lowest and highest that the records allow; where they contradict each other, what has given is all of them. */
  readonly range: (scope: Scope) => PossibleRange;
  /** What cannot all be true, the largest first. */
  readonly contradictions: readonly Contradiction[];
  /** What does not balance at sites. */
  readonly siteBalances: () => readonly SiteBalance[];
  /** Of one trip alone. */
  readonly contradictionsOf: (trip: SubjectId) => readonly Contradiction[];
}
