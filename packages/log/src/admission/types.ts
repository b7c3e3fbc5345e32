import type { Line, LineId } from '../types.ts';

/** A line that is not admitted yet: just delivered, or held. */
export interface Candidate {
  readonly line: Line;
  /** As it came, when that is how it will be kept: spares putting its parts together again. */
  readonly text?: string;
  /** Distinct signatures that came with it; a good one is found among them when it is needed. */
  readonly signatures: readonly string[];
  /** One of them, the first, was verified. */
  readonly isChecked: boolean;
  /** Place in this delivery; absent where it was held before. */
  readonly at?: number;
}

export type Candidates = ReadonlyMap<LineId, Candidate>;

/** What a delivery brings of one device, in its order. */
export interface Arrivals {
  readonly list: readonly Candidate[];
  /** Each hangs on the one before and fits: how every honest slice comes. No need to sort anything then. */
  readonly isStraight: boolean;
}
