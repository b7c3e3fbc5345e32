import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import { type ConditionView, viewRequired } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';
import { goLapsed } from './lapsed.ts';
import type { Quota } from './people.ts';
import type { BatchProgress } from './progress.ts';
import { contestedQuota, quotaOf } from './quota.ts';
import { safetyConditions } from './safety.ts';
import { leftWithoutGo } from './without-go.ts';

/** What may and may not be done with one batch now, and why. */
export interface Guard {
  readonly batch: SubjectId;
  readonly status: BatchState['status'];
  /** Safety first, then the law, then each party's; by id. */
  readonly conditions: readonly ConditionView[];
  /** Nothing holds it but, perhaps, that nobody has given go. */
  readonly mayGo: boolean;
  /** A person gave go, nothing has stopped its way since, and nothing that concerns safety stands against it now: it may move. */
  readonly isGo: boolean;
  /** Since when a go that was given stands no longer: something on its way was stopped after it. Go is to be given anew. */
  readonly lapsed: number | null;
  /** How many a go covers: what is agreed, in force. null: the agreement says no number. */
  readonly covers: Quota | null;
  /** Other numbers, each said by one party and confirmed by nobody else. */
  readonly alsoSaid: readonly {
    readonly party: SubjectId;
    readonly line: string;
    readonly quota: Quota;
  }[];
  readonly progress: BatchProgress;
  /** Trips that left while no go stood. */
  readonly movedWithoutGo: readonly SubjectId[];
  /** How many more have left than a go covers. */
  readonly beyond: number;
  /** Without a new record it may be otherwise from then on. ms since 1970. */
  readonly until: number | null;
}

const ORDER = ['safety', 'law'];
const placeOf = ({ requiredBy }: ConditionView): number => {
  const place = ORDER.indexOf(requiredBy);
  return place < 0 ? ORDER.length : place;
};

/** The rules in their own order, then what was required, by id. */
export const conditionsOf = (
  facts: AgreementFacts,
  batch: BatchState,
  isReadyWith: (batch: SubjectId) => boolean,
): readonly ConditionView[] => [
  ...safetyConditions(facts, batch),
  ...[...viewRequired(facts, batch.id, isReadyWith)].sort((a, b) => placeOf(a) - placeOf(b)),
];

/** `isReadyWith`: for batches that go together, whether the other may go as well. */
export const guardOf = (
  facts: AgreementFacts,
  batch: BatchState,
  isReadyWith: (batch: SubjectId) => boolean,
): Guard => {
  const conditions = conditionsOf(facts, batch, isReadyWith);
  const progress = facts.progress(batch.id);
  const covers = quotaOf(facts, batch);
  const lapsed = goLapsed(facts, batch);
  const isSafe = conditions.every(({ isSafety, met }) => met || !isSafety);
  const times = conditions.flatMap(({ until }) => until ?? []);
  const most = batch.acts.findLast(({ is }) => is === 'go')?.people ?? covers?.high ?? null;
  const isOver = batch.status === 'completed' || batch.status === 'unknown';
  return {
    batch: batch.id,
    status: batch.status,
    conditions,
    mayGo: !isOver && conditions.every(({ blocks }) => !blocks),
    isGo: batch.status === 'go' && isSafe && lapsed === null,
    lapsed,
    covers,
    alsoSaid: contestedQuota(facts, batch),
    progress,
    movedWithoutGo: progress.trips.filter((id) => {
      const trip = facts.get('trip', id);
      return trip !== null && leftWithoutGo(trip, batch, lapsed);
    }),
    beyond: most === null ? 0 : Math.max(0, progress.departedAtLeast - most),
    until: times.length ? Math.min(...times) : null,
  };
};
