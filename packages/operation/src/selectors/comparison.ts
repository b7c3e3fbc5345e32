import type { DeviceId, SubjectId } from '../event.ts';
import { doAgree, isOneLook } from '../fold/compare.ts';
import type { CountState, CurrentTally, TallyFact, TripState } from '../state/trip.ts';
import { partCounts } from './differences.ts';

export interface Comparison {
  readonly state: CountState;
  /** What the person counted, the newest. */
  readonly mine: CurrentTally;
  /** Whether the figure rests on it. False: two others agree on another figure, and this stands beside it. */
  readonly speaks: boolean;
  /** What others say of the same part, in causal order; empty where nobody else counted it. */
  readonly others: readonly {
    readonly tally: CurrentTally;
    readonly agrees: boolean;
    /** What the person's own post said by radio or wrote on paper: no second look, whether it agrees or not. */
    readonly isOwnPost: boolean;
  }[];
}

/**
 * What a counter may be shown of other people's counts of the same part: nothing before their own is kept, or somebody
 * would copy. `null`: they have not counted it, or the trip is not here. Pure.
 */
export const comparisonOf = (
  trip: TripState | null | undefined,
  point: TallyFact['point'],
  site: SubjectId,
  part: TallyFact['part'],
  person: DeviceId,
): Comparison | null => {
  const found =
    trip &&
    partCounts(trip).find((one) => one.point === point && one.site === site && one.part === part);
  const mine = found?.tallies.find(
    ({ fact, person: counter }) => counter === person && fact.keyedBy === undefined,
  );
  if (!found || !mine) return null;
  return {
    state: found.state,
    mine,
    speaks: found.speaking.includes(mine.line),
    others: found.tallies.flatMap((tally) =>
      tally === mine
        ? []
        : [{ tally, agrees: doAgree(mine, tally), isOwnPost: isOneLook(mine, tally) }],
    ),
  };
};
