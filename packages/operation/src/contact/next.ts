import type { SubjectId } from '../event.ts';
import type { ContactRecord } from './record.ts';

/** A call as this device could open it. */
export interface OpenContact {
  readonly id: SubjectId;
  readonly record: ContactRecord;
}

export interface NextCall {
  /** The call in which it was agreed. */
  readonly id: SubjectId;
  readonly party: SubjectId;
  readonly function: ContactRecord['function'];
  readonly level: ContactRecord['level'];
  /** ms since 1970 */
  readonly due: number;
  readonly caller: 'us' | 'them';
}

const byTime = (a: OpenContact, b: OpenContact) =>
  a.record.at - b.record.at || (a.id < b.id ? -1 : 1);

/**
 * The calls that are owed, the soonest first. The last call with a party at a level and in a capacity says when the next
 * one is due; where it names none, none is: a call that was made is no longer owed.
 */
export const nextCalls = (contacts: readonly OpenContact[]): readonly NextCall[] => {
  const last = new Map<string, OpenContact>();
  for (const contact of [...contacts].sort(byTime)) {
    const { party, level, function: capacity } = contact.record;
    last.set(`${party} ${level} ${capacity}`, contact);
  }
  return [...last.values()]
    .flatMap(({ id, record }): readonly NextCall[] => {
      const { party, level, function: capacity, next } = record;
      return next
        ? [{ id, party, level, function: capacity, due: next.due, caller: next.caller }]
        : [];
    })
    .sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
};
