import { takenBack } from '../view/own.ts';

interface Said {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly wall: number;
  readonly kind: string;
  readonly subject: string;
  readonly fact: unknown;
}

const typeOf = (subject: string) => subject.slice(0, subject.indexOf('/'));
const otherOf = (fact: unknown): string | null => {
  const { other } = (fact ?? {}) as { readonly other?: unknown };
  return typeof other === 'string' ? other : null;
};
export const isAboutLinks = (kind: string): boolean =>
  kind === 'same-as@1' || kind === 'not-same@1' || kind === 'retracted@1';

/**
 * Which subjects this phone itself said are one, by its own last word about each two: members by subject, the smallest first. A subject that
 * stands alone is not in it. `said`: own lines in the order of their clocks.
 */
export function ownLinks(said: readonly Said[]): ReadonlyMap<string, readonly string[]> {
  const gone = takenBack(said);
  const joined = new Map<string, Set<string>>();
  const reach = (subject: string) => {
    const found = joined.get(subject) ?? new Set<string>();
    joined.set(subject, found);
    return found;
  };
  for (const { id, kind, subject, fact } of said) {
    const other = otherOf(fact);
    const isLink = kind === 'same-as@1' || kind === 'not-same@1';
    if (!isLink || gone.has(id) || !other || other === subject) continue;
    if (typeOf(other) !== typeOf(subject)) continue;
    for (const [one, two] of [
      [subject, other],
      [other, subject],
    ] as const) {
      if (kind === 'same-as@1') reach(one).add(two);
      else reach(one).delete(two);
    }
  }
  const groups = new Map<string, readonly string[]>();
  for (const start of joined.keys()) {
    if (groups.has(start)) continue;
    const members = new Set([start]);
    for (const member of members) for (const next of joined.get(member) ?? []) members.add(next);
    if (members.size === 1) continue;
    const sorted = [...members].sort((a, b) => (a < b ? -1 : 1));
    for (const member of sorted) groups.set(member, sorted);
  }
  return groups;
}
