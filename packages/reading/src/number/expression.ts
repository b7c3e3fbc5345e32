import type { Token } from '../text/token.ts';
import type { Atom, Atoms } from './atoms.ts';
import { goesOn } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import { belowThousandAt, type CardinalFound, cardinalAt } from './cardinal.ts';
import { fractionAt } from './fraction.ts';

const OF = new Set(['de', "d'", 'of', 'من']);

/** The atom that follows this one with `de` or `of` between, or with nothing. */
function behindOf(atoms: Atoms, atom: Atom, needsOf: boolean): Atom | null {
  const { tokens } = atoms.doc;
  const next = tokens[atom.last + 1];
  const isOf = next !== undefined && goesOn(next) && OF.has(next.folded);
  if (needsOf && !isOf) return null;
  const at = atoms.at[atom.last + (isOf ? 2 : 1)] ?? -1;
  const found = at < 0 ? undefined : atoms.all[at];
  return found && goesOn(tokens[found.first]) ? found : null;
}

const isNoun = (atom: Atom | null | undefined): boolean =>
  atom?.kind === 'group' ||
  (atom?.kind === 'scale' && atom.value >= 1e3) ||
  atom?.kind === 'hundred';

const LOW = 2;

/**
 * Words that have no number: `des dizaines de milliers`, `plusieurs centaines`, `several hundred thousand`. The range is
 * from two of them to the next word up.
 */
function vagueAt(atoms: Atoms, at: number): Expression | null {
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
  const high = nextUp(size);
  return {
    ...plain(head.first, last.last, 0),
    value: null,
    low: LOW * size,
    high: high - 1,
    approx: 'several',
    scale: size,
  };
}

/** Above dizaines stand centaines, above centaines milliers, above milliers dizaines de milliers. */
const nextUp = (size: number): number => size * 10;

/** `quelques villages`, `plusieurs blessés`: a noun follows. */
function fewAt(atoms: Atoms, at: number): Expression | null {
  const { doc, all } = atoms;
  const head = all[at] as Atom;
  if (head.kind !== 'few' || !head.isWhole) return null;
  const next = doc.tokens[head.last + 1];
  if (next?.kind !== 'word' || !goesOn(next)) return null;
  // “few” alone says that they are not many.
  const previous = doc.tokens[head.first - 1];
  if (head.value === 2 && doc.text[doc.tokens[head.first]?.start ?? 0]?.toLowerCase() === 'f') {
    if (previous?.folded !== 'a') return null;
  }
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

/** `une quinzaine`, `deux douzaines`, `une bonne centaine de milliers`, `un demi-million`, `half a million`. */
function groupAt(atoms: Atoms, at: number, cardinal: CardinalFound | null): Expression | null {
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
  if (to === at && (noun.isPlural || !mayStandAlone(doc.tokens, noun))) return null;
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
const mayStandAlone = (tokens: readonly Token[], noun: Atom): boolean =>
  noun.value !== 40 && noun.value !== 20 && noun.value !== 2 && ofFollows(tokens, noun);

/** `un million et demi`, `two and a half million`, `deux cent virgule trois`. */
function withFraction(atoms: Atoms, at: number, cardinal: CardinalFound | null): Expression | null {
  const { all, doc } = atoms;
  if (!cardinal || cardinal.isOrdinal) return null;
  const head = all[at] as Atom;
  const next = all[cardinal.to];
  if (!next?.isJoined) return null;
  if (next.kind === 'point') return withPoint(atoms, at, cardinal.value, cardinal.to + 1);
  if (
    next.kind === 'part' &&
    next.isNoun &&
    head.kind === 'digits' &&
    doc.tokens[next.first]?.kind === 'mark'
  ) {
    // `2½ million`
    return scaled(atoms, head, cardinal.value + 1 / next.value, cardinal.to + 1, next);
  }
  if (next.kind !== 'and') return null;
  let to = cardinal.to + 1;
  let parts = 1;
  if (
    all[to]?.isJoined &&
    (all[to]?.kind === 'article' || all[to]?.kind === 'digit') &&
    all[to + 1]?.kind === 'part'
  ) {
    parts = all[to]?.value ?? 1;
    to++;
  }
  const part = all[to];
  if (
    part?.kind !== 'part' ||
    !part.isJoined ||
    part.isNoun !== (doc.language === 'en' ? part.isNoun : undefined)
  )
    return null;
  const share = parts / part.value;
  if (share >= 1) return null;
  if (cardinal.scale >= 1000) {
    if (!part.isWhole) return null;
    return {
      ...plain(head.first, part.last, cardinal.value + share * cardinal.scale),
      scale: cardinal.scale,
    };
  }
  return scaled(atoms, head, cardinal.value + share, to + 1, part);
}

/** A number with a fraction, and the scale behind it where there is one. */
function scaled(
  atoms: Atoms,
  head: Atom,
  value: number,
  to: number,
  last: Atom,
): Expression | null {
  const scale = atoms.all[to];
  if (scale?.isJoined && scale.isWhole && (scale.kind === 'scale' || scale.kind === 'short')) {
    return { ...plain(head.first, scale.last, value * scale.value), scale: scale.value };
  }
  return last.isWhole ? plain(head.first, last.last, value) : null;
}

/** `deux virgule cinq`, `trois virgule zéro sept millions`. */
function withPoint(atoms: Atoms, at: number, whole: number, from: number): Expression | null {
  const { all } = atoms;
  let to = from;
  let digits = '';
  while (
    all[to]?.isJoined &&
    all[to]?.kind === 'digit' &&
    all[to]?.value === 0 &&
    digits.length < 6
  ) {
    digits += '0';
    to++;
  }
  const rest = all[to]?.isJoined && all[to]?.kind !== 'digits' ? belowThousandAt(atoms, to) : null;
  if (rest && !rest.isOrdinal) {
    digits += String(rest.value);
    to = rest.to;
  }
  const last = all[to - 1];
  if (digits === '' || !last) return null;
  return scaled(atoms, all[at] as Atom, Number(`${whole}.${digits}`), to, last);
}

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

/** `l'un des blessés`, `no one`, `one another`: a pronoun. */
function pointsOnly(tokens: readonly Token[], head: Atom): boolean {
  const before = tokens[head.first - 1]?.folded ?? '';
  const behind = tokens[head.last + 1]?.folded ?? '';
  return (
    before === "l'" ||
    /^(?:no|every|any|the|this|that|which|another)$/.test(before) ||
    /^(?:another|'s)$/.test(behind)
  );
}

const LEADS_IN =
  /^(?:les|des|ces|ses|leurs|nos|vos|mes|aux|de|d'|a|par|sur|et|ou|dont|pour|contre|entre|environ|quelque|que|qu'|sont|etaient|moins|plus|en|avec|sous|comme|soit)$/;
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
  if (atoms.all[at + 1]?.kind === 'few' && atoms.all[at + 1]?.isJoined) return null;
  const only = onlyAt(atoms, at + 1);
  return { ...plain(head.first, only?.last ?? head.last, 1), isArticle: !only };
}
