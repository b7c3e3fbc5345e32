import { furnitureOf } from './furniture.ts';
import type { Span } from './span.ts';
import { type Token, tokensOf } from './token.ts';

export type Language = 'fr' | 'en' | 'ar';

/** A run of tokens; `first` and `last` are indices into `Doc.tokens`, both included. */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
  readonly paragraph: number;
}

export interface Paragraph extends Span {
  /** Of its first and last sentence, both included. */
  readonly first: number;
  readonly last: number;
  /**
   * `headline`: no full stop, short, told again below. `caption`: of a picture. `furniture`: what a page has around its
   * text (links, counters, calls to subscribe): nothing is read there.
   */
  readonly kind: 'body' | 'headline' | 'caption' | 'furniture';
}

/** A text cut up once; every later step works on this and never on the characters. */
export interface Doc {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Paragraph[];
  /** For every token the index of its sentence. */
  readonly sentenceOf: Uint32Array;
}

const ENDS = new Set(['.', '!', '?', '...', '؟', '۔']);
const CLOSES = new Set(['"', '»', '”', '’', ')', ']', "'"]);
/** After these a full stop is no end. */
const SHORT = new Set(
  'm mm mme mmes mlle mr mrs ms dr pr st ste gen gal col cap lt sgt jan janv fev feb mar avr apr juil jul aug sept sep oct nov dec no nos vol art av etc cf env approx u.s'.split(
    ' ',
  ),
);

const ON = new Set(['on', 'sur', 'via']);
const BULLETS = new Set(['-', '–', '—', '•', '·', '*', '▪', '◦']);

const isBullet = (tokens: readonly Token[], at: number): boolean =>
  BULLETS.has(tokens[at]?.folded ?? '') && tokens[at + 1]?.before === 'blank';

const breaksLine = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.before === 'line' || tokens[at]?.before === 'paragraph';

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const next = tokens[at + 1];
  if (!next || next.before === 'paragraph') return true;
  if (!ENDS.has(token.folded)) {
    // A line by itself without a full stop is a headline or a caption; and so is each of a list.
    return (
      next.before === 'line' &&
      token.kind !== 'mark' &&
      (next.isCapital || isBullet(tokens, at + 1))
    );
  }
  if (ENDS.has(next.folded) || (CLOSES.has(next.folded) && next.before === 'nothing')) return false;
  if (token.folded !== '.') return next.kind !== 'word' || next.isCapital;
  const previous = tokens[at - 1];
  if (previous?.kind === 'digits' && next.kind === 'digits' && next.before === 'nothing') {
    return false;
  }
  if (previous?.kind === 'word' && previous.end === token.start) {
    if (SHORT.has(previous.folded)) return false;
    // `told Reuters on X.`
    const isNetwork = previous.folded === 'x' && ON.has(tokens[at - 2]?.folded ?? '');
    if (previous.folded.length === 1 && previous.isCapital && !isNetwork) return false;
  }
  // The blank after a full stop is often lost where paragraphs were joined: “matin.En direct”.
  return next.isCapital || next.kind !== 'word' || next.before === 'line';
}

/** More quotation marks and brackets than this in a row close nothing; who looked on through a page of them would never end. */
const MOST_CLOSES = 4;

/** Behind the full stop: a closing quotation mark or bracket belongs to the sentence. */
function endOf(tokens: readonly Token[], at: number): number {
  let last = at;
  for (;;) {
    const next = tokens[last + 1];
    if (last - at >= MOST_CLOSES) return last;
    if (!next || next.before === 'paragraph' || !CLOSES.has(next.folded)) return last;
    // A straight quotation mark after a blank opens.
    if (next.before !== 'nothing' && next.folded !== '»') return last;
    last++;
  }
}

/** @param text As it came; never changed, so that every span cuts out exactly what stands there. */
export function readDoc(text: string, language: Language): Doc {
  const tokens = tokensOf(text);
  const sentences: Sentence[] = [];
  const paragraphs: Paragraph[] = [];
  const sentenceOf = new Uint32Array(tokens.length);
  let first = 0;
  let firstSentence = 0;
  for (let at = 0; at < tokens.length; at++) {
    // Behind a word nothing ends but at an end of a line.
    if (tokens[at]?.kind !== 'mark' && tokens[at + 1] && !breaksLine(tokens, at + 1)) continue;
    const isEnd = endsSentence(tokens, at);
    if (!isEnd && !(CLOSES.has(tokens[at]?.folded ?? '') && endsBefore(tokens, at))) continue;
    const last = endOf(tokens, at);
    sentences.push({
      start: (tokens[first] as Token).start,
      end: (tokens[last] as Token).end,
      first,
      last,
      paragraph: paragraphs.length,
    });
    sentenceOf.fill(sentences.length - 1, first, last + 1);
    at = last;
    first = last + 1;
    const next = tokens[first];
    if (!next || next.before === 'paragraph' || next.before === 'line') {
      const from = sentences[firstSentence] as Sentence;
      const to = sentences.at(-1) as Sentence;
      paragraphs.push({
        start: from.start,
        end: to.end,
        first: firstSentence,
        last: sentences.length - 1,
        kind: 'body',
      });
      firstSentence = sentences.length;
    }
  }
  const cut: Doc = { text, language, tokens, sentences, paragraphs, sentenceOf };
  return { ...cut, paragraphs: furnitureOf(cut) };
}

/** `… matin. » En direct`: the sentence ends behind the mark. */
function endsBefore(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  let end = at;
  while (CLOSES.has(tokens[end]?.folded ?? '')) {
    if (at - end >= MOST_CLOSES) return false;
    // A straight quotation mark after a blank opens, and belongs to what follows.
    if (tokens[end]?.before !== 'nothing' && tokens[end]?.folded !== '»') return false;
    end--;
  }
  return (
    ENDS.has(tokens[end]?.folded ?? '') && (!next || next.isCapital || next.before !== 'nothing')
  );
}
