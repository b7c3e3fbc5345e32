import { WORDS } from '../number/atoms.ts';
import { type Frame, foldedAt } from './frame.ts';

/** Between a verb and its figure: `a recensé jeudi soir plus de`, tokens. */
const FARTHEST = 6;

const ONES = new Set(['un', 'une', 'one', 'a', 'an']);
const COUNTS = new Set(['digit', 'teen', 'ten', 'hundred', 'scale', 'group', 'few']);
const THEIRS = new Set(['its', 'his', 'her', 'their', 'our', 'ses', 'leurs', 'nos']);

/** A number by digits or by a word; a date is none, nor is an article. */
export function isNumberAt(frame: Frame, at: number): boolean {
  const token = frame.tokens[at];
  if (!token || (frame.timeOf[at] ?? -1) >= 0) return false;
  if (token.kind === 'digits') return true;
  if (token.kind !== 'word' || ONES.has(token.folded)) return false;
  const first = token.folded.split('-')[0] ?? token.folded;
  const word = WORDS[frame.doc.language].get(token.folded) ?? WORDS[frame.doc.language].get(first);
  return word !== undefined && COUNTS.has(word.kind);
}

/** Whether a figure begins with this token, or with a word or two before it (`perhaps 2,000`, `plus de 40`). */
export function figureAt(frame: Frame, from: number, limit: number): boolean {
  // `comptent rouvrir … pour 3 000 civils`: what they mean to do.
  const isToDo = /(?:er|ir|re)$/.test(foldedAt(frame, from)) && (frame.timeOf[from] ?? -1) < 0;
  if (isToDo && frame.doc.language === 'fr' && !isNumberAt(frame, from)) return false;
  for (let at = from; at <= Math.min(limit, from + FARTHEST); at++) {
    if (frame.tokens[at]?.kind === 'mark') return false;
    if (!isNumberAt(frame, at)) continue;
    // `saw forty of its men killed`: what befell them, not what they counted.
    const of = isNumberAt(frame, at + 1) ? at + 2 : at + 1;
    return !THEIRS.has(foldedAt(frame, of + 1)) || !/^(?:of|de)$/.test(foldedAt(frame, of));
  }
  return false;
}
