import type { MeasureEntry } from '../lexicon/types.ts';
import type { NumberFound } from '../number/types.ts';
import { isInNumber, spanOf } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import { VEHICLES } from './act.ts';
import { headBehind } from './noun.ts';
import { tenseOf } from './tense.ts';
import type { Figure, Noun } from './types.ts';
import type { Known } from './words.ts';

const implied = (
  number: NumberFound,
  unit: string,
  category: string,
  by: readonly Span[],
  last = number.last,
): Noun => ({
  unit,
  category,
  first: number.first,
  last,
  unitBy: by,
  categoryBy: category === 'any' ? [] : by,
  isImplied: true,
});

/** The same again; who they are only where one sentence tells of both. */
const again = (number: NumberFound, figure: Figure, isSame: boolean, last?: number): Noun =>
  implied(
    number,
    figure.noun.unit,
    isSame ? figure.noun.category : 'any',
    figure.noun.unitBy,
    last,
  );

const PEOPLE = new Set(['person', 'family', 'household', 'body']);

const isFewer = ({ value }: NumberFound, previous: Figure | null): boolean =>
  value !== null && previous !== null && value <= (previous.number.value ?? 0);

/** Where the word is not said beside the number: `400 hier`, `les 141`, `portant le total à 3 000`, `20 were killed`. */
export function impliedNoun(
  known: Known,
  number: NumberFound,
  sentence: { readonly first: number; readonly last: number },
  previous: Figure | null,
  isTime: (index: number) => boolean,
): Noun | null {
  if (number.isArticle || isAge(known, number)) return null;
  const { doc, grammar } = known;
  const next = number.last + 1;
  const word = known.word(next);
  const isSameSentence =
    previous !== null &&
    previous.number.first >= sentence.first &&
    previous.number.last <= sentence.last;
  const isEnd = next > sentence.last;

  // `30 des 141 personnes`, `two of the buses`
  if (grammar.of.has(word) && !isEnd) {
    let index = next;
    while (
      index < next + 8 &&
      (grammar.of.has(known.word(index)) ||
        isInNumber(doc.tokens, index) ||
        // `3,000 of the town's 14,000 residents`
        known.word(index).endsWith("'s") ||
        known.word(index + 1).endsWith("'s") ||
        doc.tokens[index]?.kind === 'digits')
    ) {
      index++;
    }
    // `des centaines de ses habitants`, `3,000 of their own men`
    while (index > next && index < next + 8 && OWN.has(known.word(index))) index++;
    const head = index > next ? headBehind(known, index, sentence.last) : null;
    if (head && !head.is.isAside) {
      const by = [spanOf(known.doc, head.first, head.last)];
      return implied(number, head.is.unit, head.is.category ?? 'any', by, index - 1);
    }
  }
  // `12 d'entre eux`, `20 of them`
  for (let index = next; index < next + 4 && index <= sentence.last; index++) {
    if (US.has(known.word(index)) && grammar.of.has(known.word(index - 1)) && index > next) {
      return implied(number, 'person', 'any', [spanOf(known.doc, next, index)], index);
    }
    if (!grammar.pronouns.has(known.word(index)) || index === next) continue;
    const by = [spanOf(known.doc, next, index)];
    return previous
      ? again(number, previous, true, index)
      : implied(number, 'person', 'any', by, index);
  }
  // `Dix-neuf étaient des enfants`, `12 were soldiers`
  if (number.first === sentence.first || known.doc.tokens[number.first - 1]?.kind === 'mark') {
    const at = ARE.has(word) ? next + 1 : -1;
    const head =
      at > 0
        ? headBehind(known, grammar.of.has(known.word(at)) ? at + 1 : at, sentence.last)
        : null;
    if (head && PEOPLE.has(head.is.unit) && !head.is.isAside) {
      const by = [spanOf(known.doc, head.first, head.last)];
      return previous && PEOPLE.has(previous.noun.unit)
        ? {
            ...again(number, previous, isSameSentence),
            category: head.is.category ?? 'any',
            categoryBy: head.is.category ? by : [],
          }
        : implied(number, 'person', head.is.category ?? 'any', by);
    }
  }
  const peopled = peopledBy(known, number, sentence.first);
  if (peopled && (isEnd || doc.tokens[next]?.kind === 'mark' || isOpenWord(known, next, isTime))) {
    return { ...implied(number, 'person', 'any', [peopled]), says: 'present' };
  }
  // `puis 1 250 autres`, `plus eleven others`, `40 in all`
  const rest = restAt(known, next, sentence.last, isTime);
  if (rest && (previous ? isMoving(previous.noun.unit) : rest.isOthers)) {
    return previous
      ? again(number, previous, isSameSentence, rest.last)
      : implied(number, 'person', 'any', [spanOf(known.doc, next, rest.last)], rest.last);
  }
  // `six bus sur vingt`
  if (known.word(number.first - 1) === 'sur') return null;
  // `L'hôpital 601`: a name.
  const lead = known.word(number.first - 1);
  if (isLabel(known, number)) return null;
  // `12 autres ont été blessés`, `20 were killed`, `400 sont partis`
  const verb = verbBehind(known, next, sentence.last);
  if (verb) {
    // `50 bus étaient promis et 20 sont venus`: what comes and goes may be what was counted last.
    // … or in the sentence before, of which this tells first: `They had promised 40 buses. Eleven came.`
    const isFirst = number.first === sentence.first && isFewer(number, previous);
    const isMeant = verb.isOfAnything && (isSameSentence || isFirst);
    if (previous && (PEOPLE.has(previous.noun.unit) || isMeant))
      return again(number, previous, isSameSentence);
    return implied(number, 'person', 'any', [verb]);
  }
  // `We will evacuate 2,000 more`, `tuant 12 autres`
  const governing = verbBefore(known, number.first, sentence.first);
  const isClosed = isEnd || doc.tokens[next]?.kind === 'mark';
  if (governing && (isClosed || isOpenWord(known, next, isTime))) {
    if (previous && PEOPLE.has(previous.noun.unit)) return again(number, previous, isSameSentence);
    return implied(number, 'person', 'any', [governing]);
  }
  if (
    isOfThem(known, number.first, sentence.first) &&
    (isClosed || word === 'qui' || isOpenWord(known, next, isTime))
  ) {
    return previous
      ? again(number, previous, isSameSentence)
      : implied(number, 'person', 'any', [spanOf(known.doc, number.first, number.last)]);
  }
  const said =
    isClosed || isOpenWord(known, next, isTime) ? saidBefore(known, number, sentence.first) : null;
  if (said) return said;
  // `Ils seraient environ 600`
  const they = theyAre(known, number, sentence.first);
  if (they) {
    return previous && VEHICLES.has(previous.noun.unit) && known.word(they.at) !== 'nous'
      ? again(number, previous, false)
      : implied(number, 'person', 'any', [they]);
  }
  // `porte à plus de 600 le nombre de personnes évacuées`
  const counted = totalBehind(known, next, sentence.last);
  if (counted) return counted.noun(number);
  const total = totalBefore(known, number, sentence.first);
  if (total) {
    if (total.unit) {
      return { ...implied(number, total.unit, total.category, [total.by]), saidAt: total.saidAt };
    }
    if (previous && !isDeathToll(total.word)) return again(number, previous, isSameSentence);
    if (isDeathToll(total.word)) {
      return { ...implied(number, 'person', 'any', [total.by]), saidAt: total.saidAt };
    }
  }
  if (!previous) return null;
  if (
    isMoving(previous.noun.unit) &&
    isSaidAgain(known, number, isClosed, sentence.first, isTime)
  ) {
    return again(number, previous, isSameSentence);
  }
  const isOpen =
    isClosed ||
    isOpenWord(known, next, isTime) ||
    grammar.finite.has(word) ||
    // `20 000 personnes selon la police, 50 000 selon les organisateurs`
    /^(?:selon|according)$/.test(word);
  const isOfThose = lead === ',' && /^(?:those|them|these)$/.test(known.word(number.first - 2));
  if (isOfThose && isSameSentence) return again(number, previous, true);
  const isContrasted = isSameSentence && known.word(number.first - 1) === 'contre';
  if (!isOpen && !isContrasted) return null;
  if (!isSameSentence) {
    // `Les 141 ont quitté` a sentence later is told with a verb; without one only `les 141` itself is sure.
    return grammar.definite.has(known.word(number.first - 1)) &&
      (number.value ?? 0) > 12 &&
      doc.sentenceOf[previous.number.first] === (doc.sentenceOf[number.first] ?? 0) - 1
      ? again(number, previous, true)
      : null;
  }
  const isTied =
    // `10,000 remain; of those, 300 hold passports`
    (lead === ',' && grammar.pronouns.has(known.word(number.first - 2))) ||
    // `Of the 13 clinics, only four are working`
    (/^(?:only|just|seuls|seules|seulement)$/.test(lead) && grammar.finite.has(word)) ||
    (known.word(next) === 'seulement' && isSameSentence) ||
    grammar.others.has(lead) ||
    grammar.part.has(lead) ||
    CONTRAST.has(lead) ||
    grammar.definite.has(lead) ||
    ((lead === ',' || lead === 'et' || lead === 'and' || lead === 'puis' || lead === 'then') &&
      number.first - previous.noun.last < 14);
  return isTied ? again(number, previous, true) : null;
}

/** `are under 12`, `those over 65` */
function isAge({ doc, word }: Known, number: NumberFound): boolean {
  if (doc.language !== 'en' || (number.value ?? 99) > 90) return false;
  return (
    /^(?:under|over|below|above)$/.test(word(number.first)) ||
    /^(?:aged|under|over)$/.test(word(number.first - 1))
  );
}

const ARE = new Set(['etaient', 'sont', 'were', 'are', 'seraient']);
const OWN = new Set('ses leurs nos vos mes son sa their his her its our own'.split(' '));
const US = new Set(['notres', 'siens', 'leurs', 'us', 'ours']);

const isMoving = (unit: string): boolean => PEOPLE.has(unit) || VEHICLES.has(unit);

/** `une ville de 300 000`, `home to 430,000`, `the population of 23 million`: those who live there. */
function peopledBy(known: Known, number: NumberFound, first: number): Span | null {
  if ((number.value ?? number.low ?? 0) < 1000) return null;
  let index = number.first - 1;
  while (
    index > first &&
    known.grammar.lead.has(known.word(index)) &&
    !OF_TO.has(known.word(index))
  )
    index--;
  if (!OF_TO.has(known.word(index))) return null;
  const noun = known.word(index - 1);
  return (index > first && PLACES.has(noun) && known.word(index) !== 'to') ||
    (noun === 'home' && known.word(index) === 'to')
    ? spanOf(known.doc, index - 1, index)
    : null;
}

const OF_TO = new Set(['of', 'de', "d'", 'to']);
const PLACES = new Set(
  'population populations ville cite agglomeration bourg city town enclave camp village'.split(' '),
);

const ALL = new Set(['all', 'total', 'tout']);

/** Behind a bare number: more of the same (`autres`, `others`), or that these are all (`in all`, `au total`). */
function restAt(known: Known, next: number, last: number, isTime: (index: number) => boolean) {
  const { grammar, doc } = known;
  const isOther = grammar.others.has(known.word(next)) && known.word(next) !== "d'";
  if (isOther) {
    const after = next + 1;
    const isClosed =
      after > last ||
      doc.tokens[after]?.kind === 'mark' ||
      grammar.finite.has(known.word(after)) ||
      isOpenWord(known, after, isTime);
    const isOthers = /^(?:autres|others)$/.test(known.word(next));
    return isClosed ? { last: next, isOthers } : null;
  }
  const isAll =
    /^(?:in|en|au)$/.test(known.word(next)) &&
    ALL.has(known.word(next + 1)) &&
    (next + 1 >= last || doc.tokens[next + 2]?.kind === 'mark');
  return isAll ? { last: next + 1, isOthers: false } : null;
}

const PUT = new Set(
  'put puts putting placed places estimates estimated estime estimait estiment evalue evaluait chiffre chiffrait'.split(
    ' ',
  ),
);

/** What was counted last is counted again: `A source put those at 500`, `Jeudi à midi, 68 000`, `another 40`. */
function isSaidAgain(
  known: Known,
  number: NumberFound,
  isClosed: boolean,
  first: number,
  isTime: (index: number) => boolean,
): boolean {
  const { grammar, doc } = known;
  const next = number.last + 1;
  const lead = known.word(number.first - 1);
  if (lead === 'another' && (isClosed || isTime(next))) return true;
  // `cinq mille seulement pourront entrer`, `700,000 would need it`
  const at = known.word(next) === 'seulement' || known.word(next) === 'only' ? next + 1 : next;
  if (grammar.finite.has(known.word(at)) && known.word(at) !== 'est') return true;
  if (tenseOf(doc, at) !== null) return true;
  if (!isClosed && !isOpenWord(known, next, isTime)) return false;
  for (let index = number.first - 1; index >= Math.max(first, number.first - 6); index--) {
    if (PUT.has(known.word(index)) && /^(?:at|à)$/.test(known.word(number.first - 1))) return true;
  }
  // `it asked for 460`, `he expected "another hundred"`: what is due, of those told of before.
  let due = number.first - 1;
  while (due > number.first - 4 && /^(?:["“«]|another|encore)$/.test(known.word(due))) due--;
  for (let index = due - 3; index <= due; index++) {
    const hedge = known.hedgeAt(index);
    if (hedge?.is === 'plan' && hedge.last === due) return true;
  }
  return (
    isClosed &&
    (number.value ?? 0) >= 100 &&
    ((lead === ',' && isTime(number.first - 2)) || lead === ':')
  );
}

/** Behind a bare number: anything but a noun that nobody knows. */
function isOpenWord(known: Known, index: number, isTime: (index: number) => boolean): boolean {
  const { grammar } = known;
  const word = known.word(index);
  return (
    isTime(index) ||
    grammar.and.has(word) ||
    grammar.at.has(word) ||
    grammar.to.has(word) ||
    grammar.from.has(word) ||
    grammar.others.has(word) ||
    grammar.by.has(word)
  );
}

const CONTRAST = new Set([
  'contre',
  'mais',
  'but',
  'apres',
  'after',
  'against',
  'versus',
  'from',
  'de',
  'à',
  'to',
  'of',
]);

const isDeathToll = (word: string): boolean => word === 'bilan' || word === 'toll';

interface VerbBehind extends Span {
  /** Told of people and of vehicles alike. */
  readonly isOfAnything: boolean;
}

function verbBehind(known: Known, from: number, last: number): VerbBehind | null {
  const { grammar } = known;
  let isVerb = false;
  // `10,000 a day were arriving`
  const isRate =
    /^(?:a|per)$/.test(known.word(from)) &&
    /^(?:day|week|hour|month|night)$/.test(known.word(from + 1));
  const begin = isRate ? from + 2 : from;
  for (let index = begin; index <= Math.min(last, begin + 6); index++) {
    const word = known.word(index);
    const measure = known.measureAt(index);
    if (measure?.is.some((one) => one.units === undefined || one.units === 'any')) {
      // `20 evacuated`, `deux millions souffrent`
      const isBare = index === from && (known.doc.language === 'en' || /[eo]nt$/.test(word));
      return isVerb || isBare || grammar.finite.has(word)
        ? {
            ...spanOf(known.doc, measure.first, measure.last),
            isOfAnything: measure.is.every((one) => one.units === 'any'),
          }
        : null;
    }
    if (grammar.passive.has(word) || grammar.done.has(word)) isVerb = true;
    else if (
      !grammar.auxiliary.has(word) &&
      !grammar.others.has(word) &&
      !/(?:ment|ly)$/.test(word)
    ) {
      return null;
    }
  }
  return null;
}

const isOfPeople = (one: MeasureEntry): boolean => one.units === undefined || one.units === 'any';

/** Right before a number, words that tell what befell people: `killing 12`. */
function verbBefore(known: Known, number: number, first: number): Span | null {
  const { grammar } = known;
  for (let index = number - 1; index >= Math.max(first, number - 4); index--) {
    for (let from = index; from >= Math.max(first, index - 3); from--) {
      const measure = known.measureAt(from);
      if (
        measure?.last === index &&
        measure.is.some((one) => isOfPeople(one) && one.active !== undefined)
      ) {
        return spanOf(known.doc, from, index);
      }
    }
    if (!grammar.lead.has(known.word(index))) return null;
  }
  return null;
}

const WOUNDS = new Set(['wounded', 'injured', 'killed', 'blesse', 'tue', 'evacue', 'deplace']);
const BEFALLS = new Set(['wounded', 'injured', 'killed']);

/** Digits right behind a noun name it. */
function isLabel({ doc, unitAt, word, grammar }: Known, number: NumberFound): boolean {
  if (doc.tokens[number.first]?.kind !== 'digits') return false;
  const before = doc.tokens[number.first - 1];
  if (before?.kind !== 'word' || grammar.lead.has(before.folded)) return false;
  // `en ont évacué 168`: a verb, though `évacué` may be a noun.
  if (grammar.finite.has(word(number.first - 2))) return false;
  // `killed three and wounded 11`
  if (BEFALLS.has(before.folded)) return false;
  if (WOUNDS.has(before.folded) && /^(?:and|et|,|have|has|had)$/.test(word(number.first - 2)))
    return false;
  return unitAt(number.first - 1) !== null && !grammar.total.has(word(number.first - 2));
}

/** `l'armée n'en reconnaît que 4`, `Il en reste 150 000`. */
function isOfThem(known: Known, number: number, first: number): boolean {
  if (known.doc.language !== 'fr') return false;
  for (let index = number - 1; index >= Math.max(first, number - 5); index--) {
    const token = known.doc.tokens[index];
    if (token?.kind !== 'word') return false;
    // `en tuant 12`, `en Syrie`: not the pronoun.
    if (token.folded === 'en') {
      const next = known.word(index + 1);
      return (
        index < number - 1 &&
        !/ant$/.test(next) &&
        !known.placeAt(index + 1) &&
        !known.unitAt(index + 1)
      );
    }
  }
  return false;
}

const BE = new Set('sommes etes sont etaient seraient seront furent etions were are'.split(' '));

/** `Les évacués étaient 1 076`, `les blessés, au nombre de 310`: who they are stands before. */
function saidBefore(known: Known, number: NumberFound, first: number): Noun | null {
  let index = number.first - 1;
  while (index > first && known.grammar.lead.has(known.word(index))) index--;
  const isNumbered = known.word(index) === 'nombre' && known.word(index - 1) === 'au';
  // `puts the civilian dead at 1,500`
  let put = known.word(index) === 'at' || known.word(index + 1) === 'at' ? index : first - 1;
  while (put >= Math.max(first, index - 6) && !PUT.has(known.word(put))) put--;
  const isPut = put >= Math.max(first, index - 6);
  if (!isNumbered && !isPut && !BE.has(known.word(index))) return null;
  for (let at = isPut ? index : index - 1; at >= Math.max(first, index - 4); at--) {
    if (isPut && at <= put) break;
    const unit = known.unitAt(at);
    if (!unit || unit.is.isAside || unit.last >= index) continue;
    const by = [spanOf(known.doc, unit.first, unit.last)];
    return {
      ...implied(number, unit.is.unit, unit.is.category ?? 'any', by),
      saidAt: { first: unit.first, last: unit.last },
    };
  }
  return null;
}

const THEY = new Set(['ils', 'elles', 'nous', 'they', 'we']);
/** `On était une soixantaine` */
const isWe = (known: Known, index: number): boolean =>
  known.word(index) === 'on' && /^(?:est|etait|serait)$/.test(known.word(index + 1));

const ONLY = new Set(['que', "n'", 'ne', 'peine', 'encore', 'still']);

/** `Ils seraient environ 600`, `they were 40`. */
function theyAre(
  known: Known,
  number: NumberFound,
  first: number,
): (Span & { readonly at: number }) | null {
  const { grammar } = known;
  for (let index = number.first - 1; index >= Math.max(first, number.first - 6); index--) {
    const word = known.word(index);
    if (THEY.has(word) || isWe(known, index))
      return index < number.first - 1
        ? { ...spanOf(known.doc, index, number.first - 1), at: index }
        : null;
    if (
      !grammar.passive.has(word) &&
      !grammar.lead.has(word) &&
      !grammar.auxiliary.has(word) &&
      !ONLY.has(word) &&
      !BE.has(word) &&
      !(known.measureAt(index)?.last === index && BE.has(known.word(index - 1)))
    ) {
      return null;
    }
  }
  return null;
}

/** `le nombre total de personnes` behind its number. */
function totalBehind(known: Known, next: number, last: number) {
  const { grammar } = known;
  if (!grammar.determiners.has(known.word(next))) return null;
  for (let index = next + 1; index <= Math.min(last, next + 3); index++) {
    if (!grammar.total.has(known.word(index))) continue;
    const after = grammar.total.has(known.word(index + 1)) ? index + 2 : index + 1;
    const head = headBehind(known, after, last);
    if (!head || head.is.isAside) return null;
    return {
      noun: (number: NumberFound): Noun => ({
        ...implied(
          number,
          head.is.unit,
          head.is.category ?? 'any',
          [spanOf(known.doc, head.first, head.last)],
          head.last,
        ),
        saidAt: { first: head.first, last: head.last },
      }),
    };
  }
  return null;
}

/** `le nombre de blessés s'élève à 35`, `the death toll to 35`: what is counted stands before. */
function totalBefore(known: Known, number: NumberFound, first: number) {
  const { grammar } = known;
  const isRise = risesTo(known, number.first);
  const least = Math.max(first, number.first - (isRise ? FAR_TOTAL : NEAR_TOTAL));
  for (let index = number.first - 1; index >= least; index--) {
    const word = known.word(index);
    if (word === ';' || (known.doc.tokens[index]?.kind === 'digits' && !isRise)) return null;
    if (!grammar.total.has(word)) continue;
    // `the death toll from an explosion … rose to 68`
    if (isRise && index < number.first - NEAR_TOTAL && !isDeathToll(word)) continue;
    const head = headBehind(known, index + 1, number.first - 1);
    let near = number.first - 1;
    while (near > index && !TOTALS.has(known.word(near)) && grammar.lead.has(known.word(near)))
      near--;
    if (!TOTALS.has(known.word(near)) && near !== index) return null;
    return head
      ? {
          word,
          unit: head.is.isAside ? null : head.is.unit,
          category: head.is.category ?? 'any',
          by: spanOf(known.doc, index, head.last),
          saidAt: { first: head.first, last: head.last },
        }
      : {
          word,
          unit: null,
          category: 'any',
          by: spanOf(known.doc, index, index),
          saidAt: { first: index, last: index },
        };
  }
  return null;
}

const NEAR_TOTAL = 14;
const FAR_TOTAL = 40;

/** `rose to at least 68`, `est passé à 52`. */
function risesTo(known: Known, number: number): boolean {
  let index = number - 1;
  while (
    index > number - 5 &&
    !TO.has(known.word(index)) &&
    known.grammar.lead.has(known.word(index))
  )
    index--;
  return TO.has(known.word(index)) && RISES.has(known.word(index - 1));
}

const TO = new Set(['to', 'à', 'a']);
const RISES = new Set(
  'rose risen rises rising climbed climbs climbing jumped jumps soared surged grew grown went gone fell dropped passe passait monte montait grimpe grimpait porte portait alourdi eleve elevait etabli etablit'.split(
    ' ',
  ),
);

const TOTALS = new Set([
  'be',
  'reaches',
  'hit',
  'stood',
  'passed',
  'atteint',
  'atteignait',
  'frole',
  'depasse',
  'à',
  'de',
  "d'",
  'to',
  'of',
  'at',
  'is',
  'was',
  'est',
  'etait',
  'atteint',
  'atteignait',
  'reached',
  'stands',
  ':',
]);
