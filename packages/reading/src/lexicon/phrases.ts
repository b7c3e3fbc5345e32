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

interface Start<T> {
  readonly start: string;
  readonly node: Node<T>;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** Beginnings of words by their first letter: of hundreds only a few are ever looked at. */
  readonly starts: Map<string, Start<T>[]>;
  is: { readonly value: T } | null;
}

export interface Phrases<T> {
  /** Whether any phrase may begin with this word; of a word written alike the answer is alike. */
  readonly opens: (token: Token) => boolean;
  /** The longest phrase that begins with this token. A phrase never reaches over an empty line. */
  readonly at: (tokens: readonly Token[], first: number) => Found<T> | null;
  /** Every longest phrase from left to right, none within another. */
  readonly within: (tokens: readonly Token[], first: number, last: number) => readonly Found<T>[];
}

/** Words remembered at most: a long text full of invented ones must not fill the memory. */
const REMEMBERED = 20_000;

const NO_NODES: readonly never[] = [];

function beginnings<T>(node: Node<T>, folded: string): readonly Node<T>[] {
  const found = node.starts
    .get(folded.charAt(0))
    ?.filter(({ start }) => folded.startsWith(start))
    .map((one) => one.node);
  return found && found.length > 0 ? found : NO_NODES;
}

const createNode = <T>(): Node<T> => ({ next: new Map(), starts: new Map(), is: null });

/** A phrase as a text says it, `s' engage` and `s'engage` alike; a star belongs to the word before it. */
export function wordsOf(phrase: string): readonly string[] {
  const words: string[] = [];
  for (const { folded, before } of tokensOf(phrase.replace(/(['’]) (?=\S)/g, '$1'))) {
    if (folded === '*' && before === 'nothing' && words.length > 0) words.push(`${words.pop()}*`);
    else words.push(folded);
  }
  return words;
}

const compiled = new WeakMap<readonly Row<unknown>[], Phrases<unknown>>();

/** The same, made once of rows that several steps of the reading look up in. */
export function phrasesOf<T>(rows: readonly Row<T>[]): Phrases<T> {
  let known = compiled.get(rows) as Phrases<T> | undefined;
  if (!known) {
    known = createPhrases(rows);
    compiled.set(rows, known);
  }
  return known;
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
          const beside = node.starts.get(start.slice(0, 1)) ?? [];
          let found = beside.find((one) => one.start === start);
          if (!found) {
            found = { start, node: createNode() };
            const all = [...beside, found].sort((a, b) => b.start.length - a.start.length);
            node.starts.set(start.slice(0, 1), all);
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
  /** Texts say the same words again and again: which beginnings a word has is worked out once. */
  const begun = new Map<string, readonly Node<T>[]>();
  const begunBy = (folded: string): readonly Node<T>[] => {
    const known = begun.get(folded);
    if (known) return known;
    const found = beginnings(root, folded);
    if (begun.size >= REMEMBERED) begun.clear();
    begun.set(folded, found);
    return found;
  };
  /** What a phrase that has come so far, past `index`, means: the longer the better. */
  const onwards = (
    node: Node<T>,
    tokens: readonly Token[],
    index: number,
    first: number,
  ): Found<T> | null => {
    if (node.next.size > 0 || node.starts.size > 0) {
      const longer = follow(node, tokens, index + 1, first);
      if (longer) return longer;
    }
    return node.is ? { is: node.is.value, first, last: index } : null;
  };
  const follow = (
    node: Node<T>,
    tokens: readonly Token[],
    index: number,
    first: number,
  ): Found<T> | null => {
    const token = tokens[index];
    if (!token || (index > first && token.before === 'paragraph')) return null;
    const { folded } = token;
    const exact = node.next.get(folded);
    let best = exact ? onwards(exact, tokens, index, first) : null;
    if (node.starts.size === 0 || token.kind !== 'word') return best;
    for (const next of node === root ? begunBy(folded) : beginnings(node, folded)) {
      const found = onwards(next, tokens, index, first);
      if (found && (!best || found.last > best.last)) best = found;
    }
    return best;
  };
  const at = (tokens: readonly Token[], first: number) => follow(root, tokens, first, first);
  return {
    opens: ({ folded, kind }) =>
      root.next.has(folded) || (kind === 'word' && begunBy(folded).length > 0),
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
