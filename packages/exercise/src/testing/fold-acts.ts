import {
  createIndex,
  foldSubject,
  type Index,
  isSubjectType,
  mayWrite,
  type OperationEvent,
  subjectTypeOf,
  understand,
} from '@corridor/operation';
import { signable } from '../signable.ts';
import type { Act, CastDevice, Rehearsal } from '../types.ts';

/** A line id or device key of the right form for an index or a key. */
const fakeId = (name: string): string => name.padEnd(43, '_').slice(0, 43);
const ids = {
  line: (index: number) => fakeId(`L${index}`),
  device: (key: string) => fakeId(key),
};

export interface Folded {
  readonly index: Index;
  /** Lines of the lost phone that the revocation cut off. */
  readonly cutOff: number;
  readonly events: number;
  readonly notUnderstood: readonly string[];
  readonly outsideRole: readonly string[];
}

interface Options {
  /** Also tell what nobody understands and who wrote outside their role; takes as long again. */
  readonly checks?: boolean;
}

/**
 * What a hub that has heard everything holds: acts as events in their causal order, without those that have no
 * standing, folded per linked set. The log does the same with keys and signatures.
 */
export const foldActs = (
  rehearsal: Pick<Rehearsal, 'acts' | 'cast'>,
  heardBy = Number.POSITIVE_INFINITY,
  { checks = true }: Options = {},
): Folded => {
  const acts = [...rehearsal.acts].filter((act) => act.deliveredAt <= heardBy);
  const devices = new Map(rehearsal.cast.map((device) => [device.key, device]));
  const cuts = new Map<string, number>();
  for (const { kind, subject, fact } of acts) {
    if (kind !== 'revoked@1') continue;
    const head = (fact.heads as readonly string[])[0];
    cuts.set(subject.slice('device/'.length), head ? Number(head.slice('act:'.length)) : -1);
  }
  const seqs = new Map<string, number>();
  const bySubject = new Map<string, OperationEvent[]>();
  const links = new Map<string, string>();
  const apart = new Set<string>();
  const notUnderstood: string[] = [];
  const outsideRole: string[] = [];
  let cutOff = 0;
  for (const act of acts) {
    const cut = cuts.get(act.device);
    const device = devices.get(act.device);
    if (cut !== undefined && act.index > cut) {
      cutOff += 1;
      continue;
    }
    const { subject, fact, after } = signable(act, ids);
    const subjectType = subjectTypeOf(subject);
    if (checks && !isWithinRole(device, act.kind, subject, subjectType, fact)) {
      outsideRole.push(`${act.device} ${device?.role} ${act.kind} ${subject}`);
    }
    if (!isSubjectType(subjectType)) continue;
    const seq = (seqs.get(act.device) ?? 0) + 1;
    seqs.set(act.device, seq);
    const event = understand(toEvent(act, seq, subject, fact, after));
    if (checks && foldSubject(subjectType, subject, [event]).notUnderstood) {
      notUnderstood.push(`${act.kind} ${subject}`);
    }
    const list = bySubject.get(subject);
    if (list) list.push(event);
    else bySubject.set(subject, [event]);
    if (act.kind === 'same-as@1') links.set(`${subject} ${act.fact.other as string}`, subject);
    if (act.kind === 'not-same@1') apart.add(`${subject} ${act.fact.other as string}`);
  }
  const index = createIndex();
  for (const set of linkedSets(
    [...bySubject.keys()],
    [...links.keys()].filter((link) => !apart.has(link)),
  )) {
    const [id] = set as [string, ...string[]];
    const type = subjectTypeOf(id);
    if (!isSubjectType(type)) continue;
    const events = set.flatMap((subject) => bySubject.get(subject) ?? []);
    // Of one subject they are in order already.
    if (set.length > 1) events.sort((a, b) => placeOf(a) - placeOf(b));
    index.update(id, foldSubject(type, id, events));
  }
  return { index, cutOff, events: acts.length, notUnderstood, outsideRole };
};

const isWithinRole = (
  device: CastDevice | undefined,
  kind: string,
  subject: string,
  subjectType: string,
  fact: object,
): boolean => {
  if (!device || device.role === 'founder') return device !== undefined;
  const { role, sites, post } = device;
  const question = {
    kind,
    subject,
    subjectType,
    fact,
    sites,
    ...(post === undefined ? {} : { post }),
  };
  return mayWrite(role, question);
};

const placeOf = ({ id }: OperationEvent): number => Number(id.slice(1).replaceAll('_', ''));

/** Times as they are once the hub has noticed a clock that is far out. */
const toEvent = (
  act: Act,
  seq: number,
  subject: string,
  fact: object,
  after: readonly string[],
): OperationEvent => {
  const isFarOut = Math.abs(act.wall - act.at) > 120_000;
  return {
    id: fakeId(`L${act.index}`),
    device: fakeId(act.device),
    person: fakeId(act.device),
    seq,
    hlc: [act.wall, 0],
    wall: act.wall,
    at: isFarOut ? act.at : act.wall,
    doubt: isFarOut ? 2000 : 0,
    kind: act.kind,
    subject,
    after,
    ...(act.act === undefined ? {} : { act: act.act }),
    fact,
  };
};

/** Subjects that somebody called the same, smallest id first. */
const linkedSets = (subjects: readonly string[], links: readonly string[]) => {
  const parent = new Map(subjects.map((subject) => [subject, subject]));
  const rootOf = (subject: string): string => {
    let root = subject;
    while (parent.get(root) !== root && parent.has(root)) root = parent.get(root) as string;
    return root;
  };
  for (const link of links) {
    const [a, b] = link.split(' ') as [string, string];
    if (!parent.has(b)) parent.set(b, b);
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parent.set(x < y ? y : x, x < y ? x : y);
  }
  const sets = Map.groupBy([...parent.keys()].sort(), rootOf);
  return [...sets.values()];
};
