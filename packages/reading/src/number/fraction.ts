import type { Atom, Atoms } from './atoms.ts';
import { goesOn } from './atoms.ts';
import { type Expression, plain } from './bare.ts';
import { type CardinalFound, cardinalAt } from './cardinal.ts';

/** A share of something follows, or nothing at all. */
const BEHIND = new Set(['de', "d'", 'des', 'du', 'of', 'its', 'their', 'the', 'من']);
/** `a third were children`. */
const IS =
  /^(?:est|sont|ont|etaient|etait|avaient|avait|seraient|serait|auraient|aurait|is|are|was|were|has|have|had|will|would)$/;
const SIDES =
  /^(?:est|ouest|nord|sud|orientale?|occidentale?|nord-(?:est|ouest)|sud-(?:est|ouest))$/;
/** `the eastern half`, `la première moitié`: one of two things, no share. */
const WHICH =
  /^(?:first|second|latter|other|eastern|western|northern|southern|upper|lower|premiere|seconde|deuxieme|derniere|autre|top|bottom|last)$/;
const HOUR = /^(?:heures?|hours?|an-hour|finale|finals?|semaine|century|siecle)$/;

/** As percent; thirds and sixths as a person would write them, without a fraction. */
const percentOf = (share: number): number => {
  const percent = share * 100;
  const fine = Math.round(percent * 10) / 10;
  return Math.abs(fine - percent) < 1e-9 ? fine : Math.round(percent);
};

const share = (first: number, last: number, value: number): Expression => ({
  ...plain(first, last, percentOf(value)),
  unit: 'percent',
});

/** `la moitié`, `un tiers`, `trois quarts`, `half of`, `two-thirds`, `un sur trois`, `3/4`. */
export function fractionAt(
  atoms: Atoms,
  at: number,
  cardinal: CardinalFound | null,
): Expression | null {
  const { all, doc } = atoms;
  const { tokens } = doc;
  const head = all[at] as Atom;
  if (head.kind === 'part')
    return head.isNoun || head.value === 3 || head.value === 4 ? aloneAt(atoms, head) : null;
  const slash = slashAt(atoms, head) ?? outOfAt(atoms, at, cardinal);
  if (slash) return slash;
  let parts: number;
  let to: number;
  if (head.kind === 'article') {
    parts = 1;
    to = at + 1;
  } else {
    if (!cardinal || cardinal.isOrdinal || cardinal.scale !== 1) return null;
    parts = cardinal.value;
    to = cardinal.to;
  }
  const part = all[to];
  if (!part?.isJoined) return null;
  const next = tokens[part.last + 1];
  const isOf = next !== undefined && BEHIND.has(next.folded);
  const isEnd = next === undefined || next.kind !== 'word' || !goesOn(next) || IS.test(next.folded);
  if (isHour(atoms, part)) return null;
  if (part.kind === 'part') {
    if (!part.isWhole) return null;
    if (part.isNoun && doc.language === 'fr') {
      return parts === 1 ? share(head.first, part.last, 1 / part.value) : null;
    }
    if (parts >= part.value && part.value >= 2) return null;
    const scaled = ofScale(atoms, head, part, parts / part.value);
    if (scaled) return scaled;
    if (part.value === 2 && doc.language === 'fr') return null;
    if (head.kind === 'article' && !isOf && !isEnd) return null;
    return share(head.first, part.last, parts / part.value);
  }
  const of = part.kind === 'first' ? null : cardinalAt(atoms, to);
  const last = of ? all[of.to - 1] : undefined;
  if (!of?.isOrdinal || !last?.isWhole || of.value < 3 || parts >= of.value) return null;
  const behind = tokens[last.last + 1];
  const isShare =
    behind === undefined ||
    behind.kind !== 'word' ||
    !goesOn(behind) ||
    BEHIND.has(behind.folded) ||
    IS.test(behind.folded);
  if (!isShare && !(parts > 1 && last.isPlural)) return null;
  // `le 3 troisième`: the words of one language and digits make no fraction.
  if (head.kind === 'digits' && parts > 9) return null;
  return share(head.first, last.last, parts / of.value);
}

const isHour = (atoms: Atoms, part: Atom): boolean => {
  const { tokens } = atoms.doc;
  for (let at = part.last + 1; at <= part.last + 3; at++) {
    if (HOUR.test(tokens[at]?.folded ?? '')) return true;
    if (!BEHIND.has(tokens[at]?.folded ?? '') && !/^an?$/.test(tokens[at]?.folded ?? ''))
      return false;
  }
  return false;
};

/** `trois quarts de million`, `a quarter of a million`. */
function ofScale(atoms: Atoms, head: Atom, part: Atom, value: number): Expression | null {
  const { tokens, language } = atoms.doc;
  let at = part.last + 1;
  if (/^(?:de|d'|of)$/.test(tokens[at]?.folded ?? '')) at++;
  // `a quarter million`
  else if (language !== 'en' || !goesOn(tokens[at])) return null;
  if (/^an?$/.test(tokens[at]?.folded ?? '')) at++;
  const index = atoms.at[at] ?? -1;
  const scale = index < 0 ? undefined : atoms.all[index];
  if (scale?.kind !== 'scale' || scale.isPlural || !scale.isWhole) return null;
  return { ...plain(head.first, scale.last, Math.round(value * scale.value)), scale: scale.value };
}

/** `la moitié des quartiers`, `half of the city`, `le tiers de`, `½`. */
function aloneAt(atoms: Atoms, head: Atom): Expression | null {
  const { tokens, language } = atoms.doc;
  if (!head.isWhole || isHour(atoms, head)) return null;
  const scaled = ofScale(atoms, head, head, 1 / head.value);
  if (scaled) return scaled;
  const previous = tokens[head.first - 1];
  const next = tokens[head.last + 1];
  if (tokens[head.first]?.kind === 'mark') {
    return next && BEHIND.has(next.folded)
      ? share(head.first, head.last, 1 / head.value)
      : plain(head.first, head.last, Math.round(1000 / head.value) / 1000);
  }
  if (previous && WHICH.test(previous.folded)) return null;
  if (language === 'en') {
    if (head.value !== 2) return null;
    return next && /^(?:of|the|its|their|his|her|our|all|this|that|these|those)$/.test(next.folded)
      ? share(head.first, head.last, 1 / 2)
      : null;
  }
  if (language === 'ar') {
    return next?.kind === 'word' ? share(head.first, head.last, 1 / head.value) : null;
  }
  if (next && SIDES.test(next.folded)) {
    // “la moitié est partie” is a verb, “la moitié est de la ville” a place.
    const behind = tokens[head.last + 2];
    if (next.folded !== 'est' || (behind && BEHIND.has(behind.folded))) return null;
  }
  const hasThe = previous?.folded === 'la';
  if (head.value === 2) {
    if (
      !hasThe &&
      previous?.kind === 'word' &&
      !/^(?:de|par|a|pour|environ)$/.test(previous.folded)
    )
      return null;
    return share(hasThe ? head.first - 1 : head.first, head.last, 1 / 2);
  }
  // `le tiers de`, `plus du quart des`: “tiers” alone is somebody else, “quart” alone a watch.
  const isOf = next !== undefined && BEHIND.has(next.folded);
  if (!isOf || !previous || !/^(?:le|du|au)$/.test(previous.folded) || head.isPlural) return null;
  return share(previous.folded === 'le' ? head.first - 1 : head.first, head.last, 1 / head.value);
}

const DAY = /^(?:le|du|au|on|the|jusqu'|jusqu'au)$/;

/** `3/4 de la ville`; `14/12`, `17/05/2018` and `9/11` are dates. */
function slashAt(atoms: Atoms, head: Atom): Expression | null {
  const { tokens } = atoms.doc;
  const mark = tokens[head.last + 1];
  const behind = tokens[head.last + 2];
  if (head.kind !== 'digits' || head.first !== head.last) return null;
  if (mark?.folded !== '/' || mark.before !== 'nothing') return null;
  if (behind?.kind !== 'digits' || behind.before !== 'nothing') return null;
  const after = tokens[head.last + 3];
  if (after?.before === 'nothing' && (after.folded === '/' || after.kind !== 'mark')) return null;
  const previous = tokens[head.first - 1];
  if (previous && (previous.folded === '/' || DAY.test(previous.folded))) return null;
  const of = Number(behind.folded);
  if (behind.folded[0] === '0' || of < 2 || of > 10 || !(head.value >= 1 && head.value < of))
    return null;
  return share(head.first, head.last + 2, head.value / of);
}

const UNITS_OF_TIME =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|villages?|towns?|cities|places?|districts?|provinces?)$/;

/** `un sur trois`, `un habitant sur dix`, `one in three`, `nine out of ten`. */
function outOfAt(atoms: Atoms, at: number, cardinal: CardinalFound | null): Expression | null {
  const { tokens, language } = atoms.doc;
  const head = atoms.all[at] as Atom;
  if (!cardinal || cardinal.isOrdinal || cardinal.scale !== 1 || language === 'ar') return null;
  if (cardinal.value > 10 || cardinal.value < 1) return null;
  const end = (atoms.all[cardinal.to - 1] as Atom).last;
  let on = end + 1;
  const isLink = (index: number): number => {
    const word = tokens[index]?.folded;
    if (language === 'fr') return word === 'sur' ? index + 1 : -1;
    if (word === 'out') return tokens[index + 1]?.folded === 'of' ? index + 2 : -1;
    if (word !== 'in') return -1;
    return tokens[index + 1]?.folded === 'every' ? index + 2 : index + 1;
  };
  let behind = isLink(on);
  if (behind < 0) {
    if (tokens[on]?.kind !== 'word' || (atoms.at[on] ?? -1) >= 0) return null;
    on++;
    behind = isLink(on);
  }
  if (behind < 0) return null;
  const index = atoms.at[behind] ?? -1;
  const of = index < 0 ? null : cardinalAt(atoms, index);
  if (!of || of.isOrdinal || of.value <= cardinal.value || of.value > 1000) return null;
  const isRound = of.value === 10 || of.value === 100 || of.value === 1000;
  const mayBe =
    cardinal.value === 1
      ? of.value <= 100 || isRound
      : isRound || (head.kind !== 'digits' && of.value >= 3 && of.value <= 5);
  if (!mayBe) return null;
  const last = (atoms.all[of.to - 1] as Atom).last;
  const next = tokens[last + 1];
  const isWord = next?.kind === 'word' && goesOn(next);
  // `un convoi sur deux routes`: what follows is counted.
  if (language === 'fr' && isWord && /[sx]$/.test(next.folded) && next.folded.length > 3)
    return null;
  if (language === 'en' && isWord && UNITS_OF_TIME.test(next.folded)) return null;
  if (tokens[last + 1]?.folded === '%') return null;
  return share(head.first, last, cardinal.value / of.value);
}
