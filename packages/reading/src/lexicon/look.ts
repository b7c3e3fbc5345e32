import type { Token } from '../text/token.ts';
import type { Found, Phrases } from './phrases.ts';

/** The longest phrase that begins with the token of this index; null too beyond the text. */
export type Look<T> = (index: number) => Found<T> | null;

const IDLE = 1;
const OPENS = 2;

const known = new WeakMap<readonly Token[], Map<unknown, Look<unknown>>>();

/**
 * The phrases of one text: each is looked up when first asked for, and once, however many steps of the reading ask. Few
 * words begin a phrase at all, and of each word that is found out once.
 */
export function lookIn<T>(phrases: Phrases<T>, tokens: readonly Token[]): Look<T> {
  let looks = known.get(tokens) as Map<Phrases<T>, Look<T>> | undefined;
  if (!looks) {
    looks = new Map();
    known.set(tokens, looks as Map<unknown, Look<unknown>>);
  }
  let look = looks.get(phrases);
  if (!look) {
    look = lookOf(phrases, tokens);
    looks.set(phrases, look);
  }
  return look;
}

function lookOf<T>(phrases: Phrases<T>, tokens: readonly Token[]): Look<T> {
  /** By the number of a word. */
  const words = new Uint8Array(tokens.length);
  /** By token: 0 not looked up, −1 nothing, else one more than where it stands in `found`. */
  const slots = new Int32Array(tokens.length);
  const found: Found<T>[] = [];
  return (index) => {
    const slot = slots[index];
    if (slot === undefined || slot < 0) return null;
    if (slot > 0) return found[slot - 1] as Found<T>;
    const token = tokens[index] as Token;
    const { word } = token;
    if (words[word] === IDLE) return null;
    if (words[word] !== OPENS) {
      const opens = phrases.opens(token);
      words[word] = opens ? OPENS : IDLE;
      if (!opens) return null;
    }
    const here = phrases.at(tokens, index);
    slots[index] = here ? found.push(here) : -1;
    return here;
  };
}
