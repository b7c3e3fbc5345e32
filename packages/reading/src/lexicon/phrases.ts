import { type Token, tokensOf } from '../text/token.ts';

/** Words that mean something, each a phrase of one or more words as `fold` writes them; `evacu*` is every word that begins so. */
export interface Row<T> {
  readonly words: readonly string[];
  readonly is: T;
}

export interface Found<T> {
  readonly is: T;
  /** Indices into the tokens, both included. */
  readonly first: number;
  readonly last: number;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** Beginnings of words, longest first. */
  starts: { readonly start: string; readonly node: Node<T> }[];
  is: { readonly value: T } | null;
}

export interface Phrases<T> {
  /** The longest phrase that begins with this token. A phrase never reaches over an empty line. */
  readonly at: (tokens: readonly Token[], first: number) => Found<T> | null;
  /** Every longest phrase from left to right, none within another. */
  readonly within: (tokens: readonly Token[], first: number, last: number) => readonly Found<T>[];
}

const createNode = <T>(): Node<T> => ({ next: new Map(), starts: [], is: null });

/** A phrase as a text says it, `s' engage` and `s'engage` alike; a star belongs to the word before it. */
export function wordsOf(phrase: string): readonly string[] {
  const words: string[] = [];
  for (const { folded, before } of tokensOf(phrase.replace(/(['’]) (?=\S)/g, '$1'))) {
    if (folded === '*' && before === 'nothing' && words.length > 0) words.push(`${words.pop()}*`);
    else words.push(folded);
  }
  return words;
}

/** Looks up thousands of phrases at once: one step per word of the text. Later rows win over earlier ones. */
export function createPhrases<T>(rows: readonly Row<T>[]): Phrases<T> {
  const root = createNode<T>();
  for (const row of rows) {
    for (const phrase of row.words) {
      let node = root;
      for (const word of wordsOf(phrase)) {
        if (word.endsWith('*')) {
          const start = word.slice(0, -1);
          let found = node.starts.find((one) => one.start === start);
          if (!found) {
            found = { start, node: createNode() };
            node.starts = [...node.starts, found].sort((a, b) => b.start.length - a.start.length);
          }
          node = found.node;
        } else {
          let found = node.next.get(word);
          if (!found) {
            found = createNode();
            node.next.set(word, found);
          }
          node = found;
        }
      }
      node.is = { value: row.is };
    }
  }
  const follow = (
    node: Node<T>,
    tokens: readonly Token[],
    index: number,
    first: number,
  ): Found<T> | null => {
    const token = tokens[index];
    if (!token || (index > first && token.before === 'paragraph')) return null;
    let best: Found<T> | null = null;
    const step = (next: Node<T>) => {
      const longer = follow(next, tokens, index + 1, first);
      const here = next.is ? { is: next.is.value, first, last: index } : null;
      const found = longer ?? here;
      if (found && (!best || found.last > best.last)) best = found;
    };
    const exact = node.next.get(token.folded);
    if (exact) step(exact);
    if (node.starts.length > 0 && token.kind === 'word') {
      for (const { start, node: next } of node.starts) {
        if (token.folded.startsWith(start)) step(next);
      }
    }
    return best;
  };
  const at = (tokens: readonly Token[], first: number) => follow(root, tokens, first, first);
  return {
    at,
    within: (tokens, first, last) => {
      const found: Found<T>[] = [];
      for (let index = first; index <= last; index++) {
        const one = at(tokens, index);
        if (!one || one.last > last) continue;
        found.push(one);
        index = one.last;
      }
      return found;
    },
  };
}
