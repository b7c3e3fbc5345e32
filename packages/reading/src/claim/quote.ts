import type { Figure } from '../figure/types.ts';
import type { Doc } from '../text/doc.ts';
import { isInNumber } from '../text/run.ts';
import type { Span } from '../text/span.ts';

/** No quote is longer, characters. */
const LONGEST = 600;
/** What an officer reads at a glance; a longer sentence is cut at its commas. */
const WANTED = 260;
const CUTS = new Set([',', ';', ':', '—', '–', '(', ')', 'tandis', 'while']);

/**
 * The clause around a figure and what governs it: exactly as it stands in the text. Whoever looks in it for the number
 * finds this one first: `120 militants and 20 civilians` is quoted for 20 from behind the 120.
 */
export function quoteOf(doc: Doc, figure: Figure, num: Span): Span {
  const wide = aroundOf(doc, figure);
  const { text, tokens } = doc;
  const words = text.slice(num.start, num.end);
  if (num.start <= wide.start) return wide;
  // Only within the quote: to look through all the text before it would take the longer the longer the text is.
  const found = text.slice(wide.start, num.end - 1).lastIndexOf(words);
  if (found < 0) return wide;
  const before = wide.start + found;
  let first = figure.number.first;
  while ((tokens[first - 1]?.start ?? -1) > before) first--;
  return { start: Math.min(tokens[first]?.start ?? num.start, num.start), end: wide.end };
}

function aroundOf(doc: Doc, figure: Figure): Span {
  const { tokens } = doc;
  const start = (index: number) => tokens[index]?.start ?? 0;
  const end = (index: number) => tokens[index]?.end ?? 0;
  const { number, noun, act } = figure;
  const inner = { first: number.first, last: Math.max(number.last, noun.last) };
  let first = Math.min(inner.first, act.at?.first ?? inner.first);
  let last = Math.max(inner.last, act.at?.last ?? inner.last);
  if (end(last) - start(first) > LONGEST) ({ first, last } = inner);
  if (end(last) - start(first) > LONGEST) {
    // Nothing but a number as long as a page is longer than a quote; its beginning stands for it.
    return {
      start: number.core.start,
      end: Math.min(number.core.end, number.core.start + LONGEST),
    };
  }
  const limitFirst = figure.clauseFirst;
  const limitLast = figure.clauseLast;
  const fits = (from: number, to: number, most: number) => end(to) - start(from) <= most;
  if (fits(limitFirst, limitLast, WANTED)) return { start: start(limitFirst), end: end(limitLast) };
  for (;;) {
    const left = cutBefore(doc, first, limitFirst);
    const right = cutBehind(doc, last, limitLast);
    if (right > last && fits(first, right, WANTED)) last = right;
    else if (left < first && fits(left, last, WANTED)) first = left;
    else break;
  }
  return { start: start(first), end: end(last) };
}

function cutBefore(doc: Doc, from: number, limit: number): number {
  for (let index = from - 1; index > limit; index--) {
    const isCut =
      CUTS.has(doc.tokens[index - 1]?.folded ?? '') && !isInNumber(doc.tokens, index - 1);
    if (index - 1 >= limit && isCut) return index;
  }
  return limit;
}

function cutBehind(doc: Doc, from: number, limit: number): number {
  for (let index = from + 1; index < limit; index++) {
    const isCut =
      CUTS.has(doc.tokens[index + 1]?.folded ?? '') && !isInNumber(doc.tokens, index + 1);
    if (isCut) return index;
  }
  return limit;
}
