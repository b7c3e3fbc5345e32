import type { HedgeEntry, MeasureEntry, Unit } from '../lexicon/types.ts';
import { spanOf } from '../text/run.ts';
import { hedgeOf } from './hedge.ts';
import { isInfinitive, isParticiple, isSingular } from './tense.ts';
import type { Act, Noun } from './types.ts';
import type { Known } from './words.ts';

export const PEOPLE = new Set<Unit>(['person', 'family', 'household', 'body', 'percent']);
export const VEHICLES = new Set<Unit>(
  'bus ambulance lorry vehicle car convoy train plane helicopter boat tank flight'.split(' '),
);
/** What neither comes nor goes. */
const STAYS = new Set<Unit>(
  'village town neighbourhood area camp shelter km2 hectare raid strike attack violation incident explosion clash shot house building school hospital place_of_worship crossing position'.split(
    ' ',
  ),
);
/** A governing word stands no further off, tokens. */
const REACH = 40;
const LEAD = 9;

/** Where one figure, or several in a row (`20 bus et 10 ambulances`), stand, and what must not be crossed. */
export interface Ground {
  readonly known: Known;
  /** Tokens of the numbers and nouns in a row. */
  readonly first: number;
  readonly last: number;
  /** Of the clause. */
  readonly left: number;
  readonly right: number;
  readonly isTime: (index: number) => boolean;
  /** The last token of the figure that begins here; null: none does. */
  readonly figureAt: (index: number) => number | null;
  /** The first token of the figure that ends here. */
  readonly figureEndAt: (index: number) => number | null;
}

interface Governor {
  readonly first: number;
  readonly last: number;
  readonly entry: MeasureEntry;
  readonly how: 'behind' | 'before' | 'beside' | 'noun';
  /** The first token of the verb with its helpers. */
  readonly group: number;
  /** Told as a verb of its own; else a participle or noun hanging on something. */
  readonly isFinite: boolean;
}

export function fits(entry: MeasureEntry, unit: Unit): boolean {
  if (entry.units === undefined) return PEOPLE.has(unit);
  if (entry.units !== 'any') return entry.units.includes(unit);
  const moves = entry.place === 'from' || entry.place === 'to' || entry.planned !== undefined;
  return !moves || !STAYS.has(unit);
}

function entryAt(known: Known, index: number, unit: Unit) {
  const found = known.measureAt(index);
  if (!found || isNamed(known, index) || known.isSpoken(index)) return null;
  const entry =
    found.is.find((one) => Array.isArray(one.units) && one.units.includes(unit)) ??
    found.is.find((one) => fits(one, unit));
  return found && entry ? { first: found.first, last: found.last, entry } : null;
}

/** `Red Cross`, `Croix-Rouge`: a capital letter within a sentence is a name's, but not in a headline. */
function isNamed({ doc }: Known, index: number): boolean {
  if (!doc.tokens[index]?.isCapital) return false;
  const sentence = doc.sentences[doc.sentenceOf[index] ?? 0];
  return (
    sentence !== undefined &&
    sentence.first !== index &&
    doc.paragraphs[sentence.paragraph]?.kind !== 'headline' &&
    doc.language !== 'ar'
  );
}

/** Words before a verb that belong to it, no further back than `from`. */
function verbGroup(ground: Ground, verb: number, from: number): number {
  const { known } = ground;
  let first = verb;
  for (let index = verb - 1; index >= Math.max(from, verb - 8); index--) {
    const word = known.word(index);
    // `sur les 500 prévus sont entrés`: before its first helper nothing belongs to the verb.
    const isWhole = known.grammar.finite.has(known.word(first)) && known.doc.language === 'fr';
    if (isWhole && !PARTICLES.has(word)) break;
    if (known.grammar.auxiliary.has(word) || known.hedgeAt(index) || isAdverb(word)) first = index;
    else if (!ground.isTime(index) && !isInfinitive(word)) break;
  }
  return first;
}

const PARTICLES = new Set(["n'", 'ne', 'se', "s'", 'y', 'en']);

const isAdverb = (word: string): boolean => /(?:ment|ly)$/.test(word);

const hasWord = (known: Known, words: ReadonlySet<string>, first: number, last: number) => {
  for (let index = first; index <= last; index++) if (words.has(known.word(index))) return true;
  return false;
};

/** What the words before a number say happened to it: `transportant 150 personnes`, `évacuation de milliers`. */
function before(ground: Ground, unit: Unit): readonly Governor[] {
  const { known, first, left } = ground;
  const { grammar, doc } = known;
  const found: Governor[] = [];
  let index = first - 1;
  for (let step = 0; step < LEAD && index >= left; step++, index--) {
    const word = known.word(index);
    if (grammar.by.has(word) && !(word === 'with' || word === 'avec')) {
      // `food for 2,000 people`
      const own = endingAt(ground, index, unit);
      return own ? [{ ...own, group: own.first, how: 'beside', isFinite: false }] : [];
    }
    const isLead =
      grammar.lead.has(word) ||
      ground.isTime(index) ||
      isAdverb(word) ||
      (VEHICLES.has(unit) && (word === 'en' || word === 'in' || word === 'on'));
    const ends = endingAt(ground, index, unit);
    if (ends) {
      const one: Governor = {
        ...ends,
        group: verbGroup(ground, ends.first, left),
        how: 'beside',
        isFinite: standsAlone(ground, ends.first, left),
      };
      // `en blessant 80 autres` is as strong as `tuant`; `transportant` says little.
      const isDone = one.entry.active === null && isVerbForm(ground, ends.first, one);
      if (!one.entry.isWeak || isDone) return [{ ...one, entry: { ...one.entry, isWeak: false } }];
      found.push(one);
      index = ends.first;
      continue;
    }
    const isOnly =
      (word === 'que' || word === "qu'") &&
      (hasWord(known, ONLY, index - 1, index - 1) || hasWord(known, NE, index - 6, index - 2));
    if (!isLead && !isOnly && doc.tokens[index]?.kind !== 'mark') break;
    if (word === ',' || word === ';' || word === ':') break;
  }
  for (let step = 0; step < REACH && index >= left; step++, index--) {
    const figure = ground.figureEndAt(index);
    if (figure !== null) break;
    const word = known.word(index);
    if ((grammar.clause.has(word) && word !== 'as') || word === ';') break;
    const ends = endingAt(ground, index, unit);
    if (!ends) continue;
    const one: Governor = {
      ...ends,
      group: verbGroup(ground, ends.first, left),
      how: 'before',
      isFinite: standsAlone(ground, ends.first, left),
    };
    found.push(one);
    if (!one.entry.isWeak) break;
    index = ends.first;
  }
  return found;
}

const isVerbForm = ({ known }: Ground, index: number, { group }: Governor): boolean =>
  /(?:ant|er|ing)$/.test(known.word(index)) ||
  hasWord(known, HAVE, group, index - 1) ||
  known.word(index - 1) === 'et' ||
  known.word(index - 1) === ',' ||
  known.word(index - 1) === 'and';

const NE = new Set(['ne', "n'"]);
const ONLY = new Set(['plus', 'ne', "n'"]);

/** A governing phrase whose last word is here. */
function endingAt(ground: Ground, index: number, unit: Unit) {
  // The longest: `a compté`, and not `compté`.
  for (let from = Math.max(ground.left, index - 4); from <= index; from++) {
    const found = entryAt(ground.known, from, unit);
    if (found && found.last === index) return ground.isTime(from) ? null : found;
  }
  return null;
}

function standsAlone(ground: Ground, verb: number, from: number): boolean {
  const { known } = ground;
  const first = verbGroup(ground, verb, from);
  if (hasWord(known, known.grammar.finite, first, verb)) return true;
  return !isParticiple(known.doc, verb) && !isNounLike(known, verb);
}

/** `évacuation`, `le départ`, `l'arrivée`: the thing itself and no verb. */
function isNounLike(known: Known, index: number): boolean {
  const isOf = isParticiple(known.doc, index);
  if (known.grammar.determiners.has(known.word(index - 1)))
    return known.doc.language !== 'en' || !isOf;
  if (isOf) return false;
  return (
    /(?:tions?|ments?|tures?|ages?|ion|al)$/.test(known.word(index)) ||
    isInfinitive(known.word(index)) ||
    (known.doc.language === 'en' && known.word(index - 1) === 'to')
  );
}

/** `200 civils ont évacué la ville` are not who was evacuated. */
function isActive(ground: Ground, verb: number): boolean {
  const { known, last } = ground;
  const { grammar, doc } = known;
  const first = verbGroup(ground, verb, last + 1);
  // `been hit`, `été frappés` are phrases of the lexicon themselves.
  if (hasWord(known, grammar.passive, first, verb)) return false;
  // `the patients he had received`, `personnes que nous hébergions`: whom others did it to.
  if (first - 1 > last && isActor(known.word(first - 1)) && !JOINS.has(known.word(first - 2)))
    return false;
  const word = known.word(verb);
  if (/(?:ant|ing)$/.test(word)) return true;
  if (hasWord(known, HAVE, first, verb - 1)) return true;
  if (doc.language === 'en' && isParticiple(doc, verb)) {
    const next = doc.tokens[verb + 1];
    return grammar.determiners.has(next?.folded ?? '') || (next?.isCapital ?? false);
  }
  return !isParticiple(doc, verb);
}

/** Who does it, in a clause that hangs on whom it befalls. */
const isActor = (word: string): boolean =>
  /^(?:nous|ils|elles|il|elle|on|je|j'|vous|he|she|they|we|i)$/.test(word);
const JOINS = new Set(['and', 'et', ',', 'but', 'mais', ';', ':', 'as', 'when', 'who', 'which']);

const HAVE = new Set(
  'ont a avait avaient auront aura auraient aurait avoir ayant have has had'.split(' '),
);
const STATES = /^(?:on|aboard|a|in|en|dans)$/;
const STOPS = new Set([';', ':', '…', '!', '?']);
const PARENTHESIS = 24;

/** What the words behind a number say it did or what befell it: `6 000 personnes sont arrivées`. */
function behind(ground: Ground, unit: Unit, isOne: boolean): Governor | null {
  const { known, last, right } = ground;
  const { doc, grammar } = known;
  let held: Governor | null = null;
  let isRelative = false;
  const end = Math.min(right, last + REACH);
  for (let index = last + 1; index <= end; index++) {
    const word = known.word(index);
    if (STOPS.has(word) || word === 'whom' || word === 'whose') break;
    if (RELATIVE.has(word) && !held) isRelative = true;
    if (held && !held.entry.isWeak && !isRelative && (word === ',' || index > held.last + 15))
      break;
    if (word === '(') {
      for (let more = index; more < Math.min(end, index + PARENTHESIS); more++) {
        if (known.word(more) === ')') {
          index = more;
          break;
        }
      }
      continue;
    }
    // `1 359 personnes que nous hébergions`
    const isOfWhom =
      (word === 'que' || word === "qu'") &&
      (isActor(known.word(index + 1)) ||
        (index === last + 1 && grammar.determiners.has(known.word(index + 1))));
    if (grammar.clause.has(word) && !RELATIVE.has(word) && word !== 'as' && !isOfWhom) break;
    const figure = ground.figureAt(index);
    if (figure !== null) {
      const aside = asideEnd(ground, index, figure, end);
      if (aside === null) break;
      index = aside;
      continue;
    }
    const found = ground.isTime(index) ? null : entryAt(known, index, unit);
    if (!found) continue;
    // `un tiers des habitants`, `et des blessés`: somebody else, and no verb.
    if (
      known.unitAt(index) &&
      isNounWord(known, index) &&
      !grammar.part.has(known.word(index - 2))
    ) {
      continue;
    }
    const finite = standsAlone(ground, found.first, last + 1);
    // A participle in the singular is told of something else: `civils de la zone assiégée`.
    if (!finite && !isOne && isParticiple(doc, found.first) && isSingular(doc, found.first))
      continue;
    // `civils de la ville d'Alep … l'évacuation`: the thing itself belongs to another sentence part.
    if (!finite && isNounLike(known, found.first) && !isVerbal(ground, found.first)) continue;
    const entry = found.entry;
    const isDoing = entry.active !== undefined && isActive(ground, found.first);
    if (isDoing && entry.active === null) {
      index = found.last;
      continue;
    }
    const measure = isDoing && entry.active ? { ...entry, measure: entry.active } : entry;
    // `sont restés bloqués`: the second says more.
    // `were on board`, `étaient à bord`
    const isState =
      finite &&
      grammar.passive.has(known.word(found.first - 1)) &&
      STATES.test(known.word(found.first));
    const isTold =
      isState || (finite && isParticiple(doc, found.first) && !known.measureAt(found.last + 1));
    const isWeak = entry.isWeak === true && !isTold;
    const one: Governor = {
      first: found.first,
      last: found.last,
      group: verbGroup(ground, found.first, last + 1),
      entry: { ...measure, isWeak },
      how: 'behind',
      isFinite: finite,
    };
    if (finite && !isWeak) {
      // `les rebelles qui devaient être évacués étaient bloqués`: the verb of the main clause comes second.
      if (isRelative && held && !held.entry.isWeak) {
        const before = known.word(verbGroup(ground, found.first, held.last + 1) - 1);
        return grammar.and.has(before) ? held : one;
      }
      if (!isRelative) return one;
    }
    if (!held || (held.entry.isWeak && !isWeak)) held = one;
    index = found.last;
  }
  return held;
}

const isNounWord = ({ grammar, word }: Known, index: number): boolean => {
  const before = word(index - 1);
  return grammar.determiners.has(before) || grammar.of.has(before);
};

const RELATIVE = new Set(['qui', 'who', 'that', 'which']);

/** `continuent à fuir`, `to leave`: an infinitive told of the same people. */
function isVerbal(ground: Ground, index: number): boolean {
  const { known } = ground;
  const word = known.word(index);
  return isInfinitive(word) || known.word(index - 1) === 'to';
}

/** `150 camions sur les 500`, `1,7 million, soit 80 %` */
const BESIDE = new Set(['with', 'avec', 'sur', 'of', 'soit', 'or']);

/** Another figure told by the way: `trois bus transportant 150 personnes ont quitté`, `, dont 20 enfants, ont`. */
function asideEnd(ground: Ground, first: number, last: number, end: number): number | null {
  const { known } = ground;
  for (let index = first - 1; index > Math.max(ground.last, first - 5); index--) {
    const word = known.word(index);
    // `were among hundreds who had boarded`: the verb is still to come.
    if (known.grammar.part.has(word) && known.grammar.passive.has(known.word(index - 1)))
      return last;
    if (known.grammar.part.has(word)) {
      // `981 personnes dont 231 combattants ont pris place`: without a comma before it none closes it.
      const isOpen = known.word(index - 1) === ',' || known.word(index - 1) === '(';
      for (let close = last + 1; close < end; close++) {
        if (known.word(close) === ',' || known.word(close) === ')') return close;
        if (!isOpen && known.grammar.finite.has(known.word(close))) return close - 1;
      }
      return null;
    }
    // `un tiers des 90 000 habitants aurait fui`
    if (BESIDE.has(word) || (word === 'des' && index === ground.last + 1)) return last;
    // `deux convois, totalisant 65 bus, ont quitté`
    if (/(?:ant|ing)$/.test(word) && known.word(index - 1) === ',') return last;
    if (known.measureAt(index)?.is.some((one) => one.isWeak)) return last;
  }
  return null;
}

function besideNoun(ground: Ground, noun: Noun): Governor | null {
  const { first, last } = noun.saidAt ?? noun;
  if (noun.isImplied && !noun.saidAt) return null;
  for (let index = first; index <= last; index++) {
    const found = entryAt(ground.known, index, noun.unit);
    if (found) return { ...found, group: found.first, how: 'noun', isFinite: false };
  }
  return null;
}

const IS = new Set(
  "are is were was be been sont est etaient etait soient comptait compte comptent abritait y c'".split(
    ' ',
  ),
);

/** `Inside are a further 300 civilians`, `4 000 civils sont encore dans la ville`: no more is said than that they are there. */
function thereAt(ground: Ground): number | null {
  const { known, first, last, left, right } = ground;
  const { grammar } = known;
  let index = first - 1;
  while (index > left && (grammar.lead.has(known.word(index)) || known.word(index) === 'encore'))
    index--;
  if (index >= left && IS.has(known.word(index))) return index;
  index = last + 1;
  if (index > right || !grammar.passive.has(known.word(index))) return null;
  const verb = index++;
  while (
    index < Math.min(right, verb + 4) &&
    (isAdverb(known.word(index)) || STILL.has(known.word(index)))
  )
    index++;
  return grammar.at.has(known.word(index)) ? verb : null;
}

const STILL = new Set(
  "now still already there all encore toujours deja aujourd'hui tous".split(' '),
);

/** `ont été tués et cinq membres du personnel blessés` */
function isLossBehind(
  { known, last }: Ground,
  { first, last: end, entry, isFinite: isVerb }: Governor,
): boolean {
  if (isVerb || entry.measure !== 'wounded' || first - last > 5) return false;
  return known.doc.tokens[end + 1]?.kind !== 'word' || known.grammar.and.has(known.word(end + 1));
}

/** What is on a lorry, and does not itself wait or arrive. */
const LOADS = new Set<Unit>(['tonne', 'parcel', 'ration', 'litre', 'blanket']);
const carries = ({ how, entry }: Governor): boolean =>
  how === 'beside' && entry.planned !== undefined && entry.active === entry.measure;

/** The word that tells what happened to those counted, and whether it has happened. */
export function actOf(ground: Ground, noun: Noun, isOne: boolean): Act {
  const { known } = ground;
  const { unit } = noun;
  const own = besideNoun(ground, noun);
  const back = before(ground, unit);
  const isStrong = (one: Governor | null): one is Governor => one !== null && !one.entry.isWeak;
  const found = behind(ground, unit, isOne);
  // `évacua vers Tuzla 8 000 habitants, dans des camions qui venaient y livrer`: the lorries came.
  const isOfOthers =
    isStrong(found) &&
    back.some((one) => one.how === 'before' && isStrong(one) && one.isFinite) &&
    found.first - ground.last > 4 &&
    hasWord(known, RELATIVE, ground.last + 2, found.first - 1);
  const ahead: Governor | null = isOfOthers ? null : found;
  const isDeath = own !== null && own.entry.measure === 'killed' && !own.entry.isWeak;
  const beside = back.find((one) => one.how === 'beside' && isStrong(one)) ?? null;
  const far = back.find((one) => one.how === 'before' && isStrong(one)) ?? null;
  const governor =
    [isDeath ? own : null, ahead?.isFinite && noun.saidAt ? ahead : null].find(isStrong) ??
    (noun.saidAt ? own : null) ??
    (LOADS.has(unit) ? back.find((one) => one.how === 'beside') : undefined) ??
    [beside, ahead?.isFinite ? ahead : null, ahead].find(isStrong) ??
    // `took 31 wounded to hospital`: more than that they are wounded.
    (own?.entry.isWeak ? back.find(carries) : undefined) ??
    own ??
    // `abrite plusieurs centaines de militaires désarmés`
    (ahead && !ahead.isFinite
      ? back.find((one) => one.how === 'beside' && one.isFinite)
      : undefined) ??
    (ahead && (ahead.isFinite ? ahead.group : ahead.first - 1) - ground.last <= 1 ? ahead : null) ??
    (ahead && isLossBehind(ground, ahead) ? ahead : null) ??
    far ??
    ahead ??
    back[0] ??
    null;
  if (!governor) {
    const [kind, by] = hedgeOf(ground, null, null);
    const there = thereAt(ground);
    return {
      measure: there === null ? (noun.says ?? null) : 'present',
      how: null,
      at: null,
      place: null,
      measureBy: there !== null ? [spanOf(known.doc, there, there)] : noun.says ? noun.unitBy : [],
      hedge: kind,
      hedgeBy: by,
      isWeak: true,
    };
  }
  const { entry } = governor;
  const [hedge, hedgeBy] = hedgeOf(ground, governor, entry);
  const measure = hedge === 'plan' ? (entry.planned ?? entry.measure) : entry.measure;
  return {
    measure,
    at: { first: governor.first, last: governor.last },
    place: entry.place ?? null,
    measureBy: [spanOf(known.doc, governor.first, governor.last)],
    hedge: hedge as HedgeEntry | null,
    hedgeBy,
    isWeak: entry.isWeak === true,
    how: governor.how,
  };
}
