import type { Cells } from './cells.ts';
import { valueSpike } from './spike.ts';

/**
 * What a registration list is of. A list of who asked to leave is refused: with it the answer would be how many are still
 * inside, which nobody asks here.
 */
export const LIST_KINDS = [
  'boarding-manifest',
  'arrival-registration',
  'hospital-admission',
  'shelter-registration',
  'asked-to-leave',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface TokenList {
  readonly name: string;
  readonly of: ListKind;
  /** One per entry, the same for the same person on every list: never a name. */
  readonly tokens: readonly string[];
}

export type ListRefusal =
  /** One list, or none: nothing to compare. */
  | { readonly why: 'too-few-lists' }
  /** Five lists have nearly seven thousand models: beyond what can be bootstrapped here, and what anybody can check. */
  | { readonly why: 'too-many-lists' }
  /** It would count people who have not left. */
  | { readonly why: 'asks-who-is-inside'; readonly list: string }
  /** A number of people, and no token for each. */
  | { readonly why: 'no-tokens'; readonly list: string }
  /** One token on so many entries that it is nobody's: the form filled it in. All of them would be one person. */
  | { readonly why: 'default-token'; readonly list: string; readonly entries: number }
  /** Nobody is on both: nothing can be said. */
  | { readonly why: 'nobody-on-both' }
  /** Nearly everybody on the one is on the other: it was made from it. */
  | { readonly why: 'made-from-the-other'; readonly list: string; readonly from: string };

export interface LinkedLists {
  readonly cells: Cells;
  readonly lists: readonly {
    readonly name: string;
    readonly of: ListKind;
    readonly people: number;
    /** Entries beyond the first of the same token. */
    readonly doubles: number;
  }[];
  /** Different people on any list. */
  readonly listed: number;
}

export const MOST_LISTS = 4;
/** A list of which so large a share is on another was copied from it, not made beside it. */
const MADE_FROM = 0.98;
/** Fewer than this prove nothing of that kind. */
const ENOUGH_TO_TELL = 20;

/** Compares the lists by token. Order of lists and of entries changes nothing but the order of the answer. */
export const linkLists = (
  lists: readonly TokenList[],
): { readonly ok: true; readonly linked: LinkedLists } | ({ readonly ok: false } & ListRefusal) => {
  if (lists.length < 2) return { ok: false, why: 'too-few-lists' };
  if (lists.length > MOST_LISTS) return { ok: false, why: 'too-many-lists' };
  const inside = lists.find((list) => list.of === 'asked-to-leave');
  if (inside) return { ok: false, why: 'asks-who-is-inside', list: inside.name };
  const sets = lists.map(({ tokens }) => new Set(tokens.map((t) => t.trim()).filter(Boolean)));
  const empty = lists.find((_, i) => sets[i]?.size === 0);
  if (empty) return { ok: false, why: 'no-tokens', list: empty.name };
  for (const [i, { name, tokens }] of lists.entries()) {
    const usual = 1 / ((sets[i]?.size ?? 0) + 1);
    const spike = valueSpike(tokens.map((t) => t.trim()).filter(Boolean), usual);
    if (spike) return { ok: false, why: 'default-token', list: name, entries: spike.times };
  }
  const patterns = new Map<string, number>();
  sets.forEach((set, i) => {
    for (const token of set) patterns.set(token, (patterns.get(token) ?? 0) | (1 << i));
  });
  const cells = new Array<number>(1 << lists.length).fill(0);
  for (const pattern of patterns.values()) (cells[pattern] as number)++;
  for (const [i, one] of lists.entries()) {
    for (const [j, other] of lists.entries()) {
      const [own, theirs] = [sets[i] as Set<string>, sets[j] as Set<string>];
      if (i === j || own.size < ENOUGH_TO_TELL || own.size > theirs.size) continue;
      const shared = [...own].filter((token) => theirs.has(token)).length;
      if (shared >= own.size * MADE_FROM) {
        return { ok: false, why: 'made-from-the-other', list: one.name, from: other.name };
      }
    }
  }
  if ([...patterns.values()].every((pattern) => (pattern & (pattern - 1)) === 0)) {
    return { ok: false, why: 'nobody-on-both' };
  }
  return {
    ok: true,
    linked: {
      cells,
      listed: patterns.size,
      lists: lists.map(({ name, of, tokens }, i) => {
        const people = sets[i]?.size ?? 0;
        return { name, of, people, doubles: tokens.filter((t) => t.trim()).length - people };
      }),
    },
  };
};
