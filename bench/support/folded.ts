import {
  createIndex,
  foldSubject,
  type Index,
  isSubjectType,
  type OperationEvent,
  subjectTypeOf,
  understand,
} from '@corridor/operation';
import type { Act } from './busyRoads.ts';

/** A line id or a device key of the right length. */
export const idOf = (name: string) => name.padEnd(43, '_').slice(0, 43);

const eventOf = (act: Act, place: number, seq: number): OperationEvent =>
  understand({
    id: idOf(`L${place}`),
    device: idOf(act.device),
    person: idOf(act.device),
    seq,
    hlc: [act.at, 0],
    wall: act.at,
    at: act.at,
    doubt: 0,
    kind: act.kind,
    subject: act.subject,
    after: (act.after ?? []).map((other) => idOf(`L${other}`)),
    fact: act.fact,
  });

/** Folded without keys: what is measured begins behind the fold. */
export const foldAll = (acts: readonly Act[]) => {
  const bySubject = new Map<string, OperationEvent[]>();
  const seqs = new Map<string, number>();
  acts.forEach((act, place) => {
    const seq = (seqs.get(act.device) ?? 0) + 1;
    seqs.set(act.device, seq);
    const events = bySubject.get(act.subject);
    const event = eventOf(act, place, seq);
    if (events) events.push(event);
    else bySubject.set(act.subject, [event]);
  });
  // Arrivals that somebody linked to their departure are folded with it, under the smaller name.
  for (const { kind, subject, fact } of acts) {
    if (kind !== 'same-as@1') continue;
    const { other } = fact as { readonly other: string };
    const both = [...(bySubject.get(subject) ?? []), ...(bySubject.get(other) ?? [])];
    bySubject.delete(subject);
    bySubject.delete(other);
    both.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    bySubject.set(subject < other ? subject : other, both);
  }
  const index = createIndex();
  for (const [subject, events] of bySubject) fold(index, subject, events);
  return { index, bySubject, count: acts.length };
};

export const fold = (index: Index, subject: string, events: readonly OperationEvent[]) => {
  const type = subjectTypeOf(subject);
  if (isSubjectType(type)) index.update(subject, foldSubject(type, subject, events));
};
