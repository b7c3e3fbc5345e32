import type { OperationEvent } from '../event.ts';
import { foldSubject } from '../fold/index.ts';
import { isSubjectType, subjectTypeOf } from '../kinds/index.ts';
import type { SubjectState } from '../state/index.ts';
import type { TripState } from '../state/trip.ts';

/** 16 December 2016, 06:00 in Aleppo. */
export const SIX = 1_481_860_800_000;
export const minutes = (n: number) => SIX + n * 60_000;

/** Any short name as a line id or key of the right form. */
export const key = (name: string) =>
  name
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .padEnd(43, '0')
    .slice(0, 43);

interface More {
  readonly at?: number;
  readonly doubt?: number;
  readonly after?: readonly OperationEvent[];
  readonly id?: string;
}

/** Somebody with a device, who writes down one thing after another. */
export const createDevice = (name: string) => createDeviceOf(name, name);

/** Another device of a person who has one already. */
export const createDeviceOf = (person: string, name: string) => {
  let seq = 0;
  return (subject: string, kind: string, fact: object, more: More = {}): OperationEvent => {
    seq++;
    const at = more.at ?? minutes(seq);
    return {
      id: key(more.id ?? `${name}-${seq}`),
      device: key(name),
      person: key(person),
      seq,
      hlc: [at, 0],
      wall: at,
      at,
      doubt: more.doubt ?? 0,
      kind,
      subject,
      after: (more.after ?? []).map((event) => event.id),
      fact,
    };
  };
};

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Causal order as the log gives it: after what it names and its device's earlier lines, else by clock, device, seq. */
export const inOrder = (events: readonly OperationEvent[]): readonly OperationEvent[] => {
  const rest = new Map(events.map((event) => [event.id, event]));
  const waits = (event: OperationEvent) =>
    event.after.some((id) => rest.has(id)) ||
    [...rest.values()].some((other) => other.device === event.device && other.seq < event.seq);
  const result: OperationEvent[] = [];
  while (rest.size) {
    const ready = [...rest.values()].filter((event) => !waits(event));
    ready.sort(
      (a, b) =>
        a.hlc[0] - b.hlc[0] || a.hlc[1] - b.hlc[1] || before(a.device, b.device) || a.seq - b.seq,
    );
    const [next] = ready;
    if (!next) throw new Error('events name each other in a circle');
    result.push(next);
    rest.delete(next.id);
  }
  return result;
};

export const fold = (events: readonly OperationEvent[]): SubjectState => {
  const ids = [...new Set(events.map((event) => event.subject))].sort();
  const [id = ''] = ids;
  const type = subjectTypeOf(id);
  if (!isSubjectType(type)) throw new Error(`nobody folds ${type}`);
  return foldSubject(type, id, inOrder(events));
};
export const foldTripOf = (...events: readonly OperationEvent[]) => fold(events) as TripState;

export const BUS_12 = 'vehicle/12';
export const RAMOUSEH = 'site/ramouseh';
export const RASHIDIN = 'site/rashidin';
export const ATAREB = 'site/atareb';

/** What a counter writes down when looking at everybody. */
export const counted = (
  point: 'boarding' | 'checkpoint' | 'alighting',
  site: string,
  people: number,
  more: object = {},
) => ({
  point,
  site,
  part: 'whole',
  people,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  countedBy: `post/${site.slice(5)}`,
  ...more,
});
