import type { Line, LineId } from '../types.ts';

/** A line that is not admitted yet: just delivered, or held. */
export interface Candidate {
  readonly line: Line;
  /** Distinct signatures that came with it; a good one is found among them when it is needed. */
  readonly signatures: readonly string[];
  /** One of them, the first, was verified. */
  readonly isChecked: boolean;
  /** Place in this delivery; absent where it was held before. */
  readonly at?: number;
}

export type Candidates = ReadonlyMap<LineId, Candidate>;
