import type { Evidence } from '../evidence/types.ts';
import { rowsOf } from './arrays.ts';
import type { Journey } from './journey.ts';
import { journeysOf, type LooksOf } from './journeys.ts';
import { type Fitted, learn } from './learn.ts';
import { looksOf } from './looks.ts';
import { type OwnMeansFitted, ownMeansOf } from './own-means.ts';
import { type LeastOf, leastOf, type Parcel, parcelsOf } from './parcels.ts';
import { type Sums, sumsOf } from './sums.ts';

/** Everything that was worked out from one operation's evidence. */
export interface Estimated {
  readonly journeys: readonly Journey[];
  readonly fitted: Fitted;
  readonly parcels: readonly Parcel[];
  readonly own: OwnMeansFitted;
  readonly sums: Sums;
  /** Journeys counted again since, by place: each is then the only one of its own rows. */
  readonly patches: ReadonlyMap<number, Fitted>;
}

/** What hangs on single trips or streams alone: whoever asks again after one late count keeps it. */
export interface Kept {
  readonly looks: LooksOf;
  readonly least: LeastOf;
  readonly own: (evidence: Evidence) => OwnMeansFitted;
}

export const NOTHING_KEPT: Kept = { looks: looksOf, least: leastOf, own: ownMeansOf };

/** Everything from scratch but what `kept` gives: the same evidence gives the same bits, whatever was kept. */
export const estimate = (evidence: Evidence, kept: Kept = NOTHING_KEPT): Estimated => {
  const { journeys, late, missedAt } = journeysOf(evidence, kept.looks);
  const fitted = learn(rowsOf(journeys));
  const parcels = parcelsOf(evidence, journeys, kept.least, missedAt);
  const own = kept.own(evidence);
  const sums = sumsOf(evidence, fitted, parcels, own, late);
  return { journeys, fitted, parcels, own, sums, patches: new Map() };
};
