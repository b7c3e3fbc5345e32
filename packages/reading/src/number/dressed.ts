import type { Approximation } from '../lexicon/types.ts';
import type { Doc } from '../text/doc.ts';
import { spanOf } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import type { Approximations } from './approximations.ts';
import { type Atoms, goesOn } from './atoms.ts';
import type { Expression } from './bare.ts';
import { BETWEEN } from './range.ts';
import type { NumberFound } from './types.ts';

/** No phrase is longer than this, words. */
const LONGEST = 8;
/** `plus de quelque 200`, `au moins environ 200`: not more than this in a row. */
const MOST_BEFORE = 3;

/** With what stands around it: percent, `plus de`, `des`, `au moins`. */
export function dressed(
  atoms: Atoms,
  one: Expression,
  approximations: Approximations,
  floor: number,
): NumberFound {
  const { doc } = atoms;
  const { tokens, sentenceOf } = doc;
  const percent = one.unit ? -1 : percentAt(doc, one.last + 1);
  const last = percent >= 0 ? percent : one.last;
  const isRange = one.value === null && one.approx === 'about';
  const opens =
    isRange && one.first > floor && BETWEEN.test(tokens[one.first - 1]?.folded ?? '')
      ? one.first - 1
      : one.first;
  let { approx } = one;
  let first = opens;
  let approxBy: Span | null = approx === 'exact' ? null : spanOf(doc, opens, one.last);
  const sentence = sentenceOf[one.first];
  // The outermost says it: `au moins quelque 200` is at least.
  let begins = opens;
  for (let rounds = 0; rounds < MOST_BEFORE; rounds++) {
    let hit: { readonly first: number; readonly is: Approximation } | null = null;
    for (let from = begins - 1; from >= Math.max(floor, begins - LONGEST); from--) {
      if (sentenceOf[from] !== sentence) break;
      const phrase = approximations.before.at(tokens, from);
      if (phrase && phrase.last === begins - 1 && !isParticleAt(doc, from))
        hit = { first: from, is: phrase.is };
    }
    if (!hit) break;
    approx = hit.is;
    approxBy = spanOf(doc, hit.first, begins - 1);
    begins = hit.first;
  }
  if (approxBy && begins < first) first = begins;
  if (begins === opens) {
    const behind = behindAt(atoms, last, approximations);
    if (behind) {
      approx = behind.is;
      approxBy = behind.by;
    }
    first = Math.min(first, partitiveBefore(doc, one, floor));
  }
  return {
    ...spanOf(doc, first, last),
    first,
    last,
    core: spanOf(doc, one.first, one.last),
    value: one.value,
    low: one.low,
    high: one.high,
    approx,
    approxBy: approx === 'exact' ? null : approxBy,
    unit: one.unit ?? (percent >= 0 ? 'percent' : null),
    isOrdinal: one.isOrdinal || isName(doc, one),
    isArticle: one.isArticle && percent < 0,
  };
}

/** `handed over 14 hostages`, `took over 12 villages`: of the verb. */
const isParticleAt = ({ tokens }: Doc, at: number): boolean =>
  tokens[at]?.folded === 'over' &&
  /^(?:(?:hand|turn|cross|pass|sign)(?:s|es|ed|ing)?|t[ao]k(?:e|es|en|ing)|took|flew|flies|flown|g[aio]v(?:e|es|en|ing)|won)$/.test(
    tokens[at - 1]?.folded ?? '',
  );

/** `des milliers`, `de milliers`, `a few`: belongs to the words that have no number. */
function partitiveBefore(doc: Doc, one: Expression, floor: number): number {
  const before = one.first - 1;
  if (one.value !== null || one.approx !== 'several' || before < floor) return one.first;
  const word = doc.tokens[before]?.folded ?? '';
  if (doc.sentenceOf[before] !== doc.sentenceOf[one.first]) return one.first;
  return (doc.language === 'fr' && /^(?:des|de|d')$/.test(word)) ||
    (doc.language === 'en' && /^(?:a|the|many)$/.test(word))
    ? before
    : one.first;
}

/** The last token of `%`, `pour cent`, `per cent` that begins here; −1: none. */
function percentAt(doc: Doc, at: number): number {
  const { tokens, sentenceOf } = doc;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!goesOn(token) || token === undefined || sentenceOf[at] !== sentenceOf[at - 1]) return -1;
  if (token.folded === '%' || token.folded === '٪') return at;
  if (/^(?:percent|pct|pc|بالمية|بالماية)$/.test(token.folded)) return at;
  if (/^(?:pour|per|p)$/.test(token.folded)) {
    if (/^(?:cent|100)$/.test(next?.folded ?? '')) return at + 1;
    return token.folded === 'p' && next?.folded === '.' && tokens[at + 2]?.folded === '100'
      ? at + 2
      : -1;
  }
  return token.folded === 'في' && /^(?:المية|الماية)$/.test(next?.folded ?? '') ? at + 1 : -1;
}

/** `200 environ`, `200 personnes au moins`, `50 people or more`: behind the number, or behind its noun. */
function behindAt(
  atoms: Atoms,
  last: number,
  approximations: Approximations,
): { readonly is: Approximation; readonly by: Span } | null {
  const { tokens, sentenceOf } = atoms.doc;
  for (let at = last + 1; at <= last + 2; at++) {
    const token = tokens[at];
    if (!token || sentenceOf[at] !== sentenceOf[last]) return null;
    // Between a number and what is said of it stands its noun, no mark.
    if (at === last + 2 && tokens[last + 1]?.kind !== 'word') return null;
    const phrase = approximations.behind.at(tokens, at);
    if (!phrase) continue;
    return beginsAnother(atoms, phrase.last + 1)
      ? null
      : { is: phrase.is, by: spanOf({ tokens }, phrase.first, phrase.last) };
  }
  return null;
}

/** `20 bus environ 300 personnes`, `20 bus et plus de 300 personnes`: the words belong to what follows. */
function beginsAnother(atoms: Atoms, at: number): boolean {
  if (/^(?:de|d'|des|du|que|qu'|of|than)$/.test(atoms.doc.tokens[at]?.folded ?? '')) return true;
  const index = atoms.at[at] ?? -1;
  const atom = index < 0 ? undefined : atoms.all[index];
  return atom !== undefined && !atom.isArticle && !/^(?:and|article|tinge)$/.test(atom.kind);
}

/** `n° 5`, `résolution 2328`, `Article 9`: which one, not how many. */
function isName(doc: Doc, one: Expression): boolean {
  const { tokens } = doc;
  const token = tokens[one.first];
  const before = tokens[one.first - 1];
  if (token?.kind !== 'digits' || !before || token.before === 'line') return false;
  if (before.folded === '°' || before.folded === 'o' || before.folded === 'º') {
    return /^(?:n|no)$/.test(tokens[one.first - 2]?.folded ?? '');
  }
  if (before.folded === '.' && before.before === 'nothing') {
    return tokens[one.first - 2]?.folded === 'no' && token.before !== 'nothing';
  }
  return /^(?:no|numero|number|resolution|article|chapitre|chapter|page|phase|annexe|annex|highway|figure|tableau|table)$/.test(
    before.folded,
  );
}
