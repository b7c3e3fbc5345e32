import { tenseOf } from '../figure/tense.ts';
import type { EventPhase, HedgeEntry } from '../lexicon/types.ts';
import { spanOf, wordSet } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import { isPrepositionA } from '../voice/frame.ts';
import type { Ground } from './words.ts';

/**
 * `done`: told as having happened. `now`: as happening while it is told. `due`: planned, promised, foretold.
 * `bare`: a participle, an infinitive or a gerund hanging on something else; by itself it tells nothing.
 */
export type State = 'done' | 'now' | 'due' | 'bare';

export interface Told {
  readonly state: State;
  readonly isNegated: boolean;
  /** `n'ont pas pu partir`, `were unable to leave`. */
  readonly isPrevented: boolean;
  readonly isReported: boolean;
  /** The verb stands in a clause that says more of a noun (`qui a quitté`). */
  readonly isRelative: boolean;
  readonly isImperfect: boolean;
  readonly isReflexive: boolean;
  readonly isPassive: boolean;
  /** `est bloqué`: so it is now, and so it may have been for long. */
  readonly isBeNow: boolean;
  /** A verb of a phase governs it: `ont commencé à évacuer`. */
  readonly phase: EventPhase | null;
  /** The first token of the verb's group. */
  readonly first: number;
  readonly hedgeBy: readonly Span[];
}

const REACH = 12;

const HAVE = wordSet('ont ai avons avez avait avaient avions ayant avoir eut eurent ait aient');
const BE = wordSet('est sont etait etaient fut furent soit soient suis sommes ete etre etant');
const BE_NOW = wordSet('est sont');
const COND_AUX = wordSet('aurait auraient serait seraient');
const FUTURE_AUX = wordSet('aura auront sera seront');
const GOING = wordSet('va vont allait allaient');
const NEGATION = wordSet("ne n'");
const NOT = wordSet('pas plus jamais aucun aucune rien guere point');
const REFLEXIVE = wordSet("se s'");
const RELATIVE = wordSet('qui who which');
/** What must be done has not been done. */
const NEEDED = wordSet('faut faudrait faudra fallait');
const PROMISES = new Set<EventPhase>(['announced', 'planned', 'proposed', 'concluded']);
const COMING = wordSet('vient viennent venait venaient');
const ABLE = wordSet('pu peut peuvent pouvaient pouvait pouvoir');
const REFUSES = wordSet('refuse refusent refusait refusaient');
/** Between an auxiliary and its verb. */
const BETWEEN = wordSet(
  "y en le la l' les lui leur deja ainsi egalement aussi encore bien finalement desormais tous toutes toujours enfin notamment ensuite alors cependant toutefois neanmoins par ailleurs outre tout recemment nouveau brievement plus jamais a de d' pas ne n' au ensemble meme peu apres avant fois puis donc bel meme quant eux elles elle lui seulement temporairement de nouveau officiellement",
);
const EN_HAVE = wordSet('has have had having');
const EN_BE = wordSet('was were been is are be being');
const EN_MODAL = wordSet('will would may might could should must shall');
const EN_BETWEEN = wordSet(
  'to also already now still since then finally only just later not been being safely successfully reportedly again all both immediately soon fully completely further once never yet begun out',
);
const IRREGULAR = wordSet(
  'left began begun took taken broke broken fell fallen held met struck hit shot went came won made drew withdrew withdrawn drove driven flown retook retaken overran overrun set sent brought gave given shook sought lost blew killed ended over underway ongoing rolled cut laid fled shelled',
);
const BOTH_TENSES = wordSet('hit struck cut set shot');

const verbForm = (
  ground: Ground,
  index: number,
):
  | 'future'
  | 'conditional'
  | 'infinitive'
  | 'gerund'
  | 'imperfect'
  | 'participle'
  | 'past'
  | 'present' => {
  const { doc } = ground;
  const token = doc.tokens[index];
  if (!token) return 'present';
  const word = token.folded;
  if (doc.language === 'en') {
    if (word.endsWith('ing')) return 'gerund';
    return word.endsWith('ed') || IRREGULAR.has(word) ? 'past' : 'present';
  }
  if (doc.language === 'ar') return 'past';
  const tense = tenseOf(doc, index);
  if (tense) return tense;
  const text = doc.text.slice(token.start, token.end).toLowerCase();
  if (/(?:èrent|irent|urent)$/.test(text)) return 'past';
  if (/(?:er|ir|re)$/.test(text) && !/(?:ouvre|entre|offre|livre|montre|rencontre)$/.test(text)) {
    return 'infinitive';
  }
  if (/ant$/.test(text)) return 'gerund';
  if (/[^rd]oit$/.test(text)) return 'present';
  if (/ai(?:t|ent|s)$/.test(text) && !/^fait$/.test(text)) return 'imperfect';
  if (
    /(?:é|ée|és|ées|[iu]|[iu]e|[iu]s|[iu]es|[iu]ts?|[iu]tes?|erts?|ertes?|(?:m|pr|qu)ises?|clos|close|eints?|eintes?|aits?)$/.test(
      text,
    )
  )
    return 'participle';
  return 'present';
};

/** With these `était` tells what had happened: `était parvenu`. */
const MOVES =
  /^(?:parti|arriv|parven|entr|sort|tomb|ven|reven|deven|rest|mont|descend|rentr|retourn|mor|pass|all)/;
const isAdverb = (word: string): boolean => /(?:ment|ly)$/.test(word) && word.length > 5;

/** How the verb at `verb` is told, from the words of its group before it, no further back than `left`. */
export function toldOf(ground: Ground, verb: number, left: number): Told {
  return ground.doc.language === 'en' ? english(ground, verb, left) : french(ground, verb, left);
}

const NOTHING = {
  isNegated: false,
  isPrevented: false,
  isReported: false,
  isRelative: false,
  isImperfect: false,
  isReflexive: false,
  isPassive: false,
  isBeNow: false,
  phase: null,
} as const;

function french(ground: Ground, verb: number, left: number): Told {
  const { frame } = ground;
  const form = verbForm(ground, verb);
  let first = verb;
  let isHave = false;
  let isBe = false;
  let isBeNow = false;
  let isState = false;
  let isConditional = form === 'conditional';
  let isFuture = form === 'future';
  let isDue = false;
  let hedge: HedgeEntry | null = null;
  let isNegated = false;
  let isReflexive = false;
  let isRelative = false;
  let isGovernedInfinitive = false;
  let isDone = false;
  let isAble = false;
  let isRefused = false;
  let isGoverned = false;
  let isImperfect = form === 'imperfect';
  let phase: EventPhase | null = null;
  const hedgeBy: Span[] = [];
  if (isConditional || isFuture) hedgeBy.push(spanOf(ground.doc, verb, verb));
  let infinitive = form === 'infinitive';
  for (let index = verb - 1; index >= Math.max(left, verb - REACH); index--) {
    const word = ground.word(index);
    if (RELATIVE.has(word)) {
      isRelative = true;
      break;
    }
    if (NEEDED.has(word)) return { ...NOTHING, state: 'bare', first, hedgeBy };
    const isA = word === 'a';
    if (isA && !isPrepositionA(frame, index)) isHave = true;
    else if (HAVE.has(word)) isHave = true;
    else if (BE.has(word)) {
      isBe = true;
      if (BE_NOW.has(word)) isBeNow = true;
      if (word === 'etre') infinitive = true;
      // `était assiégée` is how things were; `avait été`, `ont été` what happened.
      else if ((word === 'etait' || word === 'etaient') && index < verb) isState = true;
    } else if (COND_AUX.has(word)) {
      isConditional = true;
      if (word.startsWith('aur')) isHave = true;
      else isBe = true;
      hedgeBy.push(spanOf(ground.doc, index, index));
    } else if (FUTURE_AUX.has(word)) {
      isFuture = true;
      hedgeBy.push(spanOf(ground.doc, index, index));
    } else if (GOING.has(word) && infinitive) {
      isDue = true;
      hedgeBy.push(spanOf(ground.doc, index, index));
    } else if (COMING.has(word) && infinitive) isDone = true;
    else if (ABLE.has(word) && infinitive) {
      isAble = true;
      isGovernedInfinitive = true;
    } else if (REFUSES.has(word) && infinitive) isRefused = true;
    else if (NEGATION.has(word)) isNegated = true;
    else if (REFLEXIVE.has(word)) isReflexive = true;
    else if (word === 'train' && ground.word(index - 1) === 'en' && infinitive) {
      isGoverned = true;
      phase = 'ongoing';
      index--;
    } else if (NOT.has(word) || BETWEEN.has(word) || isAdverb(word) || ground.isTime(index)) {
      // A preposition before anything but an infinitive ends the group.
      const isPreposition = word === 'de' || word === "d'" || (isA && isPrepositionA(frame, index));
      if (
        isPreposition &&
        !infinitive &&
        !ground.isTime(index) &&
        ground.word(index + 1) !== 'nouveau'
      )
        break;
    } else {
      const found = endingHedge(ground, index, left);
      const ends: PhaseFound | null =
        infinitive && phase === null ? endingPhase(ground, index, left) : null;
      const tense = tenseOf(ground.doc, index);
      if (found && (found.is === 'plan' ? infinitive || form === 'participle' : true)) {
        hedge = found.is;
        if (found.is === 'plan') isDue = true;
        hedgeBy.push(spanOf(ground.doc, found.first, found.last));
        index = found.first;
        first = index;
        // Whatever stands before tells of the planning.
        if (found.is === 'plan') {
          isRelative = RELATIVE.has(ground.word(index - 1));
          isNegated = NEGATION.has(ground.word(index - 1));
          break;
        }
        continue;
      }
      if (ends) {
        // `ont accepté de partir` is no phase of it: they will.
        if (PROMISES.has(ends.phase)) {
          isDue = true;
          hedgeBy.push(spanOf(ground.doc, ends.first, ends.last));
        } else phase = ends.phase;
        index = ends.first;
        first = index;
        const outer = verbForm(ground, index);
        if (outer === 'infinitive') continue;
        infinitive = false;
        isGoverned = true;
        if (outer === 'future' || outer === 'conditional') {
          isDue = true;
          hedgeBy.push(spanOf(ground.doc, index, index));
        }
        if (outer === 'imperfect') isImperfect = true;
        continue;
      }
      if (infinitive && tense) {
        // `pourront quitter`, `devraient partir`
        isDue = true;
        hedgeBy.push(spanOf(ground.doc, index, index));
        first = index;
        isRelative = RELATIVE.has(ground.word(index - 1));
        break;
      }
      break;
    }
    first = index;
  }
  const isPassive = isBe && form === 'participle';
  const base = {
    ...NOTHING,
    isNegated: isNegated || isRefused,
    isRelative,
    isImperfect:
      isImperfect ||
      (isState &&
        form === 'participle' &&
        !isReflexive &&
        !isHave &&
        !MOVES.test(ground.word(verb))),
    isBeNow,
    isReflexive,
    isPassive,
    phase,
    first,
    hedgeBy,
  };
  if (form === 'gerund') return { ...base, state: 'bare' };
  if (isConditional && form === 'participle') {
    const isPast = isHave || isBe;
    // `serait évacué` is a rumour or a plan; `aurait été évacué` a rumour.
    return { ...base, state: isPast && !isFuture ? 'done' : 'due', isReported: true };
  }
  if (isFuture || isDue || isConditional) return { ...base, state: 'due' };
  if (hedge === 'report')
    return { ...base, state: form === 'participle' ? 'done' : 'now', isReported: true };
  if (form === 'infinitive') {
    if (isDone || (isAble && isHave)) {
      const isPrevented = isAble && isNegated;
      return { ...base, state: 'done', isNegated: isNegated && !isPrevented, isPrevented };
    }
    if (isAble && isNegated) return { ...base, state: 'now', isNegated: false, isPrevented: true };
    if (isGovernedInfinitive && isAble) return { ...base, state: 'bare' };
    if (isGoverned) return { ...base, state: isHave || isBe ? 'done' : 'now' };
    return { ...base, state: 'bare' };
  }
  if (form === 'participle') {
    if (isHave || (isBe && !isBeNow)) return { ...base, state: 'done' };
    if (isBeNow) return { ...base, state: 'done' };
    if (isReflexive) return { ...base, state: 'now' };
    return { ...base, state: 'bare' };
  }
  if (form === 'past') return { ...base, state: 'done' };
  return { ...base, state: 'now' };
}

/** A phrase of the lexicon whose last word is here. */
function endingHedge(ground: Ground, index: number, left: number) {
  for (let from = index; from > index - 4 && from >= left; from--) {
    const found = ground.known.hedgeAt(from);
    if (found && found.last === index) return found;
  }
  return null;
}

interface PhaseFound {
  readonly phase: EventPhase;
  readonly isNoun: boolean;
  readonly first: number;
  readonly last: number;
}

/** A phrase of a phase whose last word is here. */
export function endingPhase(ground: Ground, index: number, left: number): PhaseFound | null {
  for (let from = index - 4; from <= index; from++) {
    if (from < left) continue;
    const found = ground.phaseAt(from);
    if (found && found.last === index) return { ...found.is, first: from, last: index };
  }
  return null;
}

function english(ground: Ground, verb: number, left: number): Told {
  const form = verbForm(ground, verb);
  let first = verb;
  let isHave = false;
  let isBe = false;
  let isModal = false;
  let isDue = false;
  let isTo = false;
  let isNegated = false;
  let isRelative = false;
  let isReported = false;
  let isAble = false;
  let phase: EventPhase | null = null;
  const hedgeBy: Span[] = [];
  for (let index = verb - 1; index >= Math.max(left, verb - REACH); index--) {
    const word = ground.word(index);
    if (RELATIVE.has(word)) {
      isRelative = true;
      break;
    }
    if (word === 'be' && ground.word(index - 1) === 'to' && EN_BE.has(ground.word(index - 2))) {
      isDue = true;
      hedgeBy.push(spanOf(ground.doc, index - 2, index));
    }
    if (EN_HAVE.has(word)) isHave = true;
    else if (EN_BE.has(word)) isBe = true;
    else if (EN_MODAL.has(word) && !ground.doc.tokens[index]?.isCapital) {
      isModal = true;
      hedgeBy.push(spanOf(ground.doc, index, index));
    } else if (word === 'to' && index === verb - 1) {
      isTo = true;
      // `agreed to open`, `expected to leave`
      const promise = endingPhase(ground, index, left);
      const plan = endingHedge(ground, index, left);
      const first =
        plan?.is === 'plan'
          ? plan.first
          : promise && PROMISES.has(promise.phase)
            ? promise.first
            : null;
      if (first !== null) {
        isDue = true;
        hedgeBy.push(spanOf(ground.doc, first, index));
        index = first;
      }
    } else if (word === 'not' || word === 'never' || /n't$/.test(word)) isNegated = true;
    else if ((word === 'did' || word === 'does' || word === 'do') && isNegated) continue;
    else if (word === 'unable' || word === 'able') {
      isAble = true;
      if (word === 'unable') isNegated = true;
    } else {
      const found = endingHedge(ground, index, left);
      if (found) {
        if (found.is === 'report') isReported = true;
        else if (isTo || form === 'gerund' || isBe) isDue = true;
        hedgeBy.push(spanOf(ground.doc, found.first, found.last));
        index = found.first;
        first = index;
        continue;
      }
      const ends = isTo || form === 'gerund' ? endingPhase(ground, index, left) : null;
      if (ends && !ends.isNoun && phase === null) {
        if (PROMISES.has(ends.phase)) {
          isDue = true;
          hedgeBy.push(spanOf(ground.doc, ends.first, ends.last));
        } else phase = ends.phase;
        index = ends.first;
        first = index;
        continue;
      }
      if (!EN_BETWEEN.has(word) && !isAdverb(word) && !ground.isTime(index)) break;
    }
    first = index;
  }
  const base = {
    ...NOTHING,
    isNegated,
    isRelative,
    isReported: isReported || (isModal && isHave),
    isPassive: isBe && form === 'past',
    phase,
    first,
    hedgeBy,
  };
  if (isAble && isNegated) return { ...base, state: 'done', isNegated: false, isPrevented: true };
  if (isModal && !isHave) return { ...base, state: 'due' };
  if (isDue) return { ...base, state: 'due' };
  if (isTo) {
    if (phase) return { ...base, state: 'done' };
    // `are to leave`
    if (isBe && first < verb - 1)
      return { ...base, state: 'due', hedgeBy: [...hedgeBy, spanOf(ground.doc, first, verb)] };
    return { ...base, state: 'bare' };
  }
  if (form === 'gerund') {
    if (phase) return { ...base, state: 'done' };
    if (isBe) return { ...base, state: 'now' };
    return { ...base, state: 'bare' };
  }
  if (form === 'past' || isHave) return { ...base, state: 'done' };
  if (BOTH_TENSES.has(ground.word(verb))) return { ...base, state: 'done' };
  return { ...base, state: 'now' };
}

/** An English word in -ed or an irregular past that no auxiliary stands before may say more of a noun: `the truce announced on Monday`. */
export const isPastForm = (ground: Ground, index: number): boolean =>
  verbForm(ground, index) === 'past';
