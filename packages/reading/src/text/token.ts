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
  /** The same for all that are written alike in one text, so that what is found out of a word is found out once; −1: none. */
  readonly word: number;
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

const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** Of ASCII, or one that French adds to it. */
const isPlainLetter = (code: number) =>
  isAsciiLetter(code) || (code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7);
const isAsciiMark = (code: number) =>
  (code > 0x20 && code < 0x30) ||
  (code > 0x39 && code < 0x41) ||
  (code > 0x5a && code < 0x61) ||
  (code > 0x7a && code < 0x7f);

/**
 * The end of a word of plain letters with nothing behind it that could belong to it: most words of most texts, and the
 * patterns need not look at them. −1: they must.
 */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  const code = text.charCodeAt(end);
  // A hyphen, an apostrophe, a letter that was lost.
  const mayGoOn = code > 0x7f || code === 0x2d || code === 0x27 || code === 0x3f;
  return end > at && !mayGoOn ? end : -1;
}

/** What is found out of a word once. */
interface Known {
  readonly folded: string;
  readonly isCapital: boolean;
  /** Where a blank was lost in it; −1: nowhere. An elided word is whole. */
  readonly joint: number;
  readonly word: number;
}

const gapOf = (blanks: string): Token['before'] => {
  const lines = blanks.split(/\r\n?|\n|\u2028|\u2029/).length - 1;
  return lines === 0 ? 'blank' : lines === 1 ? 'line' : 'paragraph';
};

/** The words, numbers and marks of a text, in order; in time linear to its length, whatever it holds. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let before: Token['before'] = 'paragraph';
  // A text says few words many times; one that never says a word twice is no longer than it would be otherwise.
  const known = new Map<string, Known>();
  const lookUp = (written: string): Known => {
    const found = known.get(written);
    if (found) return found;
    const made: Known = {
      folded: fold(written),
      isCapital: /^\p{Lu}/u.test(written),
      joint: ELIDED.test(written) ? -1 : written.search(JOINT),
      word: known.size,
    };
    known.set(written, made);
    return made;
  };
  const push = (
    kind: TokenKind,
    start: number,
    end: number,
    { folded, isCapital, word }: Known,
    digits: string | null,
  ) => {
    tokens.push({ kind, start, end, folded: digits ?? folded, before, isCapital, word });
    before = 'nothing';
  };
  const take = (kind: TokenKind, start: number, end: number, digits: string | null = null) =>
    push(kind, start, end, lookUp(text.slice(start, end)), digits);
  /** Behind a lost blank everything begins anew, an elided word too. */
  const takeWord = (start: number, end: number): number => {
    const whole = lookUp(text.slice(start, end));
    if (whole.joint <= 0) {
      push('word', start, end, whole, null);
      return end;
    }
    take('word', start, start + whole.joint);
    return start + whole.joint;
  };
  const match = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    // Most of a text is plain words with one blank between them: the patterns are asked only where they may fit.
    if (code === 0x20 && isPlainLetter(text.charCodeAt(at + 1))) {
      before = 'blank';
      at++;
      continue;
    }
    const isLetter = isPlainLetter(code);
    const plain = isLetter ? plainEnd(text, at) : -1;
    if (plain >= 0) {
      at = takeWord(at, plain);
      continue;
    }
    if (isAsciiMark(code)) {
      take('mark', at, at + 1);
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
    const elided = match(ELISION, at);
    if (elided !== null) {
      take('word', at, at + elided.length);
      at += elided.length;
      continue;
    }
    const word = match(WORD, at);
    if (word !== null) {
      at = takeWord(at, at + word.length);
      continue;
    }
    const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    take('mark', at, at + length);
    at += length;
  }
  return tokens;
}
