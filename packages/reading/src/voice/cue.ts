import type { Sentence } from '../text/doc.ts';
import type { TimeFound } from '../time/types.ts';
import { besideAt, viaAt } from './beside.ts';
import { citing, passive, QUOTED, quotedAs, sourceAt } from './cited.ts';
import { figureAt, isNumberAt } from './figure.ts';
import { closesQuote, type Frame, foldedAt, isAccented, opensQuote } from './frame.ts';
import type { Agreement } from './grammar.ts';
import { CLITICS, type Group, groupAt, INVERTED, SELF } from './group.ts';
import type { Who } from './named.ts';
import { isSpeech } from './quotes.ts';
import {
  type Cue,
  headingAt,
  isArmed,
  isClauseEnd,
  isKnown,
  isPreamble,
  labelAt,
  mayCount,
  opensClause,
} from './said.ts';
import { type Subject, subjectAtStart, subjectBefore } from './subject.ts';
import { whoAt } from './who.ts';

const THAT = new Set(['que', "qu'", 'that', ':', 'combien', 'comment']);

const RELATIVES = new Set(['que', "qu'", 'that', 'whom']);

const BREAKS = new Set([',', ';', '-', '–', '—', '(', '…', '.']);

const AFTERWARDS = new Set([
  'after',
  'following',
  'during',
  'before',
  'ahead',
  'at',
  'in',
  'when',
  'as',
]);

const isBreak = (frame: Frame, at: number, sentence: Sentence): boolean =>
  at < sentence.first || BREAKS.has(foldedAt(frame, at)) || closesQuote(frame, at);

/** Words of saying that begin at this token, with everything that belongs to them. */
export function cueAt(
  frame: Frame,
  at: number,
  sentence: Sentence,
  from: number,
  previous: Cue | null,
): Cue | null {
  if (at === sentence.first) {
    const label = labelAt(frame, at, sentence.last);
    const who = label ?? headingAt(frame, at, sentence.last);
    if (who) {
      const words = { first: at, last: label ? label.next : who.last + 1 };
      return {
        ...{ words, ...words, who, form: 'front', pronoun: null, via: null, said: null },
        ...{ isHedged: false, isAccordingTo: true, isCiting: false, isClause: true },
      };
    }
  }
  return accordingTo(frame, at, sentence) ?? verbCue(frame, at, sentence, from, previous);
}

function accordingTo(frame: Frame, at: number, sentence: Sentence): Cue | null {
  const found = frame.accordingToAt(at);
  if (!found || found.last >= sentence.last) return null;
  // `un réseau de sources` is no `de source médicale`.
  if (foldedAt(frame, at) === 'de' && found.last > at && !isLoose(frame, at, sentence)) return null;
  const limit = sentence.last;
  const words = { first: at, last: found.last };
  if (found.is.isAside && foldedAt(frame, at - 1) !== ',') return null;
  const none = {
    words,
    pronoun: null,
    isHedged: false,
    isAccordingTo: true,
    isCiting: false,
    isClause: true,
  };
  if (found.is.isChannel) {
    const channel = viaAt(frame, at, limit);
    if (!channel) return null;
    const beside = besideAt(frame, channel.next, limit);
    return {
      ...none,
      form: 'via',
      first: at,
      last: beside.next - 1,
      who: null,
      via: channel.run,
      said: beside.said,
    };
  }
  const theirs = possessiveIn(frame, at, found.last);
  if (theirs) {
    const form = opensClause(frame, at, sentence) ? 'front' : 'tail';
    return {
      ...none,
      form,
      first: at,
      last: found.last,
      who: null,
      pronoun: theirs,
      via: null,
      said: null,
    };
  }
  // `de source médicale`: the source itself is the last word of the phrase.
  const own = frame.speakerAt(found.last);
  const start = own && own.last >= found.last && found.last > at ? found.last : found.last + 1;
  const whoFrom = /^(?:du|des)$/.test(foldedAt(frame, found.last)) ? found.last : start;
  const who = whoAt(frame, whoFrom, limit);
  if (!who) return null;
  if (who.pronoun === null && !isKnown(who) && !isSaid(frame, who)) return null;
  const beside = besideAt(frame, who.next, limit);
  // `…, un bilan de la police qui …`: it tells of the figures and ends.
  if (found.is.isAside && !isClauseEnd(frame, beside.next, limit)) return null;
  // A comma that the name's apposition took along is the end of it all the same.
  const last = beside.next - 1;
  const isFirst = opensClause(frame, at, sentence);
  return {
    ...none,
    form: isFirst ? 'front' : 'tail',
    first: at,
    last,
    who: who.pronoun ? null : who,
    pronoun: who.pronoun,
    via: beside.via ?? who.document,
    said: beside.said ?? withinDay(frame, who),
  };
}

const THEIRS: ReadonlyMap<string, Agreement> = new Map([
  ['his', { gender: 'm', isPlural: false }],
  ['her', { gender: 'f', isPlural: false }],
  ['its', { gender: null, isPlural: false }],
  ['their', { gender: null, isPlural: true }],
]);

/** `by his reckoning`. */
function possessiveIn(frame: Frame, first: number, last: number): Agreement | null {
  for (let at = first; at <= last; at++) {
    const found = frame.doc.language === 'en' ? THEIRS.get(foldedAt(frame, at)) : undefined;
    if (found) return found;
  }
  return null;
}

/** Behind a mark, or words of saying: not the complement of a noun. */
const isLoose = (frame: Frame, at: number, sentence: Sentence): boolean =>
  at === sentence.first ||
  frame.tokens[at - 1]?.kind === 'mark' ||
  isAccented(frame, at - 1) ||
  INVERTED.test(foldedAt(frame, at - 1)) ||
  frame.verbAt(at - 1) !== null;

/** `selon des informations diffusées jeudi par l'armée`: the day within. */
function withinDay(frame: Frame, who: Who): TimeFound | null {
  for (let at = who.first - 6; at < who.first; at++) {
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time?.kind === 'day' && /^(?:par|by)$/.test(foldedAt(frame, time.last + 1))) return time;
  }
  return null;
}

/** A name in capitals whom the lexicon does not know speaks (`selon Ahmad`, `selon l'ABC`); `selon l'accord` does not. */
const isSaid = (_frame: Frame, who: Who): boolean => who.isNamed;

function verbCue(
  frame: Frame,
  at: number,
  sentence: Sentence,
  from: number,
  previous: Cue | null,
): Cue | null {
  const limit = sentence.last;
  const group = groupAt(frame, at, limit);
  if (!group) return null;
  const words = { first: group.first, last: group.last };
  const none = { words, isHedged: group.isHedged, isAccordingTo: false, isCiting: false };
  const beside = besideAt(frame, group.last + 1, limit);
  const silent = (who: Who | null, first: number): Cue => ({
    ...none,
    form: 'silent',
    first,
    last: group.last,
    who,
    pronoun: null,
    via: null,
    said: null,
    isClause: false,
  });

  if (group.isPassive) return passive(frame, group, sentence, none);
  if (group.is.isCiting && group.isGoingOn) return citing(frame, group, sentence, none, null, from);
  if (group.is.isCiting && /^(?:qui|who|which)$/.test(foldedAt(frame, at - 1))) {
    return citing(frame, group, sentence, none, null, from);
  }
  // `n'en a vu que six` has seen six.
  const isOnly =
    /^(?:que|qu')$/.test(foldedAt(frame, group.last + 1)) &&
    figureAt(frame, group.last + 2, Math.min(limit, group.last + 6));
  if (group.isNegated && !isOnly) return silent(null, at);

  const start = SELF.has(foldedAt(frame, at - 1)) ? at - 1 : at;
  if (group.pronoun || group.isOn) {
    if (group.is.isAccusation) return silent(null, at);
    const source = group.isOn ? sourceAt(frame, beside.next, limit) : null;
    const after = source ? besideAt(frame, source.next, limit) : beside;
    const isClause = THAT.has(foldedAt(frame, after.next)) || opensQuote(frame, after.next);
    return {
      ...none,
      form: isBreak(frame, start - 1, sentence) && at > sentence.first ? 'tail' : 'front',
      first: at,
      last: after.next - 1,
      who: source,
      pronoun: group.pronoun,
      via: after.via ?? beside.via,
      said: beside.said ?? after.said,
      isClause,
    };
  }

  const clitic = cliticBefore(frame, at);
  const isAs = /^(?:comme|que|qu'|as)$/.test(foldedAt(frame, clitic - 1)) && clitic < at;
  // `Ainsi parle X`, `« Où sont-ils ? demande X. »`
  const isThus = at === sentence.first + 1 && /^(?:ainsi|thus)$/.test(foldedAt(frame, at - 1));
  const isAsked =
    /^[?!]$/.test(foldedAt(frame, start - 1)) && frame.tokens[at]?.isCapital === false;
  const breaks = isBreak(frame, start - 1, sentence) || isAs || isThus || isAsked;

  // `…, a déclaré X`: the verb comes first.
  const isBehindQuote =
    closesQuote(frame, start - 1) ||
    (foldedAt(frame, start - 1) === ',' && closesQuote(frame, start - 2));
  // In Arabic the verb comes first, and what is said behind both.
  const isVerbFirst =
    frame.doc.language === 'ar' && !isBehindQuote && foldedAt(frame, at - 1) !== '،';
  if ((breaks || isVerbFirst) && (at > sentence.first || frame.doc.language === 'ar')) {
    const behind = THAT.has(foldedAt(frame, beside.next)) ? null : whoAt(frame, beside.next, limit);
    if (
      behind &&
      !behind.pronoun &&
      isInverted(frame, behind, limit, isBehindQuote || isVerbFirst, group)
    ) {
      if (group.is.isAccusation) return silent(behind, at);
      const after = besideAt(frame, behind.next, limit);
      return {
        ...none,
        form: isVerbFirst ? 'front' : 'tail',
        first: isAs ? clitic - 1 : isThus ? at - 1 : at,
        last: after.next - 1,
        who: behind,
        pronoun: null,
        via: after.via ?? beside.via ?? behind.document,
        said: beside.said ?? after.said,
        isClause: isBehindQuote,
      };
    }
  }

  const isClause = THAT.has(foldedAt(frame, beside.next)) || opensQuote(frame, beside.next);
  if (frame.doc.language === 'en' && QUOTED.has(foldedAt(frame, at - 1))) {
    return quotedAs(frame, group, sentence, none, from);
  }
  // `…, ajoutant que`: whoever spoke in the sentence goes on, and nothing new is needed; else whoever acts in it speaks.
  const goesOn = group.isGoingOn && foldedAt(frame, at - 1) === ',';
  if (goesOn && (from > sentence.first || !isClause)) return null;
  // `dénonce des exécutions et recense 47 victimes`: one subject for both.
  const isSecond = /^(?:et|and|but|mais)$/.test(foldedAt(frame, clitic - 1));
  const subject = goesOn
    ? subjectAtStart(frame, clitic, sentence.first)
    : isSecond
      ? sameSubject(frame, previous, clitic, sentence)
      : subjectBefore(frame, clitic, Math.max(sentence.first, from));
  if (!subject) return null;
  const { who } = subject;
  if (group.is.isOfFigure && !(mayCount(who, group.is) && figureAt(frame, group.last + 1, limit)))
    return null;
  // `had found rooms for 6,483 refugees` counts nobody.
  for (let n = 1; group.is.isOfFigure && n <= 4 && !isNumberAt(frame, group.last + n); n++)
    if (/^(?:for|pour)$/.test(foldedAt(frame, group.last + n))) return null;
  // `The hospital admitted 41 patients` says nothing of itself.
  if (
    group.is.isOfClause &&
    frame.doc.language === 'en' &&
    !(who.entry && (isArmed(who.entry) || who.entry.role === 'government')) &&
    figureAt(frame, beside.next, limit)
  ) {
    return null;
  }
  if (group.is.isOfClause && !isClause && frame.doc.language === 'fr') return null;
  // `Des images diffusées par la télévision montrent`: the pictures do, and nobody says it.
  if (group.is.isWeak && who.paper && who.entry?.isChannel) return null;
  if (group.is.isAccusation) return silent(who, subject.first);
  if (group.is.isCiting) return citing(frame, group, sentence, none, who, subject.first);
  // `"…," a guard told me`: the quotation ends where who speaks is named.
  const ends = frame.quotes.all[frame.quotes.of[subject.first - 1] ?? -1];
  const isQuoteBefore =
    frame.doc.language === 'en' && closesQuote(frame, subject.first - 1) && isSpeech(ends);
  if (who.pronoun === null && !isKnown(who)) {
    const isPerson = who.isNamed || who.article === 'indefinite' || who.article === 'definite';
    // `each, a clerk says, took sixty`
    const isAside =
      frame.doc.language === 'en' &&
      who.article === 'indefinite' &&
      foldedAt(frame, subject.first - 1) === ',' &&
      isClauseEnd(frame, beside.next, limit);
    const isHeard = isClause || isBehindQuote || isQuoteBefore || isAside;
    if (group.is.isWeak || !isPerson || !isHeard) return null;
  }
  const belongs = frame.doc.language === 'fr' ? 'comme' : 'as';
  // `les 70 000 habitants que le PAM considère comme affamés`: what stands before `que` is theirs.
  if (
    RELATIVES.has(foldedAt(frame, subject.first - 1)) &&
    foldedAt(frame, beside.next) === belongs &&
    who.pronoun === null
  ) {
    return {
      ...none,
      form: 'tail',
      first: subject.first - 1,
      last: beside.next - 1,
      who,
      pronoun: null,
      via: beside.via ?? subject.via,
      said: beside.said ?? subject.said,
      isClause: false,
      isNarrow: true,
    };
  }
  // `L'accord annoncé`, `the army said`: without `que` a verb said of things too needs a figure or an object.
  const isEnd =
    (isQuoteBefore && !isClause) ||
    (isClauseEnd(frame, beside.next, limit) &&
      // `…, the military says: 120 militants`: of both.
      (foldedAt(frame, beside.next) !== ':' ||
        (frame.doc.language === 'en' && foldedAt(frame, subject.first - 1) === ','))) ||
    // `…, the envoy announced after talks in Geneva`.
    (frame.doc.language === 'en' &&
      AFTERWARDS.has(foldedAt(frame, beside.next)) &&
      foldedAt(frame, subject.first - 1) === ',');
  const opens = opensQuote(frame, beside.next);
  const hasBefore = subject.first > sentence.first && !isPreamble(frame, from, subject.first - 1);
  const isTail = isEnd && !opens && hasBefore && frame.doc.language === 'en';
  if (
    isEnd &&
    !opens &&
    !isTail &&
    !isQuoteBefore &&
    frame.doc.language === 'en' &&
    foldedAt(frame, beside.next) !== ','
  ) {
    return null;
  }
  return {
    ...none,
    form: isTail ? 'tail' : 'front',
    first: subject.first,
    last: beside.next - 1,
    who: who.pronoun ? null : who,
    pronoun: who.pronoun,
    via: beside.via ?? who.document ?? subject.via,
    said: beside.said ?? subject.said,
    isClause,
  };
}

/** Where the pronouns and the `ne` before a verb begin: `n'en`, `y`. */
function cliticBefore(frame: Frame, verb: number): number {
  const isFrench = frame.doc.language === 'fr';
  let at = CLITICS.has(foldedAt(frame, verb - 1)) ? verb - 1 : verb;
  if (isFrench && frame.grammar.negations.has(foldedAt(frame, at - 1))) at--;
  return at;
}

function sameSubject(
  frame: Frame,
  previous: Cue | null,
  verb: number,
  sentence: Sentence,
): Subject | null {
  if (!previous) return subjectAtStart(frame, verb, sentence.first);
  if (!previous.who || previous.isAccordingTo) return null;
  return { who: previous.who, first: verb, via: null, said: null };
}

/** Whether the phrase behind a verb is its subject and not its object. */
function isInverted(
  frame: Frame,
  who: Who,
  limit: number,
  isBehindQuote: boolean,
  group: Group,
): boolean {
  const isEnd = isClauseEnd(frame, who.next, limit) || foldedAt(frame, who.next - 1) === ',';
  if (group.is.isCiting) return false;
  // `X, also known as Y, said its hospital had`: an object, and X is the subject.
  if (!isBehindQuote && who.article === 'possessive') return false;
  const after = besideAt(frame, who.next, limit).next;
  const ends =
    isEnd || isClauseEnd(frame, after, limit) || frame.tokens[who.last + 1]?.kind === 'mark';
  if (!isBehindQuote && !ends && frame.doc.language === 'en') return false;
  if (isKnown(who)) {
    if (who.isDocument && who.entry === null && !isBehindQuote) return false;
    // `a annoncé la protection civile` against `a annoncé l'armée de X que`: an object would go on with a clause.
    return isBehindQuote || !THAT.has(foldedAt(frame, who.next)) || who.entry !== null;
  }
  if (group.is.isWeak) return false;
  if (who.isNamed) return true;
  return isBehindQuote && isEnd && who.article !== null;
}
