import type { Approximation, Category, Measure, Unit } from '../lexicon/types.ts';
import type { Span } from '../text/span.ts';
import type { PartialDate } from '../time/types.ts';

/** What a word of the text gave. */
export type ClaimField =
  | 'value'
  | 'approx'
  | 'unit'
  | 'measure'
  | 'category'
  | 'hedge'
  | 'speaker'
  | 'speakerRole'
  | 'reportedVia'
  | 'saidOn'
  | 'about'
  | 'fromPlace'
  | 'toPlace'
  | 'place'
  | 'partOf';

/**
 * A figure that somebody states. A proposal: a person accepts, edits or rejects it. Nothing is filled in without a word
 * that gave it, and `by` names those words; the day of writing stands for an unattributed figure's day.
 */
export interface ClaimProposal {
  /** The clause, at most 600 characters; contains `num`. */
  readonly quote: Span;
  /** The number expression. */
  readonly num: Span;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: Approximation;
  readonly unit: Unit;
  readonly measure: Measure | null;
  readonly category: Category;
  /** Conditional, forecast, planned, promised or authorised. */
  readonly hedge: boolean;
  readonly speaker: string | null;
  /** Somebody speaks, and the text does not say who. */
  readonly speakerUnresolved: boolean;
  readonly speakerRole: string | null;
  readonly reportedVia: string | null;
  readonly saidOn: PartialDate | null;
  readonly aboutFrom: PartialDate | null;
  readonly aboutTo: PartialDate | null;
  readonly fromPlace: string | null;
  readonly toPlace: string | null;
  /** Where it is about, where nobody sets out from there. */
  readonly place: string | null;
  /** Index of the claim of which this one is a part (`dont`), within the same reading. */
  readonly partOf: number | null;
  /** A running total (`depuis jeudi`, `portant le total à`). */
  readonly isCumulative: boolean;
  /** Index of the earlier figure of the same sentence that this one replaces (`le précédent bilan était de`). */
  readonly supersedes: number | null;
  readonly by: Readonly<Partial<Record<ClaimField, readonly Span[]>>>;
}
