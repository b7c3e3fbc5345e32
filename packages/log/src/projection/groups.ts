import { createSaw } from '../order/causality.ts';
import { type CausalList, createCausalList, insertCausally } from '../order/causalList.ts';
import { isJoined, membersFrom, pairOf } from '../order/links.ts';
import type { LineId, LogEvent, SubjectId } from '../types.ts';
import type { Disputed } from './types.ts';

/** One subject, or several linked ones that fold as one. */
export interface Group<State> {
  /** The smallest member's id. */
  readonly name: SubjectId;
  readonly members: readonly SubjectId[];
  readonly list: CausalList<LogEvent>;
  /** Lines without standing; null while all stand, as almost always. */
  readonly apart: Map<LineId, Disputed> | null;
  readonly state: State | null;
}

interface Pair {
  readonly subjects: readonly [SubjectId, SubjectId];
  /** Standing link events about these two. */
  readonly said: LogEvent[];
}

export interface Groups<State> {
  readonly of: (subject: SubjectId) => Group<State> | undefined;
  /** Every line without standing. */
  readonly disputed: () => readonly Disputed[];
  readonly nameOf: (subject: SubjectId) => SubjectId;
  /** Adds events that are not there yet; answers those that were not. Links have no effect before `relink`. */
  readonly add: (events: readonly LogEvent[]) => readonly LogEvent[];
  /** Notes that a line's standing (or its corrected time) is now this. */
  readonly note: (event: LogEvent, disputed: Disputed | null) => void;
  /**
   * Joins and parts groups after lines of these subjects came or changed standing; answers the groups
   * that went, whose subjects are now in new ones.
   */
  readonly relink: (touched: Iterable<SubjectId>) => readonly Group<State>[];
  readonly setState: (group: Group<State>, state: State | null) => void;
}

type Inside<State> = { -readonly [K in keyof Group<State>]: Group<State>[K] };

export const createGroups = <State>(): Groups<State> => {
  const groups = new Map<SubjectId, Inside<State>>();
  /** Those with lines apart. */
  const troubled = new Set<Group<State>>();
  /** Of linked subjects only: a subject alone has its own name. */
  const names = new Map<SubjectId, SubjectId>();
  const pairs = new Map<string, Pair>();
  /** Subjects that some link event names together, joined or not. */
  const mentioned = new Map<SubjectId, Set<SubjectId>>();
  const joined = new Map<SubjectId, Set<SubjectId>>();

  const nameOf = (subject: SubjectId) => names.get(subject) ?? subject;
  const of = (subject: SubjectId) => groups.get(nameOf(subject));

  const connect = (
    graph: Map<SubjectId, Set<SubjectId>>,
    [a, b]: readonly [SubjectId, SubjectId],
    on: boolean,
  ): boolean => {
    if ((graph.get(a)?.has(b) ?? false) === on) return false;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = graph.get(from) ?? new Set();
      if (on) graph.set(from, found.add(to));
      else found.delete(to);
    }
    return true;
  };

  const pairFor = (event: LogEvent): Pair | null => {
    const subjects = pairOf(event);
    if (!subjects) return null;
    const key = subjects.join('\n');
    const pair = pairs.get(key) ?? { subjects, said: [] };
    pairs.set(key, pair);
    connect(mentioned, subjects, true);
    return pair;
  };

  const decide = ({ said, subjects }: Pair): boolean => {
    if (new Set(said.map(({ kind }) => kind)).size < 2) return isJoined(said, () => false);
    const around = membersFrom(subjects[0], mentioned);
    const events = new Set(around.flatMap((member) => of(member)?.list.events ?? []));
    return isJoined(said, createSaw([...events]));
  };

  const regroup = (changed: ReadonlySet<SubjectId>): readonly Group<State>[] => {
    const affected = new Set<SubjectId>();
    for (const subject of changed) {
      for (const member of of(subject)?.members ?? [subject]) affected.add(member);
      for (const member of membersFrom(subject, joined)) {
        for (const each of of(member)?.members ?? [member]) affected.add(each);
      }
    }
    const gone = new Set([...affected].flatMap((subject) => of(subject) ?? []));
    const disputed = [...gone].flatMap(({ apart }) => [...(apart?.values() ?? [])]);
    const events = Map.groupBy(
      [...gone].flatMap(({ list }) => list.events),
      ({ subject }) => subject,
    );
    for (const group of gone) {
      groups.delete(group.name);
      troubled.delete(group);
    }
    for (const subject of affected) names.delete(subject);
    for (const subject of affected) {
      if (names.has(subject)) continue;
      const members = membersFrom(subject, joined);
      const [name] = members as [SubjectId];
      if (members.length > 1) for (const member of members) names.set(member, name);
      const own = members.flatMap((member) => events.get(member) ?? []);
      if (own.length === 0) continue;
      groups.set(name, { name, members, list: createCausalList(own), apart: null, state: null });
    }
    for (const each of disputed) setApart(each.event, each);
    return [...gone];
  };

  const setApart = (event: LogEvent, disputed: Disputed | null) => {
    const group = of(event.subject);
    if (!group) return;
    if (disputed) {
      group.apart ??= new Map();
      group.apart.set(event.id, disputed);
      troubled.add(group);
    } else if (group.apart?.delete(event.id) && group.apart.size === 0) {
      group.apart = null;
      troubled.delete(group);
    }
  };

  return {
    of,
    disputed: () => [...troubled].flatMap(({ apart }) => [...(apart?.values() ?? [])]),
    nameOf,
    add: (events) => {
      const added: LogEvent[] = [];
      for (const [name, own] of Map.groupBy(events, ({ subject }) => nameOf(subject))) {
        const group = groups.get(name);
        if (!group) {
          groups.set(name, {
            name,
            members: names.has(name) ? membersFrom(name, joined) : [name],
            list: createCausalList(own),
            apart: null,
            state: null,
          });
          for (const event of own) added.push(event);
        } else if (own.length > 16 && own.length * 4 > group.list.events.length) {
          const known = new Set(group.list.events.map(({ id }) => id));
          const fresh = own.filter(({ id }) => !known.has(id));
          group.list = createCausalList([...group.list.events, ...fresh]);
          for (const event of fresh) added.push(event);
        } else {
          for (const event of own) if (insertCausally(group.list, event)) added.push(event);
        }
      }
      return added;
    },
    note: (event, disputed) => {
      setApart(event, disputed);
      const pair = pairFor(event);
      if (!pair) return;
      const at = pair.said.findIndex(({ id }) => id === event.id);
      if (at >= 0) pair.said.splice(at, 1);
      if (!disputed) pair.said.push(event);
    },
    relink: (touched) => {
      if (mentioned.size === 0) return [];
      const around = new Set<SubjectId>();
      for (const subject of touched) {
        if (!mentioned.has(subject) || around.has(subject)) continue;
        for (const member of membersFrom(subject, mentioned)) around.add(member);
      }
      const changed = new Set<SubjectId>();
      for (const pair of pairs.values()) {
        if (!around.has(pair.subjects[0])) continue;
        if (!connect(joined, pair.subjects, decide(pair))) continue;
        for (const subject of pair.subjects) changed.add(subject);
      }
      return changed.size > 0 ? regroup(changed) : [];
    },
    setState: (group, state) => {
      (group as Inside<State>).state = state;
    },
  };
};
