import type { Fact, LineId, SubjectId } from '@corridor/operation';
import type { Account } from '../account.ts';
import { byId } from '../evidence/evidence.ts';
import type { Evidence, StreamEvidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { streamsWithin, tripsWithin } from '../network/within.ts';
import { changedTrips, type TripChange } from './changed-trips.ts';
import { ruledNumber } from './scope.ts';
import { causeOf, type TripCause } from './trip-cause.ts';

type Rule = Fact<'statement', 'drafted@1'>['rule'];

export type RevisionCause =
  | TripCause
  /** A count of people on their own way came, or was heard of, later. */
  | 'own-means-late'
  | 'own-means-changed'
  /** Of trips and streams whose records are the same: what the estimate learned from the others. */
  | 'estimate-learned';

const ORDER: readonly RevisionCause[] = [
  'joined',
  'parted',
  'lost-standing',
  'taken-back',
  'corrected',
  'counted-again',
  'late-counts',
  'late-movements',
  'moved',
  'own-means-changed',
  'own-means-late',
  'estimate-learned',
];

/** What is changed for one cause: trips and streams of then against those of now. */
export interface Step {
  readonly cause: RevisionCause;
  readonly changes: readonly TripChange[];
  readonly streams: ReadonlySet<SubjectId>;
}

const NO_STREAMS: ReadonlySet<SubjectId> = new Set();

const stepsOf = (
  found: ReadonlyMap<RevisionCause, { changes: TripChange[]; streams: Set<SubjectId> }>,
) =>
  ORDER.flatMap((cause): readonly Step[] => {
    const step = found.get(cause);
    return step ? [{ cause, ...step }] : [];
  });

const collect = () => {
  const found = new Map<RevisionCause, { changes: TripChange[]; streams: Set<SubjectId> }>();
  const at = (cause: RevisionCause) => {
    const known = found.get(cause) ?? { changes: [], streams: new Set<SubjectId>() };
    found.set(cause, known);
    return known;
  };
  return { found, at };
};

/** Of a minimum: trips that give other people than then. Whatever else changed gives nobody, and stands with none. */
export const ofPeople = (
  then: Account,
  now: Account,
  scope: Scope,
  rule: Rule,
  lost: ReadonlySet<LineId>,
): readonly Step[] => {
  const { found, at } = collect();
  const others: TripChange[] = [];
  const give = (account: Account, trips: readonly TripEvidence[]) =>
    trips.reduce(
      (sum, { id }) => sum + (ruledNumber(rule, account.figure({ ...scope, trip: id })) ?? 0),
      0,
    );
  for (const change of changedTrips(then.evidence, now.evidence)) {
    const isOther = give(then, change.before) !== give(now, change.after);
    if (isOther) at(causeOf(change, lost)).changes.push(change);
    else others.push(change);
  }
  for (const { id, isLate } of changedStreams(then, now)) {
    const of = (account: Account) => account.figure({ ...scope, stream: id }).minimum;
    if (of(then) !== of(now)) at(isLate ? 'own-means-late' : 'own-means-changed').streams.add(id);
  }
  const steps = stepsOf(found);
  if (steps.length > 0) return steps;
  // No trip by itself gives others, and all together they do: two records turned out to be of one journey.
  return [{ cause: 'moved', changes: others, streams: NO_STREAMS }];
};

/** Of an estimate: every trip within the question that is known otherwise. From all others it only learned. */
export const inScope = (
  then: Account,
  now: Account,
  scope: Scope,
  lost: ReadonlySet<LineId>,
): readonly Step[] => {
  const { found, at } = collect();
  const within = new Set(
    [then, now].flatMap(({ evidence }) => tripsWithin(evidence, scope).map(({ id }) => id)),
  );
  for (const change of changedTrips(then.evidence, now.evidence)) {
    const isWithin = [...change.before, ...change.after].some(({ id }) => within.has(id));
    if (isWithin) at(causeOf(change, lost)).changes.push(change);
  }
  const roads = new Set(
    [then, now].flatMap(({ evidence }) => streamsWithin(evidence, scope).map(({ id }) => id)),
  );
  for (const { id, isLate } of changedStreams(then, now)) {
    if (roads.has(id)) at(isLate ? 'own-means-late' : 'own-means-changed').streams.add(id);
  }
  at('estimate-learned');
  return stepsOf(found);
};

/** Vehicle trips, and places that people passed on their own. */
export const placesOf = ({ changes, streams }: Step): number =>
  changes.reduce((sum, { before, after }) => sum + Math.max(before.length, after.length), 0) +
  streams.size;

/** The evidence of then, with what this cause changed as it is now. */
export const withStep = (then: Evidence, now: Evidence, { changes, streams }: Step): Evidence => {
  const gone = new Set(changes.flatMap(({ before }) => before.map(({ id }) => id)));
  const come = changes.flatMap(({ after }) => after);
  const here = new Set(come.map(({ id }) => id));
  return {
    ...then,
    trips: [...then.trips.filter(({ id }) => !gone.has(id) && !here.has(id)), ...come].sort(byId),
    streams: [
      ...then.streams.filter(({ id }) => !streams.has(id)),
      ...now.streams.filter(({ id }) => streams.has(id)),
    ].sort(byId),
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
