import type { SubjectId } from '@corridor/operation';
import type { Quarter, TripEvidence, VehicleKind } from '../evidence/types.ts';
import type { Look } from './looks.ts';

/** One vehicle once along its road, whether both of its ends bear one name or two. */
export interface Journey {
  readonly trip: TripEvidence;
  /** An arrival that nobody saw begin, and that most likely is the end of `trip`. */
  readonly arrival: TripEvidence | null;
  /** How sure that is: 0 … 1. */
  readonly sameness: number;
  readonly looks: readonly Look[];
  readonly kind: VehicleKind | 'unknown';
  /** born + joined − died, as recorded. */
  readonly change: number;
  /** Expected number of times that its people left, and arrived. */
  readonly left: number;
  readonly arrived: number;
  /** How much more often, if nobody had told yet of more of what is newest: per share of it. Absent: known either way. */
  readonly ifLate?: { readonly left: number; readonly arrived: number };
  /** How much more often arrived, if the road were so much faster today: per logarithm. Absent: known either way. */
  readonly ifFaster?: number;
  /** Nobody told of it: it stands for as many as may have left, none or several. */
  readonly isUntold?: true;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly leftAt: Quarter | null;
  readonly arrivedAt: Quarter | null;
}
