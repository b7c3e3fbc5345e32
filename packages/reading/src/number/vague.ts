import type { Token } from '../text/token.ts';
import { type Atom, type Atoms, goesOn } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import { behindOf, isNoun } from './noun.ts';

/**
 * Words that have no number: `des dizaines de milliers`, `plusieurs centaines`, `several hundred thousand`. The range is
 * from two of them to the next word up: above dizaines stand centaines, above milliers dizaines de milliers.
 */
export function vagueAt(atoms: Atoms, at: number): Expression | null {
  const { doc, all } = atoms;
  const head = all[at] as Atom;
  let noun: Atom | null = head;
  if (head.kind === 'few') {
    if (!head.isWhole) return null;
    noun = all[at + 1]?.isJoined ? (all[at + 1] as Atom) : null;
    if (doc.language === 'en' && noun?.kind === 'part') noun = null;
  } else if (!head.isPlural) return null;
  else if (head.kind === 'hundred' && doc.language === 'fr') return null;
  if (!noun || !isNoun(noun) || noun.isOrdinal) return null;
  if (noun.kind === 'group' && noun.value === 2) return null;
  let size = noun.kind === 'group' ? 10 ** Math.floor(Math.log10(noun.value)) : noun.value;
  let last = noun;
  for (let steps = 0; steps < 3; steps++) {
    const needsOf = last.isPlural === true && doc.language !== 'ar';
    const next = behindOf(atoms, last, needsOf);
    if (!next || next.kind === 'few' || !isNoun(next) || next.isOrdinal) break;
    if (next.kind === 'group' && next.value < 1000) break;
    if (next.value <= last.value && last.kind === 'scale') break;
    size *= next.value;
    last = next;
  }
  if (!last.isWhole) return null;
  return {
    ...plain(head.first, last.last, 0),
    value: null,
    low: 2 * size,
    high: 10 * size - 1,
    approx: 'several',
    scale: size,
  };
}

/** `quelques villages`, `plusieurs blessés`: a noun follows. */
export function fewAt(atoms: Atoms, at: number): Expression | null {
  const { doc, all } = atoms;
  const head = all[at] as Atom;
  if (head.kind !== 'few' || !head.isWhole) return null;
  const next = doc.tokens[head.last + 1];
  if (next?.kind !== 'word' || !goesOn(next)) return null;
  // “few” alone says that they are not many.
  const { folded } = doc.tokens[head.first] as Token;
  if (folded === 'few' && doc.tokens[head.first - 1]?.folded !== 'a') return null;
  const behind = all[at + 1];
  if (behind?.isJoined && behind.kind !== 'tinge' && behind.kind !== 'and') return null;
  return {
    ...plain(head.first, head.last, 0),
    value: null,
    low: 2,
    high: 9,
    approx: 'several',
  };
}
