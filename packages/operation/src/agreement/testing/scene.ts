import type { OperationEvent, SubjectId } from '../../event.ts';
import { foldSubject } from '../../fold/index.ts';
import { isSubjectType, subjectTypeOf } from '../../kinds/index.ts';
import { createIndex, type Index } from '../../selectors/create-index.ts';
import type { Required } from '../../state/agreement.ts';
import type { SubjectState } from '../../state/index.ts';
import { counted, createDevice, inOrder } from '../../testing/cast.ts';
import type { ConditionView } from '../conditions.ts';
import type { Guard } from '../guard.ts';

export const minute = 60_000;
export const hour = 60 * minute;

interface More {
  readonly by?: string;
  readonly doubt?: number;
  /** Written without having seen what others wrote. */
  readonly apart?: boolean;
}
type Bound = Omit<Required, 'requiredBy' | 'of' | 'counts'> & Partial<Pick<Required, 'counts'>>;

/** The room where an agreement is kept: everything that anybody writes is folded at once, and asked at once. */
export const createScene = (start: number) => {
  const devices = new Map<string, ReturnType<typeof createDevice>>();
  const events: OperationEvent[] = [];
  const names = new Map<SubjectId, SubjectId>();
  const states = new Map<SubjectId, SubjectState>();
  const index = createIndex();
  let clock = start;
  let onLine = () => {};

  const put = (id: SubjectId, state: SubjectState | null) => {
    if (state) states.set(id, state);
    else states.delete(id);
    index.update(id, state);
  };
  const refold = (id: SubjectId): SubjectState => {
    const type = subjectTypeOf(id);
    if (!isSubjectType(type)) throw new Error(`nobody folds ${type}`);
    const own = events.filter(({ subject }) => (names.get(subject) ?? subject) === id);
    const state = foldSubject(type, id, inOrder(own));
    put(id, state);
    return state;
  };
  const write = (
    subject: SubjectId,
    kind: string,
    fact: object = {},
    { by = 'coordinator', doubt = 0, apart = false }: More = {},
  ): OperationEvent => {
    const device = devices.get(by) ?? createDevice(by);
    devices.set(by, device);
    const after = apart ? [] : events.filter((event) => event.subject === subject);
    const line = device(subject, kind, fact, {
      at: ++clock,
      doubt,
      after,
      id: `line-${events.length}-`,
    });
    events.push(line);
    if (refold(names.get(subject) ?? subject).notUnderstood > 0) {
      throw new Error(`${kind} of ${subject} is not understood`);
    }
    onLine();
    return line;
  };

  /** As on a board that opens only now. */
  const fresh = (): Index => {
    const other = createIndex();
    for (const [id, state] of [...states].reverse()) other.update(id, state);
    return other;
  };
  const guard = (batch: SubjectId): Guard => {
    const found = index.guards.of(batch, clock);
    if (!found) throw new Error(`no ${batch}`);
    return found;
  };

  const scene = {
    index,
    write,
    fresh,
    guard,
    now: () => clock,
    at: (time: number) => {
      clock = time;
    },
    watch: (look: () => void) => {
      onLine = look;
    },
    link: (smaller: SubjectId, larger: SubjectId) => {
      names.set(larger, smaller);
      put(larger, null);
      refold(smaller);
    },
    unlink: (smaller: SubjectId, larger: SubjectId) => {
      names.delete(larger);
      refold(smaller);
      refold(larger);
    },
    /** Batches that may go, which must be the same for whoever followed and whoever opens only now. */
    may: (): readonly string[] => {
      const may = index.guards.mayGo(clock);
      const again = fresh().guards.mayGo(clock);
      if (may.join() !== again.join()) throw new Error(`may go: ${may}; opened now: ${again}`);
      return may;
    },
    waitsFor: (batch: SubjectId): readonly string[] =>
      guard(batch).conditions.flatMap(({ blocks, id }) => (blocks ? id : [])),
    condition: (batch: SubjectId, id: string): ConditionView => {
      const found = guard(batch).conditions.find((one) => one.id === id);
      if (!found) throw new Error(`no ${id} of ${batch}`);
      return found;
    },

    party: (id: SubjectId, ...roles: readonly string[]) =>
      write(id, 'named@1', { name: id.slice(6), roles }),
    road: (id: SubjectId, ...sites: readonly SubjectId[]) => {
      const legs = sites.slice(1).map(() => ({ km: 5, minutes: 25 }));
      write(id, 'laid@1', { sites, legs });
      write(id, 'opened@1');
    },
    site: (id: SubjectId, siteKind: string, heldBy?: SubjectId) => {
      write(id, 'defined@1', { name: id.slice(5), siteKind });
      if (heldBy) write(id, 'control-changed@1', { by: heldBy, since: start });
    },
    /** Said by one, confirmed by the others, in force. */
    term: (id: SubjectId, by: SubjectId, wording: object, ...others: readonly SubjectId[]) => {
      const { id: of } = write(id, 'proposed@1', { by, about: 'people', ...wording });
      for (const other of others) write(id, 'confirmed@1', { by: other, of });
      write(id, 'in-force@1', { of });
      return of;
    },
    batch: (id: SubjectId, term: SubjectId, number: number, more: object = {}) =>
      write(id, 'planned@1', { term, number, ...more }),
    bind: (
      id: SubjectId,
      of: SubjectId,
      requiredBy: Required['requiredBy'],
      bound: Bound | Bound['means'],
      more: More = {},
    ) => {
      const asked = 'means' in bound ? bound : { means: bound };
      return write(id, 'required@1', { of, requiredBy, counts: 'observation', ...asked }, more);
    },
    tellAndAsk: (site: SubjectId) => {
      write(site, 'people-informed@1');
      write(site, 'people-asked@1', { mayStay: true, destinations: [] });
    },
    securityAgrees: (batch: SubjectId) =>
      write(`condition/${batch.slice(6)}-security-agrees`, 'met-observed@1', {
        batch,
        condition: 'security-agrees',
      }),
    light: (batch: SubjectId, party: SubjectId, more: object = {}, kind = 'green-light@1') =>
      write(`notice/${batch.slice(6)}-${party.slice(6)}`, kind, {
        party,
        level: 'checkpoint',
        channel: 'radio',
        batch,
        ...more,
      }),
    word: (id: SubjectId, party: SubjectId, more: object = {}) =>
      write(id, 'party-word-recorded@1', { party, level: 'front', channel: 'phone', ...more }),
    bus: (trip: SubjectId, batch: SubjectId, from: SubjectId, to: SubjectId) => {
      const vehicle = `vehicle/${trip.slice(5)}`;
      const at = { vehicle, site: from };
      return {
        planned: () => write(trip, 'planned@1', { vehicle, from, to, batch }),
        boarded: (people: number) => {
          write(trip, 'boarding@1', at);
          return write(trip, 'tallied@1', counted('boarding', from, people));
        },
        departed: (more: More = {}) => write(trip, 'departed@1', { ...at, to }, more),
        halted: (site: SubjectId) => write(trip, 'halted@1', { site, reason: 'waiting' }),
        sentBack: (site: SubjectId) => write(trip, 'sent-back@1', { site }),
        arrived: (people: number) => {
          write(trip, 'arrived@1', { site: to, slip: true });
          return write(trip, 'tallied@1', counted('alighting', to, people));
        },
      };
    },
  };
  return scene;
};
export type Scene = ReturnType<typeof createScene>;
