import type { EventPhase } from '../lexicon/types.ts';
import { wordSet } from '../text/run.ts';
import { isPrepositionA } from '../voice/frame.ts';
import type { Run } from './clause.ts';
import { endingPhase, isPastForm, type Told, toldOf } from './state.ts';
import type { Ground } from './words.ts';

/** What is said of something that takes time. */
export interface Predicate extends Run {
  readonly phase: EventPhase;
  readonly told: Told;
  /** `le début de l'évacuation`: a noun says it, and nobody says that it is so. */
  readonly isNominal: boolean;
  /** Whoever does it stands before (`ont lancé l'évacuation`), or the thing itself (`l'évacuation a commencé`). */
  readonly isObject: boolean;
}

/** Of these somebody else is who does it: behind its noun such a verb is a passive. */
const BEFALLS = new Set<EventPhase>(['announced', 'concluded', 'proposed', 'violated']);
/** Behind a noun its verb stands no further, tokens. */
const AHEAD = 30;
const BACK = 9;

const DETERMINERS = wordSet(
  "le la les l' un une ce cet cette ces leur leurs son sa ses des de d' du plusieurs quelques certains deux trois quatre cinq six sept huit neuf dix onze douze vingt trente aucun aucune nul nulle the a an this that these those its their his her several some two three four five no any another",
);
const ADJECTIVES = wordSet(
  'nouveau nouvel nouvelle nouveaux nouvelles premier premiere premiers premieres dernier derniere derniers dernieres grand grande grands grandes violent violents violente violentes intense intenses vaste meme autre autres tel telle important importants importantes nombreux nombreuses seconde deuxieme troisieme fragile humanitaire prochain prochaine breve longue longues significatifs new first last second third major fresh large heavy fierce intense fragile temporary brief humanitarian new massive renewed deadly russian israeli syrian government further second long-awaited local partial full general immediate permanent lasting nationwide unconditional official indirect direct emergency mass medical limited planned final aerial plus long longs vingt-quatre wider deadliest biggest largest worst bloodiest',
);
const PREPOSITIONS = wordSet(
  "de d' du des sur pour au aux dans en par avec sans sous contre depuis pendant apres avant lors durant malgre entre vers chez jusqu' jusque selon of on for in by with without under against since during after before despite between from into amid to about as over through until at",
);
/** A verb may reach its object over these: `appelle à un cessez-le-feu`, `agreed to a truce`. */
const REACHES = wordSet("a au aux de d' du des pour sur to on for of");
const CONJUNCTIONS = wordSet("et ou qui que qu' dont mais and or who which that but");
const AUXILIARY = wordSet(
  'ont a avait avaient aura auront aurait auraient est sont etait etaient sera seront serait seraient fut furent has have had is are was were will would may might could should must',
);
const FILLERS = wordSet(
  "ete pas plus jamais deja ainsi egalement aussi encore bien finalement desormais toutefois cependant neanmoins ensuite enfin alors y en ne n' se s' au par ailleurs a nouveau de been also already now still again since finally not just later only be being once first temporarily briefly to begun started l' la le les autres aux des",
);

const isAdverb = (word: string): boolean => /(?:ment|ly)$/.test(word) && word.length > 5;
const isMark = (ground: Ground, index: number): boolean => {
  const word = ground.word(index);
  return (
    word === '«' || word === '»' || word === '"' || word === '“' || word === '”' || word === '('
  );
};

/** The first token of the noun phrase that this noun is the head of. */
function phraseFirst(ground: Ground, noun: number, left: number): number {
  let first = noun;
  for (let index = noun - 1; index >= Math.max(left, noun - 6); index--) {
    const word = ground.word(index);
    if (word === 'des' && isPrepositionDes(ground, index)) break;
    if (
      (DETERMINERS.has(word) &&
        !(/^(?:de|d'|du)$/.test(word) && !ADJECTIVES.has(ground.word(index + 1)))) ||
      ADJECTIVES.has(word) ||
      ground.doc.tokens[index]?.kind === 'digits'
    ) {
      first = index;
      if (DETERMINERS.has(word) && !ADJECTIVES.has(ground.word(index - 1))) break;
      continue;
    }
    if (isMark(ground, index) && first > noun - 6) {
      first = index;
      continue;
    }
    // English puts before a noun what it says of it: `a UN-brokered`, `the Aleppo evacuation`.
    if (ground.doc.language === 'en' && isPlainWord(ground, index)) {
      first = index;
      continue;
    }
    break;
  }
  // `une dizaine de raids`, `a round of talks`: counted so, it is still the raids.
  for (let index = first - 1; index > Math.max(left, first - 2); index--) {
    if (/^(?:de|d'|of)$/.test(ground.word(index)) && MANY.has(ground.word(index - 1))) {
      return phraseFirst(ground, index - 1, left);
    }
  }
  return first;
}

const MANY = wordSet(
  'dizaine dizaines centaine centaines douzaine vingtaine serie vague vagues cycle session salve campagne nombre round rounds wave waves series dozens hundreds number volley barrage string',
);

function isPlainWord(ground: Ground, index: number): boolean {
  const token = ground.doc.tokens[index];
  if (token?.kind !== 'word' || ground.isTime(index)) return false;
  const word = token.folded;
  if (PREPOSITIONS.has(word) || AUXILIARY.has(word) || CONJUNCTIONS.has(word)) return false;
  if (FILLERS.has(word) || isAdverb(word)) return false;
  return endingPhase(ground, index, index - 4) === null && !isPastForm(ground, index);
}

/** `la reprise des bombardements` against `des bombardements ont repris`: behind a noun it is `de les`. */
function isPrepositionDes(ground: Ground, index: number): boolean {
  const before = ground.doc.tokens[index - 1];
  if (before?.kind !== 'word' || ground.doc.tokens[index]?.isCapital) return false;
  if (ground.isTime(index - 1)) return false;
  const phase = endingPhase(ground, index - 1, index - 5);
  if (phase) return phase.isNoun;
  if (CONJUNCTIONS.has(before.folded) || PREPOSITIONS.has(before.folded))
    return PREPOSITIONS.has(before.folded);
  for (let n = 2; n <= 3; n++) {
    const earlier = ground.word(index - n);
    if (/^(?:le|la|les|l'|un|une|du|au|ce|cette|son|sa)$/.test(earlier)) return true;
    if (ADJECTIVES.has(ground.word(index - n + 1)) === false && n > 2) break;
  }
  return false;
}

/** What is said of the noun at these tokens; null: it is only named. */
export function predicateOf(ground: Ground, noun: Run, clause: Run): Predicate | null {
  const np = phraseFirst(ground, noun.first, clause.first);
  const before = objectOf(ground, np, clause);
  if (before && !before.isNominal) return before;
  const isDependent = !before && dependsAt(ground, np, clause);
  const ahead = subjectOf(ground, noun, clause);
  // `depuis l'offensive lancée le 15 novembre`: only what hangs on the noun itself is said of it.
  if (isDependent) {
    if (!ahead || ahead.told.state === 'bare') return ahead;
    const hangs =
      ahead.first === noun.last + 1 &&
      ahead.told.first === ahead.first &&
      isPastForm(ground, ahead.first) &&
      ground.doc.language === 'en';
    return hangs ? { ...ahead, told: { ...ahead.told, state: 'bare' } } : null;
  }
  if (before?.isNominal) {
    // `la reprise des combats a été annoncée`: what the noun says counts, if anything is said of it.
    const outer = outerVerb(ground, before.first, clause);
    if (outer) return { ...before, told: outer.told, isNominal: false };
    return ahead &&
      ahead.phase !== before.phase &&
      (ahead.phase === 'announced' || ahead.phase === 'planned' || ahead.phase === 'proposed')
      ? {
          ...before,
          last: ahead.last,
          told: ahead.told,
          isNominal: false,
          phase: ahead.phase === 'proposed' ? 'proposed' : before.phase,
        }
      : before;
  }
  return ahead;
}

/** `a annoncé la reprise des pourparlers` */
function outerVerb(ground: Ground, nominal: number, clause: Run) {
  const np = phraseFirst(ground, nominal, clause.first);
  const outer = objectOf(ground, np, clause);
  if (!outer || outer.isNominal) return null;
  return outer.phase === 'announced' || outer.phase === 'planned' || outer.phase === 'concluded'
    ? outer
    : null;
}

function dependsAt(ground: Ground, np: number, clause: Run): boolean {
  if (np <= clause.first) {
    return ground.word(np) === 'du' || ground.word(np) === 'au' || ground.word(np) === 'aux';
  }
  const own = ground.word(np);
  if (own === 'du' || own === 'au' || own === 'aux') return true;
  const before = ground.word(np - 1);
  if (before === 'a' && ground.doc.language === 'fr') return isPrepositionA(ground.frame, np - 1);
  return PREPOSITIONS.has(before);
}

/** A verb or noun before: `ont lancé l'évacuation`, `se poursuit l'évacuation`, `le début de l'évacuation`. */
function objectOf(ground: Ground, np: number, clause: Run): Predicate | null {
  let hasPreposition = false;
  let start = np;
  const own = ground.word(np);
  if (own === 'du' || own === 'au' || own === 'aux') hasPreposition = true;
  for (let index = np - 1; index >= Math.max(clause.first, np - BACK); index--) {
    const word = ground.word(index);
    const found = endingPhase(ground, index, clause.first);
    if (found && !ground.isTime(index)) {
      if (found.isNoun) {
        const isLinked = /^(?:de|d'|du|des|of|a|to)$/.test(ground.word(found.last + 1));
        if (!isLinked || ground.doc.tokens[found.first]?.kind !== 'word') return null;
        return {
          first: found.first,
          last: found.last,
          phase: found.phase,
          told: { ...toldOf(ground, found.first, found.first), state: 'bare' },
          isNominal: true,
          isObject: true,
        };
      }
      const told = toldOf(ground, found.first, clause.first);
      // English `was killed in the bombing`: a verb in the passive has no object.
      if (told.isPassive && !hasPreposition && found.phase !== 'held') return null;
      if (told.isPassive && ground.doc.language === 'en') return null;
      const predicate: Predicate = {
        first: found.first,
        last: found.last,
        phase: found.phase,
        told,
        isNominal: false,
        isObject: true,
      };
      if (hasPreposition && !takes(ground, found.phase, start)) return null;
      return predicate;
    }
    if (word === ',' && !ground.isTime(index - 1) && !ground.isTime(index + 1)) return null;
    if (hasPreposition && !isAdverb(word) && !ground.isTime(index) && !FILLERS.has(word))
      return null;
    const isA = word === 'a' && ground.doc.language === 'fr';
    if ((isA && isPrepositionA(ground.frame, index)) || (!isA && REACHES.has(word))) {
      hasPreposition = true;
      start = index;
      continue;
    }
    const passes =
      ground.isTime(index) ||
      isMark(ground, index) ||
      isAdverb(word) ||
      FILLERS.has(word) ||
      word === ',' ||
      /^(?:cote|part|sa|leur|soir|matin|officiellement|immediat)$/.test(word);
    if (!passes) return null;
  }
  return null;
}

/** `appelle à`, `parvenus à`, `convenu de`, `agreed to`. */
const takes = (ground: Ground, phase: EventPhase, at: number): boolean => {
  if (phase === 'announced' || phase === 'proposed' || phase === 'concluded') return true;
  if (phase === 'completed' || phase === 'suspended')
    return /^(?:a|au|aux|to)$/.test(ground.word(at));
  return phase === 'held' && /^(?:a|au|aux|de|d'|du|des)$/.test(ground.word(at));
};

/** A verb behind: `l'évacuation des derniers rebelles a repris`. */
function subjectOf(ground: Ground, noun: Run, clause: Run): Predicate | null {
  const end = Math.min(clause.last, noun.last + AHEAD);
  let commas = 0;
  for (let index = noun.last + 1; index <= end; index++) {
    const word = ground.word(index);
    if (word === ',') {
      if (++commas > 3) return null;
      // Within brackets of commas, and behind a lone comma, other things are told.
      const close = closingComma(ground, index, end);
      if (close < 0) {
        return null;
      }
      if (!isFiniteSoon(ground, close + 1, end)) continue;
      index = close;
      continue;
    }
    if (word === '(') {
      for (let more = index; more < Math.min(end, index + 20); more++) {
        if (ground.word(more) === ')') {
          index = more;
          break;
        }
      }
      continue;
    }
    if (word === 'qui' || word === 'who' || word === 'which') {
      let comma = index;
      while (comma < end && ground.word(comma) !== ',') comma++;
      if (comma >= end || ground.word(index - 1) !== ',') return null;
      index = comma;
      continue;
    }
    if (ground.isTime(index)) continue;
    const found = ground.phaseAt(index);
    if (found && !found.is.isNoun && found.last <= clause.last) {
      const told = toldOf(ground, found.first, noun.last + 1);
      if (BEFALLS.has(found.is.phase) && told.state !== 'bare' && !told.isPassive) return null;
      const isToldSo =
        told.state !== 'bare' && !isAttributive(ground, found.first, told, noun.last + 1);
      const isAdjacent = index <= noun.last + 1 || told.first <= noun.last + 3;
      if (isToldSo || isAdjacent || isStanding(ground, found)) {
        const state = isToldSo ? told : standing(ground, index, told);
        if (state.state !== 'bare' || isAdjacent) {
          return {
            first: found.first,
            last: found.last,
            phase: found.is.phase,
            told: state,
            isNominal: false,
            isObject: false,
          };
        }
      }
      index = found.last;
      continue;
    }
    const isVerb =
      !(word === 'a' && isPrepositionA(ground.frame, index)) && ground.word(index - 1) !== "l'";
    if (AUXILIARY.has(word) && isVerb) {
      if (!phaseSoon(ground, index, end)) return null;
    }
  }
  return null;
}

const isStanding = (ground: Ground, found: Run): boolean =>
  ground.word(found.first) === 'en' ||
  ground.word(found.first) === 'au' ||
  ground.word(found.first) === 'a' ||
  ground.word(found.first) === 'dans' ||
  ground.word(found.first) === 'on' ||
  ground.word(found.first) === 'in' ||
  ground.word(found.first) === 'under' ||
  ground.word(found.first) === 'underway' ||
  ground.word(found.first) === 'ongoing';

/** `sont en cours`, `is under way`: what a form of to be says of a phrase that is no verb. */
function standing(ground: Ground, index: number, told: Told): Told {
  for (let back = index - 1; back >= index - 4; back--) {
    const word = ground.word(back);
    if (/^(?:est|sont|reste|restent|is|are|remain|remains|toujours)$/.test(word))
      return { ...told, state: 'now' };
    if (/^(?:etait|etaient|was|were)$/.test(word))
      return { ...told, state: 'now', isImperfect: true };
  }
  return told;
}

/** `the ceasefire announced on Monday was broken`: an English past behind a noun with another verb to come. */
function isAttributive(ground: Ground, at: number, told: Told, from: number): boolean {
  if (ground.doc.language !== 'en' || told.first < at || at !== from) return false;
  if (!isPastForm(ground, at)) return false;
  for (let index = at + 1; index <= at + 14; index++) {
    const word = ground.word(index);
    if (word === '.' || word === ';') return false;
    if (AUXILIARY.has(word) && /^(?:has|have|had|was|were|will|is|are)$/.test(word)) return true;
  }
  return /^(?:by|between)$/.test(ground.word(at + 1));
}

function closingComma(ground: Ground, open: number, end: number): number {
  for (let index = open + 1; index <= Math.min(end, open + 26); index++) {
    if (ground.word(index) === ',') return index;
  }
  return -1;
}

const isFiniteSoon = (ground: Ground, from: number, end: number): boolean => {
  for (let index = from; index <= Math.min(end, from + 6); index++) {
    if (ground.phaseAt(index) || AUXILIARY.has(ground.word(index))) return true;
  }
  return false;
};

/** Whether the verb that this auxiliary belongs to tells of a phase. */
function phaseSoon(ground: Ground, at: number, end: number): boolean {
  for (let index = at + 1; index <= Math.min(end, at + 9); index++) {
    const found = ground.phaseAt(index);
    if (found && !found.is.isNoun) return true;
    const word = ground.word(index);
    const passes =
      FILLERS.has(word) ||
      isAdverb(word) ||
      AUXILIARY.has(word) ||
      ground.isTime(index) ||
      isMark(ground, index) ||
      ground.known.hedgeAt(index) !== null ||
      word === ',';
    if (!passes) return false;
  }
  return false;
}
