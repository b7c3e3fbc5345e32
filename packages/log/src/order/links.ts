import { byBytes } from '../text/utf8.ts';
import type { SubjectId } from '../types.ts';
import type { Saw } from './causality.ts';
import type { Ordered } from './key.ts';

export const SAME_AS = 'same-as@1';
export const NOT_SAME = 'not-same@1';

export interface LinkEvent extends Ordered {
  readonly kind: string;
  readonly subject: SubjectId;
  readonly fact: unknown;
}

export const typeOf = (subject: SubjectId): string => subject.slice(0, subject.indexOf('/'));

/** The two subjects a link event is about, smaller first; null where it is none, or says nothing. */
export const pairOf = (
  event: Omit<LinkEvent, keyof Ordered>,
): readonly [SubjectId, SubjectId] | null => {
  if (event.kind !== SAME_AS && event.kind !== NOT_SAME) return null;
  const { fact, subject } = event;
  if (typeof fact !== 'object' || fact === null || !('other' in fact)) return null;
  const { other } = fact;
  if (typeof other !== 'string' || other === subject) return null;
  // A trip is never the same as a vehicle; nor does a fold know what to do with both.
  if (typeOf(other) !== typeOf(subject)) return null;
  return byBytes(subject, other) < 0 ? [subject, other] : [other, subject];
};

/**
 * Whether two subjects are one, from the standing link events about this pair: the last word counts. Where
 * several last words did not see each other, one *not the same* is enough: two trips counted apart are put
 * together later without harm, while a trip hidden in another is not looked for.
 */
export const isJoined = (aboutPair: readonly LinkEvent[], saw: Saw): boolean => {
  const last = aboutPair.filter((event) => !aboutPair.some((other) => saw(other, event)));
  return last.length > 0 && last.every(({ kind }) => kind === SAME_AS);
};

/** Every subject reached from `start` through joined pairs, smallest first. */
export const membersFrom = (
  start: SubjectId,
  joined: ReadonlyMap<SubjectId, ReadonlySet<SubjectId>>,
): readonly SubjectId[] => {
  const members = new Set([start]);
  for (const member of members) for (const other of joined.get(member) ?? []) members.add(other);
  return [...members].sort(byBytes);
};
