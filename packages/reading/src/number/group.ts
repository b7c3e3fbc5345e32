import type { Token } from '../text/token.ts';
import type { Atom, Atoms } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import type { CardinalFound } from './cardinal.ts';
import { behindOf, isNoun, OF } from './noun.ts';

/** `une quinzaine`, `deux douzaines`, `une bonne centaine de milliers`, `un demi-million`, `half a million`. */
export function groupAt(
  atoms: Atoms,
  at: number,
  cardinal: CardinalFound | null,
): Expression | null {
  const { all, doc } = atoms;
  const head = all[at] as Atom;
  let times = 1;
  let to = at;
  if (head.kind === 'article') to = at + 1;
  else if (head.kind === 'part' && head.value === 2) {
    // `half a million`, `demi-million`, `half a dozen`
    to = at + 1;
    times = 0.5;
    if (all[to]?.kind === 'article' && all[to]?.isJoined) to++;
  } else if (head.kind !== 'group') {
    if (!cardinal || cardinal.isOrdinal) return null;
    times = cardinal.value;
    to = cardinal.to;
  }
  if (to > at && all[to]?.kind === 'tinge' && all[to]?.isJoined) to++;
  if (
    to > at &&
    times >= 1 &&
    all[to]?.kind === 'part' &&
    all[to]?.value === 2 &&
    all[to]?.isJoined
  ) {
    times *= 0.5;
    to++;
  }
  const noun = all[to];
  if (!noun || (to > at && !noun.isJoined)) return null;
  if (isIsolation(doc.tokens, noun)) return null;
  const isHalf = times % 1 !== 0;
  if (noun.kind !== 'group' && !(isHalf && isNoun(noun))) return null;
  if (to === at && (noun.isPlural || !mayStandAlone(atoms, noun))) return null;
  let value = times * noun.value;
  let scale = noun.value;
  let last = noun;
  // `une dizaine de milliers`, `a couple of hundred`
  const more = noun.kind === 'group' ? behindOf(atoms, noun, noun.value !== 2) : null;
  if (more && isNoun(more) && !more.isOrdinal && (more.isPlural || noun.value === 2)) {
    value *= more.value;
    scale *= more.value;
    last = more;
  } else if (noun.kind === 'group' && noun.value === 2) {
    // “A couple” is two people who belong together.
    return null;
  }
  if (noun.value === 20 && doc.language === 'en' && !ofFollows(doc.tokens, last)) return null;
  const half = all[indexBehind(atoms, last)];
  let end = last;
  if (half?.kind === 'and' && half.isJoined) {
    const demi = all[indexBehind(atoms, last) + 1];
    if (demi?.kind === 'part' && demi.value === 2 && demi.isJoined && doc.language === 'fr') {
      value += scale / 2;
      end = demi;
    }
  }
  if (!end.isWhole) return null;
  return {
    ...plain(head.first, end.last, value),
    approx: noun.kind === 'group' ? 'about' : 'exact',
    scale,
  };
}

/** `une quarantaine imposée à trois villages` is no forty. */
const isIsolation = (tokens: readonly Token[], noun: Atom): boolean => {
  const next = tokens[noun.last + 1];
  if (noun.kind !== 'group' || noun.value !== 40 || next?.kind !== 'word') return false;
  return !/^(?:de|d'|sont|ont|etaient|avaient|seraient|auraient|environ|au|ou|a)$/.test(
    next.folded,
  );
};

const indexBehind = (atoms: Atoms, atom: Atom): number => {
  let at = (atoms.at[atom.first] ?? 0) + 1;
  while (atoms.all[at]?.first === atom.first) at++;
  return at;
};

const ofFollows = (tokens: readonly Token[], atom: Atom): boolean =>
  OF.has(tokens[atom.last + 1]?.folded ?? '');

/** `Millier de civils évacués` in a headline, `la centaine de bus`; `score`, `quarantaine` and `couple` mean other things. */
const mayStandAlone = ({ doc }: Atoms, noun: Atom): boolean =>
  noun.value !== 40 &&
  (doc.language !== 'en' || (noun.value !== 20 && noun.value !== 2)) &&
  ofFollows(doc.tokens, noun);
