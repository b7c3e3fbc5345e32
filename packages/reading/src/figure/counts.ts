import type { NumberFound } from '../number/types.ts';
import type { Known } from './words.ts';

/** Nobody goes back to more than these with a definite article alone (`les deux parties`); longer rows are told as news. */
const FEW = 12;

/** What cannot be a count, whatever noun stands beside it: an order, a label, a time. */
export function isNoCount(
  known: Known,
  number: NumberFound,
  isTime: (index: number) => boolean,
): boolean {
  const { doc, grammar } = known;
  if (number.isOrdinal) return true;
  const paragraph = doc.sentences[doc.sentenceOf[number.first] ?? 0]?.paragraph ?? 0;
  if (doc.paragraphs[paragraph]?.kind === 'furniture') return true;
  if (isTime(number.first) && isTime(number.last)) return true;
  const token = doc.tokens[number.first];
  const before = doc.tokens[number.first - 1];
  // `T-72`, `G7`, `BM-21`: written as one with what stands before.
  if (token?.kind === 'digits' && token.before === 'nothing' && before) {
    if (before.kind === 'word' || before.folded === '-' || before.folded === '/') {
      const joined = doc.tokens[number.first - 2];
      if (
        before.kind === 'word' ||
        (joined && before.before === 'nothing' && joined.end === before.start)
      ) {
        return true;
      }
    }
    if (before.folded === '#' || before.folded === '+' || before.folded === '@') return true;
  }
  if (
    token?.kind === 'digits' &&
    before &&
    grammar.labels.has(before.folded) &&
    before.folded.length > 1
  ) {
    return true;
  }
  // `on the 10.40 from Kharkiv`
  const written = doc.text.slice(number.core.start, number.core.end);
  if (
    /^(?:[01]?\d|2[0-3])[.:h][0-5]\d$/.test(written) &&
    /^(?:the|at|le|du|au|a)$/.test(before?.folded ?? '')
  )
    return true;
  // Scores and fractions of a date: `3-1`, `12/2016`.
  const next = doc.tokens[number.last + 1];
  const after = doc.tokens[number.last + 2];
  if (
    next &&
    next.before === 'nothing' &&
    (next.folded === '/' || next.folded === ':') &&
    after?.kind === 'digits' &&
    after.before === 'nothing'
  ) {
    return true;
  }
  return false;
}

/** `les deux parties`, `the two towns`: they were named before, and nobody counts them here. */
export function pointsBack(known: Known, number: NumberFound, nounFirst: number): boolean {
  const { grammar } = known;
  if (number.value === null || number.value > FEW || number.approx !== 'exact') return false;
  if (!grammar.definite.has(known.word(number.first - 1))) return false;
  for (let index = number.last + 1; index < nounFirst; index++) {
    if (grammar.singlesOut.has(known.word(index))) return false;
  }
  for (let index = nounFirst + 1; index <= nounFirst + 2; index++) {
    if (grammar.singlesOut.has(known.word(index))) return false;
  }
  return true;
}
