import type { Token } from '../text/token.ts';
import { type Atom, type Atoms, goesOn } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import { type CardinalFound, cardinalAt } from './cardinal.ts';
import { fractionAt } from './fraction.ts';
import { groupAt } from './group.ts';
import { withFraction } from './mixed.ts';
import { fewAt, vagueAt } from './vague.ts';

function cardinalExpression(
  atoms: Atoms,
  at: number,
  cardinal: CardinalFound | null,
): Expression | null {
  const { all, doc } = atoms;
  const head = all[at] as Atom;
  if (!cardinal) return null;
  const last = all[cardinal.to - 1] as Atom;
  if (!last.isWhole) return null;
  if (cardinal.isArticle && pointsOnly(doc.tokens, head)) return null;
  if (cardinal.to === at + 1 && isNewNotNine(doc.tokens, head)) return null;
  const only = cardinal.isArticle ? onlyAt(atoms, cardinal.to) : null;
  return {
    ...plain(head.first, only?.last ?? last.last, cardinal.value),
    scale: cardinal.scale,
    isOrdinal: cardinal.isOrdinal,
    isArticle: cardinal.isArticle && !only,
  };
}

/** `un seul convoi`, `a single bus`: said to be one. */
function onlyAt(atoms: Atoms, at: number): Atom | null {
  const atom = atoms.all[at];
  if (!atom?.isJoined || atom.kind !== 'tinge') return null;
  const word = atoms.doc.tokens[atom.first]?.folded ?? '';
  return /^(?:seule?|single)$/.test(word) ? atom : null;
}

/** `l'un des blessés`, `no one`, `one another`: a pronoun; `pas un seul bus`: none. */
function pointsOnly(tokens: readonly Token[], head: Atom): boolean {
  const before = tokens[head.first - 1]?.folded ?? '';
  const behind = tokens[head.last + 1]?.folded ?? '';
  return (
    before === "l'" ||
    /^(?:pas|not|without|no|every|any|the|this|that|which|another)$/.test(before) ||
    /^(?:another|'s)$/.test(behind)
  );
}

const LEADS_IN =
  /^(?:les|des|ces|ses|leurs|nos|vos|mes|aux|de|d'|a|par|sur|et|ou|dont|pour|contre|entre|environ|quelque|que|qu'|sont|etaient|moins|plus|en|avec|sous|comme|soit|etions|sommes|serons|seront|seraient|etiez|etes|voila|reste|restait)$/;
const NO_NOUN =
  /^(?:a|ont|est|sont|et|ou|de|du|d'|des|dans|pour|qui|que|sera|serait|en|au|aux|par|sur|avec|n'|ne|se|s'|etait|avait|vient)$/;

/** `un hôpital neuf a ouvert`. */
function isNewNotNine(tokens: readonly Token[], head: Atom): boolean {
  const before = tokens[head.first - 1];
  const behind = tokens[head.last + 1];
  if (tokens[head.first]?.folded !== 'neuf' || before?.kind !== 'word') return false;
  if (LEADS_IN.test(before.folded)) return false;
  return behind?.kind !== 'word' || NO_NOUN.test(behind.folded);
}

/** The number that begins with this atom; null: none does. */
export function expressionAt(atoms: Atoms, at: number, mayAnd = true): Expression | null {
  const head = atoms.all[at];
  if (
    !head ||
    (at > 0 && atoms.all[at - 1]?.last === head.first && atoms.all[at - 1]?.first === head.first)
  ) {
    return null;
  }
  if (head.kind === 'first') {
    return head.isWhole ? { ...plain(head.first, head.last, head.value), isOrdinal: true } : null;
  }
  if (head.kind === 'and' || head.kind === 'point' || head.kind === 'tinge') return null;
  const cardinal = cardinalAt(atoms, at, mayAnd);
  const found =
    fractionAt(atoms, at, cardinal) ??
    vagueAt(atoms, at) ??
    fewAt(atoms, at) ??
    groupAt(atoms, at, cardinal) ??
    withFraction(atoms, at, cardinal) ??
    (head.kind === 'article' || head.kind !== 'part'
      ? cardinalExpression(atoms, at, cardinal)
      : null);
  if (found) return found;
  return head.kind === 'article' ? articleAt(atoms, at) : null;
}

/** `a village`, `an ambulance`; `a few` and `a lot` are no one. */
function articleAt(atoms: Atoms, at: number): Expression | null {
  const head = atoms.all[at] as Atom;
  const next = atoms.doc.tokens[head.last + 1];
  if (next?.kind !== 'word' || !goesOn(next)) return null;
  if (/^(?:not|without)$/.test(atoms.doc.tokens[head.first - 1]?.folded ?? '')) return null;
  if (atoms.all[at + 1]?.kind === 'few' && atoms.all[at + 1]?.isJoined) return null;
  const only = onlyAt(atoms, at + 1);
  return { ...plain(head.first, only?.last ?? head.last, 1), isArticle: !only };
}
