import type { HedgeEntry, MeasureEntry } from '../lexicon/types.ts';
import type { Span } from '../text/span.ts';
import type { Ground } from './act.ts';
import { isInfinitive, isParticiple, tenseOf } from './tense.ts';

type Hedge = readonly [HedgeEntry | null, readonly Span[]];
const NONE: Hedge = [null, []];
/** Before what governs a figure, and behind it, tokens. */
const BEFORE = 14;
const BEHIND = 18;
const GOING = new Set(
  'va vont allons vais allez allait allaient allions compte comptent comptait comptaient entend entendent'.split(
    ' ',
  ),
);

/** What makes uncertain within these tokens, the nearest to the end first. */
function hedgeWithin(
  ground: Ground,
  first: number,
  last: number,
  entry: MeasureEntry | null,
): Hedge {
  const { known } = ground;
  const { doc } = known;
  const at = (from: number, to: number): readonly Span[] => [
    { start: doc.tokens[from]?.start ?? 0, end: doc.tokens[to]?.end ?? 0 },
  ];
  for (let index = last; index >= first; index--) {
    const word = known.word(index);
    const tense = tenseOf(doc, index);
    if (tense === 'conditional') {
      const isOfHaving = word === 'aurait' || word === 'auraient';
      const isOfBeing = word === 'serait' || word === 'seraient';
      const isDue = isOfBeing && entry?.planned !== undefined && entry.active !== undefined;
      return [isOfHaving || (isOfBeing && !isDue) ? 'report' : 'plan', at(index, index)];
    }
    // `1995 … huit mille seront exécutés`, `le siège devait durer`: it came to pass.
    const isTold = known.isHistory(index) && (tense === 'future' || /^devai(?:t|ent)$/.test(word));
    if (isTold) continue;
    if (tense === 'future') return ['plan', at(index, index)];
    if (GOING.has(word) && doc.language === 'fr') {
      for (let next = index + 1; next <= index + 4; next++) {
        if (isInfinitive(known.word(next)) || known.word(next) === 'etre')
          return ['plan', at(index, next)];
      }
    }
    const found = known.hedgeAt(index);
    if (!found || ground.isTime(index)) continue;
    // `May` is a month or a name.
    if (word === 'may' && doc.tokens[index]?.isCapital) continue;
    return [found.is, at(found.first, found.last)];
  }
  return NONE;
}

interface Governing {
  readonly first: number;
  readonly last: number;
  readonly group: number;
  readonly isFinite: boolean;
  readonly how: 'behind' | 'before' | 'beside' | 'noun';
}

/** Whether what governs a figure is told as done; a verb's own words decide, of a noun the clause around it. */
export function hedgeOf(
  ground: Ground,
  governor: Governing | null,
  entry: MeasureEntry | null,
): Hedge {
  const { known, first, last, left, right } = ground;
  const { grammar } = known;
  if (!governor) {
    const ahead = hedgeWithin(ground, last + 1, Math.min(right, last + 3), null);
    if (ahead[0]) return ahead;
    // Behind whoever speaks: `A volunteer, who asked not to be named, said 30 …`.
    let from = first;
    while (from > Math.max(left, first - BEFORE) && !known.isSpoken(from - 1)) from--;
    return hedgeWithin(ground, from, first - 1, null);
  }
  const isBehind = governor.how === 'behind';
  // `ready to go` waits, and is not planned.
  const isOwnWords =
    known.doc.language === 'en' && entry?.planned === undefined && governor.last > governor.first;
  const near = hedgeWithin(
    ground,
    governor.group,
    isOwnWords ? governor.first - 1 : governor.last,
    entry,
  );
  if (near[0]) return near;
  // `Un camp prévu pour 30 000 personnes en accueille 41 000`
  if (isToldNow(ground, governor)) return NONE;
  // `dit avoir envoyé`: whatever was promised beside it, this is done.
  for (let index = governor.group; index < governor.last; index++) {
    if (/^(?:avoir|ayant|having)$/.test(known.word(index))) return NONE;
  }
  if (governor.isFinite) {
    for (let index = governor.group; index <= governor.last; index++) {
      if (grammar.done.has(known.word(index))) return NONE;
    }
  }
  const from = Math.max(isBehind ? last + 1 : left, governor.first - 8);
  const own = hedgeWithin(
    ground,
    // `, parmi lesquels 17 femmes sur le point d'accoucher, restent`: of those alone.
    Math.max(
      clauseStart(ground, from, governor.first),
      isBehind ? commaBefore(ground, from, governor.group) : 0,
    ),
    governor.group - 1,
    entry,
  );
  if (own[0]) return own;
  const isModifier = isBehind && !governor.isFinite && !isInfinitive(known.word(governor.first));
  if (isModifier && known.word(governor.first - 1) !== 'to') {
    // `It foresees 200 people displaced`
    let lead = first - 1;
    while (lead > left && grammar.lead.has(known.word(lead))) lead--;
    const due = hedgeWithin(ground, Math.max(left, lead), first - 1, entry);
    return due[0] === 'plan' ? due : NONE;
  }
  const begin = Math.min(first, governor.first);
  const before = hedgeWithin(
    ground,
    clauseStart(ground, Math.max(left, begin - BEFORE), begin),
    begin - 1,
    entry,
  );
  if (before[0]) return before;
  if (governor.how === 'noun' && entry?.planned === undefined) return NONE;
  const isAside = isBehind ? commaBefore(ground, begin, governor.group) : begin;
  const between = hedgeWithin(ground, isAside, Math.max(first, governor.last) - 1, entry);
  if (between[0]) return between;
  // `killed 51 people, and soldiers turned back those trying to help`: told as done.
  const isPast = known.doc.language === 'en' && /ed$/.test(known.word(governor.first));
  if (governor.how === 'beside' && isPast) return NONE;
  if (governor.how === 'noun' && entry?.planned === undefined) return NONE;
  if (governor.isFinite) return NONE;
  const after = Math.max(last, governor.last) + 1;
  const end = clauseEnd(ground, after, Math.min(right, after + BEHIND));
  // `l'évacuation de 200 civils a repris`: what its own verb tells is told, whatever comes later.
  for (let index = after; index <= end; index++) {
    if (grammar.finite.has(known.word(index)) || tenseOf(known.doc, index)) {
      return hedgeWithin(ground, index, Math.min(end, index + 3), entry);
    }
  }
  return hedgeWithin(ground, after, end, entry);
}

/** A French verb in the present right before what it governs, and no `que` before it that would put it into a plan. */
function isToldNow({ known }: Ground, { how, isFinite: isVerb, group, first }: Governing): boolean {
  if (known.doc.language !== 'fr' || how !== 'beside' || !isVerb) return false;
  for (let index = group; index < first; index++)
    if (!/^(?:en|y|ne|n'|l'|les)$/.test(known.word(index))) return false;
  if (!/(?:e|ent|t|ait|aient)$/.test(known.word(first)) || isParticiple(known.doc, first))
    return false;
  for (let index = first - 1; index > first - 9; index--)
    if (/^(?:que|qu'|pour)$/.test(known.word(index)) && known.word(index + 1) !== 'autant')
      return known.word(index) === 'pour' && known.word(first - 1) === 'en';
  return true;
}

/** No further back than the last word that begins a clause. */
function clauseStart(ground: Ground, from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) {
    const word = ground.known.word(index);
    if (word === ';' || BREAKS.has(word) || OUTER.has(word)) return index + 1;
  }
  return from;
}

function commaBefore({ known }: Ground, from: number, to: number): number {
  for (let index = to - 1; index >= from; index--) if (known.word(index) === ',') return index + 1;
  return from;
}

function clauseEnd(ground: Ground, from: number, to: number): number {
  for (let index = from; index <= to; index++) {
    const word = ground.known.word(index);
    if (word === ';' || BREAKS.has(word) || RELATIVES.has(word)) return index - 1;
  }
  return to;
}

const BREAKS = new Set([
  'tandis',
  'alors',
  'mais',
  'while',
  'but',
  'whereas',
  'although',
  'selon',
  'according',
]);
/** What is told behind these is not what the words before them plan. */
const OUTER = new Set(['qui', 'dont', 'who', 'which', 'whose', 'where']);
const RELATIVES = new Set(['qui', 'que', "qu'", 'dont', 'who', 'which', 'that']);
