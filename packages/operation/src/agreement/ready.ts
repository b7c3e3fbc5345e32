import type { SubjectId } from '../event.ts';
import type { Store } from '../selectors/store.ts';
import type { BatchState } from '../state/agreement.ts';
import { type ConditionView, viewRequired } from './conditions.ts';
import type { AgreementFacts } from './facts.ts';
import type { Once } from './once.ts';
import { ownSafety, type SharedWay, sharedSafety, sharedWayOf } from './safety.ts';
import { readyTogether } from './together.ts';

/** Of each condition that waits for others to go at the same moment: any of these lists of batches, all of that list. */
type Needs = readonly (readonly (readonly SubjectId[])[])[];

/** What decides about one batch, without the pictures. */
interface Gist {
  readonly mayGo: boolean;
  readonly needs: Needs;
  readonly shared: SharedWay | null;
  readonly until: number | null;
}

const earliest = (views: readonly ConditionView[]): number | null => {
  let until: number | null = null;
  for (const view of views) {
    if (view.until !== null && (until === null || view.until < until)) until = view.until;
  }
  return until;
};

/** Whom a condition that is not met waits for, where it waits for nothing else; empty: it waits for something else. */
const othersOf = (
  facts: AgreementFacts,
  view: ConditionView,
): readonly (readonly SubjectId[])[] => {
  const { counts, isWordGiven, ways } = view;
  if (counts === 'word' || (counts === 'both' && !isWordGiven)) return [];
  return ways
    .filter(
      (way) => way.length > 0 && way.every(({ met, means }) => met || means.is === 'together'),
    )
    .map((way) =>
      way.flatMap(({ met, means }) =>
        !met && means.is === 'together' ? facts.resolve(means.batch) : [],
      ),
    );
};

const OVER: Gist = { mayGo: false, needs: [], shared: null, until: null };

const gistOf = (facts: AgreementFacts, batch: BatchState | null): Gist => {
  if (!batch || batch.status === 'completed' || batch.status === 'unknown') return OVER;
  const views = [...ownSafety(facts, batch.id), ...viewRequired(facts, batch.id, () => false)];
  let mayGo = true;
  const needs: (readonly (readonly SubjectId[])[])[] = [];
  for (const view of views) {
    if (!view.blocks) continue;
    const others = othersOf(facts, view);
    if (others.length) needs.push(others);
    else mayGo = false;
  }
  return { mayGo, needs, shared: sharedWayOf(facts, batch), until: earliest(views) };
};

/** Batches under the same term on the same way: what stops one of them for the reasons they share stops all. */
interface Group {
  readonly key: string;
  readonly of: SharedWay;
  readonly members: Set<Entry>;
  mayGo: boolean;
}
interface Entry {
  readonly id: SubjectId;
  readonly key: string;
  gist: Gist;
  group: Group | null;
  /** By id among all; -1: not yet put in order. */
  place: number;
}

export interface Ready {
  readonly batchCame: (batch: SubjectId) => void;
  readonly batchWent: (batch: SubjectId) => void;
  /** Batches that nothing holds, by id. What may have changed since is looked at again, and nothing else. */
  readonly ids: () => readonly SubjectId[];
  readonly has: (batch: SubjectId) => boolean;
}

export const createReady = (
  store: Pick<Store, 'get' | 'resolve'>,
  facts: AgreementFacts,
  { keep, forget, doubtful }: Pick<Once, 'keep' | 'forget' | 'doubtful'>,
): Ready => {
  const entries = new Map<string, Entry>();
  const groups = new Map<string, Group>();
  const waiters = new Set<Entry>();
  const unread = new Set<Entry>();
  let inOrder: readonly SubjectId[] | null = [];
  /** By place: 1 where nothing holds a batch but, perhaps, that another has to go with it. Ten thousand of them are read at each record. */
  let alone = new Uint8Array(0);
  let ids: readonly SubjectId[] | null = null;
  let set: ReadonlySet<SubjectId> | null = null;

  const mark = (entry: Entry) => {
    ids = null;
    const isAlone = entry.gist.mayGo && entry.group?.mayGo === true;
    if (entry.place >= 0) alone[entry.place] = isAlone ? 1 : 0;
  };
  const readGroup = (group: Group) => {
    const { mayGo } = keep(group.key, () => {
      const views = sharedSafety(facts, group.of);
      return { mayGo: views.every(({ blocks }) => !blocks), until: earliest(views) };
    });
    if (mayGo === group.mayGo) return;
    group.mayGo = mayGo;
    for (const entry of group.members) mark(entry);
  };
  const leave = (entry: Entry, group: Group | null) => {
    group?.members.delete(entry);
    if (!group || group.members.size > 0) return;
    groups.delete(group.key);
    forget(group.key);
  };
  const join = (entry: Entry, of: SharedWay | null): Group | null => {
    if (!of) return null;
    const key = `shared ${of.term} ${of.origin} ${of.destination}`;
    let group = groups.get(key);
    if (!group) {
      group = { key, of, members: new Set(), mayGo: false };
      groups.set(key, group);
      readGroup(group);
    }
    group.members.add(entry);
    return group;
  };
  const readBatch = (entry: Entry) => {
    const { gist: before } = entry;
    const gist = keep(entry.key, () => gistOf(facts, facts.get('batch', entry.id)));
    entry.gist = gist;
    if (gist.shared !== before.shared) {
      const left = entry.group;
      entry.group = join(entry, gist.shared);
      if (left !== entry.group) leave(entry, left);
    }
    if (gist.needs.length) waiters.add(entry);
    else waiters.delete(entry);
    if (gist !== before) mark(entry);
  };

  const refresh = () => {
    for (const entry of unread) readBatch(entry);
    unread.clear();
    for (const key of [...doubtful()]) {
      const entry = entries.get(key);
      if (entry) readBatch(entry);
      const group = groups.get(key);
      if (group) readGroup(group);
    }
  };
  const find = (): readonly SubjectId[] => {
    if (!inOrder) {
      const sorted = [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      alone = new Uint8Array(sorted.length);
      sorted.forEach((entry, place) => {
        entry.place = place;
        mark(entry);
      });
      inOrder = sorted.map(({ id }) => id);
    }
    const ready: SubjectId[] = [];
    for (let place = 0; place < alone.length; place++) {
      if (alone[place]) ready.push(inOrder[place] as SubjectId);
    }
    if (waiters.size === 0) return ready;
    const needs = new Map([...waiters].map(({ id, gist }) => [id, gist.needs]));
    const others = new Set(ready.filter((id) => !needs.has(id)));
    const together = readyTogether(
      ready.filter((id) => needs.has(id)),
      () => true,
      (id, those) =>
        (needs.get(id) as Needs).every((ways) =>
          ways.some((way) => way.every((one) => those.has(one) || others.has(one))),
        ),
    );
    return ready.filter((id) => others.has(id) || together.has(id));
  };

  return {
    batchCame: (id) => {
      const key = `batch ${id}`;
      if (entries.has(key)) return;
      const entry: Entry = { id, key, gist: OVER, group: null, place: -1 };
      entries.set(key, entry);
      unread.add(entry);
      inOrder = null;
      ids = null;
    },
    batchWent: (id) => {
      const key = `batch ${id}`;
      const entry = entries.get(key);
      if (!entry) return;
      entries.delete(key);
      waiters.delete(entry);
      unread.delete(entry);
      leave(entry, entry.group);
      forget(key);
      inOrder = null;
      ids = null;
    },
    ids: () => {
      refresh();
      if (!ids) {
        ids = find();
        set = null;
      }
      return ids;
    },
    has: (batch) => {
      set ??= new Set(ids);
      return set.has(store.resolve(batch));
    },
  };
};
