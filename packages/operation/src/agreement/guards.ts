import type { SubjectId } from '../event.ts';
import { subjectTypeOf } from '../kinds/index.ts';
import type { Store } from '../selectors/store.ts';
import type { BatchState, ConditionState, NoticeState } from '../state/agreement.ts';
import type { SubjectState } from '../state/index.ts';
import type { TripState } from '../state/trip.ts';
import type { AgreementFacts } from './facts.ts';
import { conditionsOf, type Guard, guardOf } from './guard.ts';
import { createOnce } from './once.ts';
import { progressOf } from './progress.ts';
import { readyTogether } from './together.ts';

export interface Guards {
  readonly change: (
    subject: SubjectId,
    before: SubjectState | null,
    after: SubjectState | null,
  ) => void;
  /** null: no such batch. */
  readonly of: (batch: SubjectId, now: number) => Guard | null;
  /** Batches that nothing holds, by id, those that have gone included. */
  readonly mayGo: (now: number) => readonly SubjectId[];
  /** What a guard reads, as it stands. `now` is what was asked for last. */
  readonly facts: AgreementFacts;
  /** The same, asked for this moment. */
  readonly factsAt: (now: number) => AgreementFacts;
}

/** Groups subjects by another that they name. */
const createGroups = () => {
  const groups = new Map<SubjectId, Set<SubjectId>>();
  return {
    move: (id: SubjectId, from: readonly SubjectId[], to: readonly SubjectId[]) => {
      for (const group of from) if (!to.includes(group)) groups.get(group)?.delete(id);
      for (const group of to) {
        const members = groups.get(group) ?? new Set();
        groups.set(group, members.add(id));
      }
    },
    of: (group: SubjectId): Iterable<SubjectId> => groups.get(group) ?? [],
  };
};

const tripBatch = (state: SubjectState | null): readonly SubjectId[] =>
  state?.type === 'trip' && state.batch ? [state.batch] : [];
const conditionOf = (state: SubjectState | null): readonly SubjectId[] => {
  if (state?.type !== 'condition') return [];
  const of = state.required?.fact.of ?? state.batch;
  return of ? [of] : [];
};
const noticeBatches = (state: SubjectState | null): readonly SubjectId[] =>
  state?.type === 'notice' ? [...new Set(state.words.flatMap(({ batch }) => batch ?? []))] : [];
const batchTerm = (state: SubjectState | null): readonly SubjectId[] =>
  state?.type === 'batch' && state.planned ? [state.planned.term] : [];

/**
 * The guards of all batches. After a change only what rests on it is found again; asking is the same as asking everything anew.
 */
export const createGuards = (store: Store): Guards => {
  const { once, note, changed, goTo } = createOnce();
  const trips = createGroups();
  const conditions = createGroups();
  const notices = createGroups();
  const batches = createGroups();
  let now = 0;

  const namesOf = (type: 'batch' | 'term' | 'corridor' | 'site' | 'operation', id: SubjectId) => {
    const state = store.get(type, id);
    return [state?.id ?? id, ...(state?.linked ?? [])];
  };
  const typeOf = (id: SubjectId) =>
    subjectTypeOf(id) as 'batch' | 'term' | 'corridor' | 'site' | 'operation';
  const members = <S>(
    groups: ReturnType<typeof createGroups>,
    input: string,
    of: SubjectId,
    read: (id: SubjectId) => S | null,
  ): readonly S[] => {
    const found = new Map<SubjectId, S>();
    for (const name of namesOf(typeOf(of), of)) {
      note(`${input} ${name}`);
      for (const id of groups.of(name)) {
        const state = read(id);
        if (state) found.set(id, state);
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, state]) => state);
  };

  const facts: AgreementFacts = {
    get: (type, id) => {
      if (id !== null) note(id);
      const state = store.get(type, id);
      if (state && state.id !== id) note(state.id);
      return state;
    },
    all: (type) => {
      note(`all ${type}`);
      return store.all(type);
    },
    resolve: (id) => {
      note(id);
      return store.resolve(id);
    },
    now: () => now,
    once,
    progress: (batch) =>
      once(`progress ${batch}`, () =>
        progressOf(members<TripState>(trips, 'trips', batch, (id) => store.get('trip', id))),
      ),
    notices: (batch) =>
      members<NoticeState>(notices, 'notices', batch, (id) => store.get('notice', id)),
    conditions: (of) =>
      members<ConditionState>(conditions, 'conditions', of, (id) => store.get('condition', id)),
    batchesOf: (term) =>
      members<BatchState>(batches, 'batches', term, (id) => store.get('batch', id)),
  };

  /** What decides, without the pictures: kept for every batch. */
  const gist = (batch: SubjectId) =>
    once(`gist ${batch}`, () => {
      const state = facts.get('batch', batch);
      const isOver = !state || state.status === 'completed' || state.status === 'unknown';
      if (isOver) return { mayGo: false, waitsForOthers: false, until: null };
      let mayGo = true;
      let waitsForOthers = false;
      let until: number | null = null;
      for (const condition of conditionsOf(facts, state, () => true)) {
        if (condition.blocks) mayGo = false;
        if (condition.until !== null && (until === null || condition.until < until))
          until = condition.until;
        waitsForOthers ||= condition.ways.some((way) =>
          way.some(({ means }) => means.is === 'together'),
        );
      }
      return { mayGo, waitsForOthers, until };
    });

  const isReady = (batch: SubjectId, ready: ReadonlySet<SubjectId>): boolean => {
    if (!gist(batch).waitsForOthers) return true;
    const state = store.get('batch', batch);
    return (
      state !== null &&
      conditionsOf(facts, state, (other) => ready.has(store.resolve(other))).every(
        ({ blocks }) => !blocks,
      )
    );
  };
  const readyNow = (): ReadonlySet<SubjectId> =>
    readyTogether(store.states('batch').keys(), (batch) => gist(batch).mayGo, isReady);
  const at = (time: number) => {
    now = time;
    goTo(time);
  };

  return {
    facts,
    factsAt: (time) => {
      at(time);
      return facts;
    },
    change: (subject, before, after) => {
      const type = (after ?? before)?.type;
      changed(subject);
      if (before && before.id !== subject) changed(before.id);
      if (after) for (const name of [after.id, ...(after.linked ?? [])]) changed(name);
      if (type) changed(`all ${type}`);
      for (const [groups, input, of] of [
        [trips, 'trips', tripBatch],
        [conditions, 'conditions', conditionOf],
        [notices, 'notices', noticeBatches],
        [batches, 'batches', batchTerm],
      ] as const) {
        const [from, to] = [of(before), of(after)];
        groups.move(subject, from, to);
        for (const one of new Set([...from, ...to])) changed(`${input} ${one}`);
      }
    },
    of: (batch, time) => {
      at(time);
      const state = store.get('batch', batch);
      if (!state) return null;
      const ready = readyNow();
      return guardOf(facts, state, (other) => ready.has(store.resolve(other)));
    },
    mayGo: (time) => {
      at(time);
      return [...readyNow()].sort();
    },
  };
};
