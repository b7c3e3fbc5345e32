import type { Doc } from '../text/doc.ts';
import { goesOn } from './atoms.ts';
import type { Expression } from './bare.ts';

const MINUS = /^[-‐‑–−]$/;

/**
 * `-15 %`, `negative five`. A dash at the beginning of a line is one of a list, and between two numbers neither; in a
 * line that holds nothing else it is a sign.
 */
export function signed(doc: Doc, one: Expression, floor: number): Expression {
  const { tokens } = doc;
  const at = one.first - 1;
  const sign = tokens[at];
  if (!sign || at < floor || one.value === null || one.isOrdinal || one.unit) return one;
  if (!goesOn(tokens[one.first]) && tokens[one.first]?.before !== 'line') return one;
  const minus = { ...one, first: at, value: -one.value, isArticle: false };
  if (/^(?:negatif|negative|minus)$/.test(sign.folded)) return minus;
  if (!MINUS.test(sign.folded)) return one;
  const isGlued = tokens[one.first]?.before === 'nothing';
  if (sign.before === 'blank') return isGlued ? minus : one;
  const isAlone = sign.before !== 'nothing' && (tokens[one.last + 1]?.before ?? 'line') !== 'blank';
  return isAlone && tokens[one.last + 1]?.before !== 'nothing' ? minus : one;
}
