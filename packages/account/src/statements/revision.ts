import type { Fact, LineId } from '@corridor/operation';
import type { Account } from '../account.ts';
import type { StreamEvidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { changedTrips, type TripChange } from './changed-trips.ts';
import { ruledNumber } from './scope.ts';
import { causeOf, type TripCause } from './trip-cause.ts';

export type RevisionCause =
  | TripCause
  /** A count of people on their own way came, or was heard of, later. */
  | 'own-means-late'
  | 'own-means-changed'
  /** Of trips and streams whose records are the same: what the estimate learned from the others. */
  | 'estimate-learned';

/** Why a figure for the same hour is another one now. */
export interface RevisionReason {
  readonly cause: RevisionCause;
  /** People more, or fewer (negative). All reasons together are exactly the difference. */
  readonly people: number;
  /** Vehicle trips, or places that people passed on their own; 0 where it is none of them in particular. */
  readonly on: number;
}

export interface Revision {
  /** By the statement's rule, unrounded; null: cannot be known, or the rule takes nothing from the account. */
  readonly before: number | null;
  readonly after: number | null;
  /** Largest first; empty: nothing has changed. */
  readonly reasons: readonly RevisionReason[];
}

type Rule = Fact<'statement', 'drafted@1'>['rule'];
const NO_LINES: ReadonlySet<LineId> = new Set();

/**
 * The figure for one question and hour as it was known then and as it is known now, and why it differs. `then` is the
 * account of exactly what was held then. `lost`: lines held then that have no standing any more.
 */
export const revisionOf = (
  then: Account,
  now: Account,
  scope: Scope,
  rule: Rule,
  lost: ReadonlySet<LineId> = NO_LINES,
): Revision => {
  const numberIn = (account: Account, more: Partial<Scope> = {}) =>
    ruledNumber(rule, account.figure({ ...scope, ...more }));
  const [before, after] = [numberIn(then), numberIn(now)];
  if (before === null || after === null) return { before, after, reasons: [] };

  const found = new Map<RevisionCause, { people: number; on: number }>();
  const add = (cause: RevisionCause, people: number, on: number) => {
    const sum = found.get(cause) ?? { people: 0, on: 0 };
    found.set(cause, { people: sum.people + people, on: sum.on + on });
  };
  const of = (account: Account, trips: readonly TripEvidence[]) =>
    trips.reduce((sum, { id }) => sum + (numberIn(account, { trip: id }) ?? 0), 0);
  const changes: readonly TripChange[] =
    scope.by === 'own-means' ? [] : changedTrips(then.evidence, now.evidence);
  for (const change of changes) {
    const people = of(now, change.after) - of(then, change.before);
    if (people !== 0)
      add(causeOf(change, lost), people, Math.max(change.before.length, change.after.length));
  }
  const streams = scope.by === 'vehicles' ? [] : changedStreams(then, now);
  for (const { id, isLate } of streams) {
    const people = (numberIn(now, { stream: id }) ?? 0) - (numberIn(then, { stream: id }) ?? 0);
    if (people !== 0) add(isLate ? 'own-means-late' : 'own-means-changed', people, 1);
  }
  const told = [...found.values()].reduce((sum, { people }) => sum + people, 0);
  if (after - before !== told) add('estimate-learned', after - before - told, 0);
  return {
    before,
    after,
    reasons: [...found]
      .map(([cause, sum]) => ({ cause, ...sum }))
      .filter(({ people }) => people !== 0)
      .sort((a, b) => Math.abs(b.people) - Math.abs(a.people) || (a.cause < b.cause ? -1 : 1)),
  };
};

const passed = ({ quarters }: StreamEvidence): number =>
  quarters.reduce(
    (sum, { onFoot, of }) => sum + onFoot + of.car.counted + of.van.counted + of.lorry.counted,
    0,
  );

/** More have been seen passing than then: a count came late. Fewer, or the same: one was changed. */
const changedStreams = (then: Account, now: Account) => {
  const before = new Map(then.evidence.streams.map((stream) => [stream.id, stream]));
  const after = new Map(now.evidence.streams.map((stream) => [stream.id, stream]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was === is || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ id, isLate: (is ? passed(is) : 0) > (was ? passed(was) : 0) }];
  });
};
