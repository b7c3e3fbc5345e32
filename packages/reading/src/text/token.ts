import { fold } from './fold.ts';
import type { Span } from './span.ts';

/**
 * `word`: letters, with what holds a word together (`Al-Amiriyah`, `a-t-il`, `aujourd'hui`, and a letter lost to a wrong
 * encoding, `contr?lent`); an elided word is one of its own (`l'`, `d'`, `qu'`).
 * `digits`: one run of digits of any script; `10 000` is two. `mark`: one character of anything else but blanks.
 */
export type TokenKind = 'word' | 'digits' | 'mark';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** As it is looked up; see `fold`. Digits of any script as 0–9. */
  readonly folded: string;
  /** What stands before it: nothing (`15%`), a blank (also a no-break one), the end of a line, an empty line. */
  readonly before: 'nothing' | 'blank' | 'line' | 'paragraph';
  /** It begins with a capital letter. */
  readonly isCapital: boolean;
}

/** Scripts whose digits begin at these code points. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

const digitsOf = (run: string): string =>
  run.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((from) => code >= from && code < from + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** Elided before a vowel, in French; written with the word that follows. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|entr)['’‘]$/i;

const WORD =
  /[\p{L}\p{M}]+(?:(?:[-‑’'‘?](?=[\p{L}\p{M}]))[\p{L}\p{M}]+)*(?:['’‘](?=\p{L}|\d|[«“"])|(?<=\b(?:l|d|qu|jusqu))['’‘])?/uy;
const ELISION = /(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’‘](?=[\p{L}\p{N}«“"‘(])/iuy;
const DIGITS = /\p{Nd}+/uy;
const BLANKS = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/uy;
/** A small letter, then a capital within one word: two words whose blank was lost (`actualitésL'évacuation`). */
const JOINT = /(?<=\p{Ll}{3})(?=\p{Lu}(?:\p{Ll}|['’]))/u;

const MAY_ELIDE = /[cdjlmnstqp]/i;
const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

const gapOf = (blanks: string): Token['before'] => {
  const lines = blanks.split(/\r\n?|\n|\u2028|\u2029/).length - 1;
  return lines === 0 ? 'blank' : lines === 1 ? 'line' : 'paragraph';
};

/** The words, numbers and marks of a text, in order; in time linear to its length, whatever it holds. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let before: Token['before'] = 'paragraph';
  // A text says few words many times; one that never says a word twice is no longer than it would be otherwise.
  const known = new Map<string, { readonly folded: string; readonly isCapital: boolean }>();
  const lookUp = (word: string) => {
    const found = known.get(word);
    if (found) return found;
    const made = { folded: fold(word), isCapital: /^\p{Lu}/u.test(word) };
    known.set(word, made);
    return made;
  };
  const take = (kind: TokenKind, start: number, end: number, digits?: string) => {
    const { folded, isCapital } = lookUp(text.slice(start, end));
    tokens.push({ kind, start, end, folded: digits ?? folded, before, isCapital });
    before = 'nothing';
  };
  const match = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    // Most of a text is ASCII letters with one blank between them: the patterns are asked only where they may fit.
    const isLetter = isAsciiLetter(code);
    if (code === 0x20 && isAsciiLetter(text.charCodeAt(at + 1))) {
      before = 'blank';
      at++;
      continue;
    }
    const blanks = isLetter ? null : match(BLANKS, at);
    if (blanks !== null) {
      before = gapOf(blanks);
      at += blanks.length;
      continue;
    }
    const digits = isLetter ? null : match(DIGITS, at);
    if (digits !== null) {
      take('digits', at, at + digits.length, digitsOf(digits));
      at += digits.length;
      continue;
    }
    const elided = isLetter && !MAY_ELIDE.test(text[at] ?? '') ? null : match(ELISION, at);
    if (elided !== null) {
      take('word', at, at + elided.length);
      at += elided.length;
      continue;
    }
    const word = match(WORD, at);
    if (word !== null) {
      // Behind a lost blank everything begins anew, an elided word too.
      const joint = ELIDED.test(word) ? -1 : word.search(JOINT);
      const end = at + (joint > 0 ? joint : word.length);
      take('word', at, end);
      at = end;
      continue;
    }
    const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    take('mark', at, at + length);
    at += length;
  }
  return tokens;
}
