import type { Doc } from '../text/doc.ts';

/** What stands between quotation marks, the marks included; token indices. */
export interface Quoted {
  readonly first: number;
  readonly last: number;
  /** Words in it: a scare quote has few. */
  readonly words: number;
  /** Before its last mark stands a full stop or, in English, a comma. */
  readonly isEnded: boolean;
}

export interface Quotes {
  readonly all: readonly Quoted[];
  /** For every token the index of the outermost quotation it stands in, or -1. */
  readonly of: Int32Array;
}

/**
 * A quotation of few words lends them to the sentence (`la « sécurité »`); one of more, or that ends as a sentence does, is
 * speech.
 */
export const isSpeech = (quoted: Quoted | undefined): quoted is Quoted =>
  quoted !== undefined && (quoted.words > 3 || quoted.isEnded);

const OPENS = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
]);

/**
 * The quotations of a text. None reaches over a paragraph: one that is not closed ends with it when it began it (agencies
 * open it anew in the next), else with its sentence; within another it counts as part of it.
 */
export function quotesIn(doc: Doc): Quotes {
  const all: Quoted[] = [];
  const of = new Int32Array(doc.tokens.length).fill(-1);
  const { tokens } = doc;
  for (const paragraph of doc.paragraphs) {
    const first = doc.sentences[paragraph.first]?.first ?? 0;
    const last = doc.sentences[paragraph.last]?.last ?? -1;
    let open = -1;
    let closes = '';
    let opener = '';
    let depth = 0;
    let words = 0;
    const take = (to: number) => {
      of.fill(all.length, open, to + 1);
      const isEnded = words > 0 && /^[.,!?…]$/.test(tokens[to - 1]?.folded ?? '');
      all.push({ first: open, last: to, words, isEnded });
      open = -1;
    };
    for (let at = first; at <= last; at++) {
      const token = tokens[at];
      if (!token) break;
      if (token.kind !== 'mark') words++;
      if (token.kind !== 'mark') continue;
      if (open < 0) {
        const isStraight =
          token.folded === '"' && tokens[at + 1]?.before === 'nothing' && at < last;
        const other = isStraight ? '"' : OPENS.get(token.folded);
        if (other === undefined) continue;
        open = at;
        opener = token.folded;
        closes = other;
        depth = 1;
        words = 0;
      } else if (token.folded === closes) {
        // A straight mark behind a blank opens a quotation within the quotation.
        if (closes === '"' && token.before !== 'nothing' && tokens[at + 1]?.before === 'nothing') {
          depth++;
        } else if (--depth === 0) take(at);
      } else if (token.folded === opener) depth++;
    }
    if (open >= 0) {
      const end = doc.sentences[doc.sentenceOf[open] ?? 0]?.last ?? last;
      take(open === first || tokens[open - 1]?.folded === ':' ? last : Math.min(end, last));
    }
  }
  return { all, of };
}
