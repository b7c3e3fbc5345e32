import type { Doc } from '../text/doc.ts';
import type { Atoms } from './atoms.ts';
import { goesOn } from './atoms.ts';
import type { Expression } from './bare.ts';
import { expressionAt } from './expression.ts';

export const BETWEEN = /^(?:entre|between|بين)$/;
const AND = /^(?:et|and|و)$/;
const TO = /^(?:a|ou|to|or|الي|او)$/;
const DASH = /^[-‐‑–—]$/;
/** `est passé de 200 à 300`: one number before and one now. */
const CHANGE =
  /^(?:(?:pass|mont|port)(?:e|es|ee|ees|er|ant|ait|ent|era|erait)|(?:augment|grimp|baiss|chut|tomb|bond|recul|diminu|increas|drop|jump|climb|declin|decreas)[a-z]*|ris(?:e|es|en|ing)|rose|fell|fall(?:s|en|ing)?|gr[eo]wn?|went)$/;

/** `entre 200 et 300`, `de 200 à 300`, `2 à 3 millions`, `10-15`: both ends at once. */
export function rangeAt(atoms: Atoms, at: number, one: Expression | null): Expression | null {
  const { doc } = atoms;
  const head = atoms.all[at];
  if (!head || head.kind === 'and') return null;
  const isBetween = BETWEEN.test(doc.tokens[head.first - 1]?.folded ?? '');
  const left = ends(one);
  const whole = left && (isBetween || mayBe(doc, left)) ? withRight(atoms, left, isBetween) : null;
  if (whole || !isBetween) return whole;
  // `entre mille et deux mille` begins like a thousand and two.
  const short = ends(expressionAt(atoms, at, false));
  return short ? withRight(atoms, short, true) : null;
}

const ends = (one: Expression | null): Expression | null =>
  one && one.value !== null && !one.isOrdinal ? one : null;

function mayBe(doc: Doc, left: Expression): boolean {
  const { tokens } = doc;
  const before = tokens[left.first - 1]?.folded ?? '';
  if (/^[-/.]$/.test(before) && tokens[left.first]?.before === 'nothing') return false;
  if (!/^(?:de|d'|from)$/.test(before)) return true;
  for (let at = left.first - 2; at >= left.first - 6; at--) {
    if (CHANGE.test(tokens[at]?.folded ?? '')) return false;
  }
  return true;
}

function withRight(atoms: Atoms, left: Expression, isBetween: boolean): Expression | null {
  const { doc } = atoms;
  const { tokens } = doc;
  let link = left.last + 1;
  const isPercent = tokens[link]?.folded === '%';
  if (isPercent) link++;
  const word = tokens[link];
  if (!word || !goesOn(word)) return null;
  const isDash = DASH.test(word.folded);
  if (!isDash && !(isBetween ? AND : TO).test(word.folded)) return null;
  if (isDash && (word.before !== 'nothing' || tokens[link + 1]?.before !== 'nothing')) return null;
  if (!goesOn(tokens[link + 1]) && tokens[link + 1]?.before !== 'line') return null;
  const index = atoms.at[link + 1] ?? -1;
  const right = index < 0 ? null : ends(expressionAt(atoms, index));
  if (!right || right.value === null || left.value === null) return null;
  if (right.isArticle || (left.isArticle && !isBetween && right.value / right.scale > 3))
    return null;
  if (isDash) {
    // `2016-12-15` is a day, `222-2222` a telephone.
    const after = tokens[right.last + 1];
    if (after && after.before === 'nothing' && DASH.test(after.folded)) return null;
  }
  if (isPercent && tokens[right.last + 1]?.folded !== '%') return null;
  // `deux à trois mille`: both are thousands, where the first one says no scale of its own.
  const scale = right.scale > 1 ? right.scale : thousandsOf(atoms, index, right, left);
  const isShared = left.scale === 1 && scale > 1 && left.value < right.value / scale;
  const low = isShared ? left.value * scale : left.value;
  const high = right.value;
  if (left.unit !== right.unit || !(low < high)) return null;
  return {
    ...right,
    first: left.first,
    value: null,
    low,
    high,
    approx: 'about',
    isArticle: false,
  };
}

/** `20 à 25.000`, `5-10,000`: whoever writes so means thousands both times. */
function thousandsOf(atoms: Atoms, at: number, right: Expression, left: Expression): number {
  const atom = atoms.all[at];
  const isWritten = atom?.kind === 'digits' && atom.isGrouped && atom.last === right.last;
  if (!isWritten || right.value === null || left.value === null) return 1;
  return right.value % 1000 === 0 && right.value < 1e6 && left.value < 1000 ? 1000 : 1;
}
