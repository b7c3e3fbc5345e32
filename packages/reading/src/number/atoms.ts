import type { Doc } from '../text/doc.ts';
import { perWord } from '../text/perWord.ts';
import type { Token } from '../text/token.ts';
import { ARABIC } from './arabic.ts';
import { digitsAt } from './digits.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import type { NumberWord, NumberWords } from './word.ts';

/** One number word, or one number in digits; `quatre-vingt-dix` are three. */
export interface Atom extends NumberWord {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** It follows the atom before it with nothing but a blank or a hyphen between. */
  readonly isJoined: boolean;
  /** Nothing of its last token is left over. */
  readonly isWhole: boolean;
  /** In groups of three or with a fraction: `3 000`, `1,5`. */
  readonly isGrouped: boolean;
}

export interface Atoms {
  readonly doc: Doc;
  readonly all: readonly Atom[];
  /** For every token the index of the atom that begins with it; −1: none. */
  readonly at: Int32Array;
}

export const WORDS: Readonly<Record<Doc['language'], NumberWords>> = {
  fr: FRENCH,
  en: ENGLISH,
  ar: ARABIC,
};

const TAIL = /^(?:strong|odd|plus|some|something)$/;
const HYPHEN = /[-‐‑]/;

/** Whether a number may go on from the token before into this one: on the next line of a wrapped text, not of a list. */
export const goesOn = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.before !== 'paragraph' &&
  !(token.before === 'line' && (token.isCapital || token.kind === 'digits'));

/** Behind digits `k`, `M`, `m` are a scale; by themselves they are anything. */
function shortScaleOf(doc: Doc, at: number): number | null {
  const token = doc.tokens[at] as Token;
  const isGlued = token.before === 'nothing';
  if (token.folded === 'k') return isGlued || !token.isCapital ? 1e3 : null;
  if (token.folded === 'm') {
    if (token.isCapital) return 1e6;
    if (doc.language !== 'en' || !isGlued) return null;
    return METRES.test(doc.tokens[at + 1]?.folded ?? '') ? null : 1e6;
  }
  if (token.folded === 'b') return isGlued ? 1e9 : null;
  return null;
}

const METRES =
  /^(?:high|tall|wide|deep|long|thick|away|above|below|from|apart|range|radius|square)$/;

const NONE: readonly NumberWord[] = [];

/** The number words in one word: `vingt`, `quatre-vingt-dix`; none where any part of it is something else. */
function numberWordsIn(folded: string, language: Doc['language']): readonly NumberWord[] {
  const words = WORDS[language];
  const whole = words.get(folded);
  if (whole) return [whole];
  if (folded.length <= 2 || !HYPHEN.test(folded)) return NONE;
  const pieces = folded.split(HYPHEN);
  if (!words.has(pieces[0] ?? '')) return NONE;
  // `a two hundred-strong column`, `twenty-odd`.
  if (language === 'en' && TAIL.test(pieces.at(-1) ?? '')) pieces.pop();
  const found: NumberWord[] = [];
  for (const piece of pieces) {
    const one = words.get(piece);
    if (!one) return NONE;
    found.push(one);
  }
  return found;
}

/** Every number word of a text, in order: one look at every token. */
export function atomsOf(doc: Doc): Atoms {
  const { tokens, text, language } = doc;
  const wordsIn = perWord(({ folded }) => numberWordsIn(folded, language));
  const all: Atom[] = [];
  const at = new Int32Array(tokens.length).fill(-1);
  const push = (
    is: NumberWord,
    first: number,
    last: number,
    isWhole: boolean,
    isGrouped = false,
  ) => {
    const previous = all.at(-1);
    const isJoined =
      previous !== undefined &&
      (previous.last === first || (previous.last + 1 === first && goesOn(tokens[first])));
    if (at[first] === -1) at[first] = all.length;
    all.push({ ...is, first, last, isJoined, isWhole, isGrouped });
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind === 'digits') {
      const digits = digitsAt(text, tokens, index, language);
      if (!digits) continue;
      const { value, last, isOrdinal, isGrouped } = digits;
      push({ kind: 'digits', value, isOrdinal }, index, last, true, isGrouped);
      index = last;
      continue;
    }
    if (token.kind === 'mark') {
      const vulgar = /^(\d)⁄(\d)$/.exec(token.folded);
      if (vulgar) {
        push(
          { kind: 'part', value: Number(vulgar[2]) / Number(vulgar[1]), isNoun: true },
          index,
          index,
          true,
        );
      }
      continue;
    }
    const found = wordsIn(token);
    if (found.length === 0 && token.folded.length <= 2) {
      const previous = all.at(-1);
      if (previous?.kind === 'digits' && previous.last === index - 1) {
        const scale = shortScaleOf(doc, index);
        if (scale !== null) push({ kind: 'short', value: scale }, index, index, true);
      }
      continue;
    }
    for (let n = 0; n < found.length; n++) {
      push(found[n] as NumberWord, index, index, n === found.length - 1);
    }
  }
  return { doc, all, at };
}
