import type { SubjectId } from '../event.ts';
import { isSubjectType, type SubjectType, subjectTypeOf } from '../kinds/index.ts';
import type { States, SubjectState } from '../state/index.ts';

/** Folded states by type and id. A reference may name any id of a linked set. */
export interface Store {
  readonly get: <T extends SubjectType>(type: T, id: SubjectId | null) => States[T] | null;
  /** The set's own id for any id of a linked set. */
  readonly resolve: (id: SubjectId) => SubjectId;
  /** As it stands: it changes with the next update. */
  readonly states: <T extends SubjectType>(type: T) => ReadonlyMap<SubjectId, States[T]>;
  readonly all: <T extends SubjectType>(type: T) => Iterable<States[T]>;
  readonly count: (type: SubjectType) => number;
}

export interface OpenStore extends Store {
  /** Puts or takes away a state; gives back what was there. */
  readonly put: (subject: SubjectId, after: SubjectState | null) => SubjectState | null;
}

export const createStore = (): OpenStore => {
  const types = new Map<SubjectType, Map<SubjectId, SubjectState>>();
  const aliases = new Map<SubjectId, SubjectId>();
  const mapOf = (type: SubjectType) => {
    const known = types.get(type);
    if (known) return known;
    const made = new Map<SubjectId, SubjectState>();
    types.set(type, made);
    return made;
  };
  const resolve = (id: SubjectId) => aliases.get(id) ?? id;

  return {
    resolve,
    get: <T extends SubjectType>(type: T, id: SubjectId | null) =>
      id === null ? null : ((types.get(type)?.get(resolve(id)) as States[T] | undefined) ?? null),
    states: <T extends SubjectType>(type: T) =>
      mapOf(type) as ReadonlyMap<SubjectId, SubjectState> as ReadonlyMap<SubjectId, States[T]>,
    all: <T extends SubjectType>(type: T) => mapOf(type).values() as Iterable<States[T]>,
    count: (type) => types.get(type)?.size ?? 0,
    put: (subject, after) => {
      const type = subjectTypeOf(subject);
      if (!isSubjectType(type)) return null;
      const states = mapOf(type);
      const before = states.get(subject) ?? null;
      for (const id of before?.linked ?? []) if (aliases.get(id) === subject) aliases.delete(id);
      if (after) {
        states.set(subject, after);
        for (const id of after.linked ?? []) aliases.set(id, subject);
      } else states.delete(subject);
      return before;
    },
  };
};
