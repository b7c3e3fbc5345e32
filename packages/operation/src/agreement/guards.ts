import type { SubjectId } from '../event.ts';
import { isSubjectType, subjectTypeOf } from '../kinds/index.ts';
import type { Store } from '../selectors/store.ts';
import type { BatchState, ConditionState, NoticeState } from '../state/agreement.ts';
import type { SubjectState } from '../state/index.ts';
import type { TripState } from '../state/trip.ts';
import type { AgreementFacts } from './facts.ts';
import { type Guard, guardOf } from './guard.ts';
import { createOnce } from './once.ts';
import { progressOf } from './progress.ts';
import { createReady } from './ready.ts';

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
  /** How many answers are kept meanwhile: it grows with what is there, never with how long it was watched. */
  readonly size: () => number;
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
      for (const group of from) {
        const members = to.includes(group) ? undefined : groups.get(group);
        members?.delete(id);
        if (members?.size === 0) groups.delete(group);
      }
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
  const { required, requiredApart, batch } = state;
  if (!required) return batch ? [batch] : [];
  return [...new Set([required, ...requiredApart].map(({ fact }) => fact.of))];
};
/** Of a word about one vehicle its trip, where it does not say the batch. */
const noticeOf = (state: SubjectState | null): readonly SubjectId[] =>
  state?.type === 'notice'
    ? [...new Set(state.words.flatMap(({ batch, trip }) => batch ?? trip ?? []))]
    : [];
const batchTerm = (state: SubjectState | null): readonly SubjectId[] =>
  state?.type === 'batch' && state.planned ? [state.planned.term] : [];

/**
 * The guards of all batches. After a change only what rests on it is found again; asking is the same as asking everything anew.
 */
export const createGuards = (store: Store): Guards => {
  const answers = createOnce();
  const { once, note, changed, goTo, clock } = answers;
  const trips = createGroups();
  const conditions = createGroups();
  const notices = createGroups();
  const batches = createGroups();
  const namesOf = (id: SubjectId): readonly SubjectId[] => {
    const type = subjectTypeOf(id);
    const state = isSubjectType(type) ? store.get(type, id) : null;
    note(id);
    if (state && state.id !== id) note(state.id);
    return [state?.id ?? id, ...(state?.linked ?? [])];
  };
  const members = <S>(
    groups: ReturnType<typeof createGroups>,
    input: string,
    of: SubjectId,
    read: (id: SubjectId) => S | null,
  ): readonly S[] => {
    const found = new Map<SubjectId, S>();
    for (const name of namesOf(of)) {
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
    now: clock,
    once,
    progress: (batch) =>
      once(`progress ${batch}`, () =>
        progressOf(members<TripState>(trips, 'trips', batch, (id) => store.get('trip', id))),
      ),
    notices: (batch) => {
      const about = (of: SubjectId) =>
        members<NoticeState>(notices, 'notices', of, (id) => store.get('notice', id));
      const found = new Map<SubjectId, NoticeState>();
      for (const of of [batch, ...facts.progress(batch).trips]) {
        for (const notice of about(of)) found.set(notice.id, notice);
      }
      return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    conditions: (of) =>
      members<ConditionState>(conditions, 'conditions', of, (id) => store.get('condition', id)),
    batchesOf: (term) =>
      members<BatchState>(batches, 'batches', term, (id) => store.get('batch', id)),
  };

  const ready = createReady(store, facts, answers);
  return {
    facts,
    size: answers.size,
    factsAt: (time) => {
      goTo(time);
      return facts;
    },
    change: (subject, before, after) => {
      const type = (after ?? before)?.type;
      for (const state of [before, after]) {
        for (const name of [subject, ...(state ? [state.id, ...(state.linked ?? [])] : [])]) {
          changed(name);
        }
      }
      if (type === 'batch') (after ? ready.batchCame : ready.batchWent)(subject);
      if (type) changed(`all ${type}`);
      for (const [groups, input, of] of [
        [trips, 'trips', tripBatch],
        [conditions, 'conditions', conditionOf],
        [notices, 'notices', noticeOf],
        [batches, 'batches', batchTerm],
      ] as const) {
        const [from, to] = [of(before), of(after)];
        groups.move(subject, from, to);
        for (const one of new Set([...from, ...to])) changed(`${input} ${one}`);
      }
    },
    of: (batch, time) => {
      goTo(time);
      const state = store.get('batch', batch);
      if (!state) return null;
      ready.ids();
      return guardOf(facts, state, ready.has);
    },
    mayGo: (time) => {
      goTo(time);
      return ready.ids();
    },
  };
};
