import type { SpeechEntry } from '../lexicon/types.ts';
import type { Sentence } from '../text/doc.ts';
import type { TimeFound } from '../time/types.ts';
import { besideAt, viaAt } from './beside.ts';
import {
  closesQuote,
  type Frame,
  foldedAt,
  isAccented,
  isPrepositionA,
  opensQuote,
} from './frame.ts';
import type { Agreement } from './grammar.ts';
import { type Subject, subjectAtStart, subjectBefore } from './subject.ts';
import { type Run, type Who, whoAt } from './who.ts';

/**
 * Words of saying with who says it. `front`: what is said stands behind (`X a déclaré que`, `Selon X, …`); `tail`: before,
 * and perhaps around (`…, a déclaré X`, `… selon X`); `via`: a channel alone (`cité par X`); `silent`: somebody speaks and
 * does not vouch (`dément`).
 */
export interface Cue extends Run {
  readonly form: 'front' | 'tail' | 'via' | 'silent';
  /** The words of saying alone. */
  readonly words: Run;
  readonly who: Who | null;
  /** `a-t-il`; null where `who` is named or nobody is. */
  readonly pronoun: Agreement | null;
  readonly via: Run | null;
  readonly said: TimeFound | null;
  readonly isHedged: boolean;
  /** `selon`, or a verb. */
  readonly isAccordingTo: boolean;
  /** `citant X`, `qui cite X`: whoever stands before carries only. */
  readonly isCiting: boolean;
  /** `que`, a colon or a quotation follows: what comes is said word for word or clause for clause. */
  readonly isClause: boolean;
}

const INVERTED = /^(.+?)-(?:t-)?(il|elle|ils|elles|on)$/;
const PERSONS = new Set(['il', 'elle', 'ils', 'elles']);
const THAT = new Set(['que', "qu'", 'that', ':', 'combien', 'comment']);
const CLITICS = new Set([
  "l'",
  'le',
  'la',
  'les',
  'lui',
  'leur',
  'nous',
  'en',
  'y',
  "s'",
  'se',
  "m'",
  'me',
]);
const SELF = new Set(["s'", 'se']);
const ESSE = new Set(['est', 'sont', 'etait', 'etaient', 'serait', 'seraient']);
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
/** Adverbs between an auxiliary and its participle, tokens. */
const MOST_BETWEEN = 6;

/** A verb of saying that begins here, with its auxiliary. */
interface Group extends Run {
  readonly is: SpeechEntry;
  readonly pronoun: Agreement | null;
  /** `indique-t-on`: nobody is named by the verb itself. */
  readonly isOn: boolean;
  readonly isPassive: boolean;
  /** `affirmant que`, `adding that`: whoever spoke goes on. */
  readonly isGoingOn: boolean;
  readonly isHedged: boolean;
  readonly isNegated: boolean;
}

const wordAt = (frame: Frame, at: number, word: string): SpeechEntry | null => {
  const token = frame.tokens[at];
  if (!token) return null;
  return frame.verbs.at([{ ...token, folded: word }], 0)?.is ?? null;
};

function groupAt(frame: Frame, at: number, limit: number): Group | null {
  const token = frame.tokens[at];
  if (token?.kind !== 'word') return null;
  const { grammar } = frame;
  const french = frame.doc.language === 'fr';
  const none = {
    pronoun: null,
    isOn: false,
    isPassive: false,
    isGoingOn: false,
    isHedged: false,
    isNegated: false,
  };
  const inverted = french ? INVERTED.exec(token.folded) : null;
  if (inverted) {
    const stem = inverted[1] ?? '';
    const person = inverted[2] ?? '';
    const pronoun = grammar.pronouns.get(person) ?? null;
    const isOn = !PERSONS.has(person);
    if (grammar.auxiliaries.has(stem)) {
      const found = participleAt(frame, at + 1, limit);
      if (!found) return null;
      const isHedged = grammar.conditional.has(stem);
      return { ...none, is: found.is, first: at, last: found.last, pronoun, isOn, isHedged };
    }
    const is = wordAt(frame, at, stem);
    return is && !is.isParticiple ? { ...none, is, first: at, last: at, pronoun, isOn } : null;
  }
  const isReflexive = SELF.has(foldedAt(frame, at - 1));
  const helps = isReflexive ? ESSE.has(token.folded) : grammar.auxiliaries.has(token.folded);
  if (helps && !isPrepositionA(frame, at)) {
    const isNegated =
      grammar.negations.has(foldedAt(frame, at - 1)) ||
      (CLITICS.has(foldedAt(frame, at - 1)) && grammar.negations.has(foldedAt(frame, at - 2)));
    const found = participleAt(frame, at + 1, limit);
    if (!found) return null;
    return {
      ...none,
      is: found.is,
      first: at,
      last: found.last,
      isPassive: found.isPassive,
      isHedged: grammar.conditional.has(token.folded),
      isNegated: isNegated || found.isNegated,
    };
  }
  const found = frame.verbs.at(frame.tokens, at);
  if (!found || found.last > limit || found.is.isParticiple) return null;
  const before = foldedAt(frame, at - 1);
  if (french) {
    if (isAccented(frame, at)) return null;
    if (grammar.articles.has(before) && !CLITICS.has(before)) return null;
    // `l'annonce`, `la cite`: a noun, or a clitic whose verb has a subject of its own.
    if (CLITICS.has(before) && !SELF.has(before) && !isClitic(frame, at - 1)) return null;
    if (/^(?:de|d'|du|sans|pour|et|par|aux|ou)$/.test(before) && before !== 'et') return null;
  } else if (frame.doc.language === 'en') {
    if (grammar.articles.has(before) && before !== 'that') return null;
    if (/^(?:is|are|was|were|be|been|being|to)$/.test(before)) {
      const isBy = grammar.by.has(foldedAt(frame, found.last + 1));
      return isBy && before !== 'to'
        ? { ...none, is: found.is, first: at, last: found.last, isPassive: true }
        : null;
    }
    if (/^(?:of|for|in|by|the|at|from|with|did)$/.test(before)) return null;
  }
  const isNegated = french
    ? grammar.negations.has(before) ||
      (CLITICS.has(before) && grammar.negations.has(foldedAt(frame, at - 2)))
    : grammar.negations.has(before);
  return {
    ...none,
    is: found.is,
    first: at,
    last: found.last,
    isGoingOn: french ? /ant$/.test(token.folded) : /ing$/.test(token.folded),
    isHedged: french && /er(?:ait|aient)$/.test(token.folded),
    isNegated,
  };
}

/** `l'a annoncé`, `le rapporte`: a pronoun, when what stands before it is no preposition and begins a clause. */
function isClitic(frame: Frame, at: number): boolean {
  const before = foldedAt(frame, at - 1);
  return before === 'comme' || before === 'que' || before === "qu'" || before === 'ne';
}

function participleAt(
  frame: Frame,
  from: number,
  limit: number,
): { is: SpeechEntry; last: number; isPassive: boolean; isNegated: boolean } | null {
  let isPassive = false;
  let isNegated = false;
  const { grammar } = frame;
  for (let at = from; at <= Math.min(limit, from + MOST_BETWEEN); at++) {
    const folded = foldedAt(frame, at);
    const found = frame.verbs.at(frame.tokens, at);
    if (found) {
      const isOne =
        frame.doc.language !== 'fr' ||
        found.is.isParticiple ||
        isAccented(frame, at) ||
        /^(?:dit|dite|fait|ecrit|mis|conclu)/.test(folded);
      return isOne && !/ant$|ing$/.test(folded)
        ? { is: found.is, last: found.last, isPassive, isNegated }
        : null;
    }
    if (folded === 'ete' || folded === 'been') {
      isPassive = true;
      continue;
    }
    if (/^(?:pas|plus|jamais|not|never)$/.test(folded)) {
      isNegated = true;
      continue;
    }
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time) {
      at = time.last;
      continue;
    }
    const phrase = grammar.phrases.find((words) =>
      words.every((word, n) => foldedAt(frame, at + n) === word),
    );
    if (phrase) {
      at += phrase.length - 1;
      continue;
    }
    if (!grammar.adverbs.has(folded) && !CLITICS.has(folded)) return null;
  }
  return null;
}

const isBreak = (frame: Frame, at: number, sentence: Sentence): boolean =>
  at < sentence.first || BREAKS.has(foldedAt(frame, at)) || closesQuote(frame, at);

/** Whoever is known by more than an unknown noun. */
const isKnown = (who: Who): boolean =>
  who.entry !== null || who.isPlace || who.name !== null || who.isDocument;

/** Whether at this token what is said has ended, or another clause begins. */
const isClauseEnd = (frame: Frame, at: number, limit: number): boolean =>
  at > limit || frame.tokens[at]?.kind === 'mark';

/** Words of saying that begin at this token, with everything that belongs to them. */
export function cueAt(
  frame: Frame,
  at: number,
  sentence: Sentence,
  from: number,
  previous: Cue | null,
): Cue | null {
  return accordingTo(frame, at, sentence) ?? verbCue(frame, at, sentence, from, previous);
}

function accordingTo(frame: Frame, at: number, sentence: Sentence): Cue | null {
  const found = frame.accordingTo.at(frame.tokens, at);
  if (!found || found.last >= sentence.last) return null;
  // `un réseau de sources` is no `de source médicale`.
  if (foldedAt(frame, at) === 'de' && found.last > at && !isLoose(frame, at, sentence)) return null;
  const limit = sentence.last;
  const words = { first: at, last: found.last };
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
  // `de source médicale`: the source itself is the last word of the phrase.
  const own = frame.speakers.at(frame.tokens, found.last);
  const start = own && own.last >= found.last && found.last > at ? found.last : found.last + 1;
  const whoFrom = /^(?:du|des)$/.test(foldedAt(frame, found.last)) ? found.last : start;
  const who = whoAt(frame, whoFrom, limit);
  if (!who) return null;
  if (who.pronoun === null && !isKnown(who) && !isSaid(frame, who)) return null;
  const beside = besideAt(frame, who.next, limit);
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

/** Behind a mark, or words of saying: not the complement of a noun. */
const isLoose = (frame: Frame, at: number, sentence: Sentence): boolean =>
  at === sentence.first ||
  frame.tokens[at - 1]?.kind === 'mark' ||
  isAccented(frame, at - 1) ||
  INVERTED.test(foldedAt(frame, at - 1)) ||
  frame.verbs.at(frame.tokens, at - 1) !== null;

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

/** Whether `selon` stands before what is said: at the beginning of the sentence, or of a clause that a conjunction begins. */
function opensClause(frame: Frame, at: number, sentence: Sentence): boolean {
  if (at === sentence.first) return true;
  const { grammar } = frame;
  const before = foldedAt(frame, at - 1);
  if (opensQuote(frame, at - 1)) return true;
  if (before === ':' || before === ';') return true;
  if (!grammar.conjunctions.has(before)) {
    if (before !== ',' && before !== '–' && before !== '—' && before !== '-') return false;
    // `Mais, selon X, …`, `Jeudi, selon X, …`, `À Alep, selon X, …`: nothing was said before it.
    return isPreamble(frame, sentence.first, at - 2);
  }
  return true;
}

/** A few words that say when or where, and tell nothing by themselves. */
export function isPreamble(frame: Frame, first: number, last: number): boolean {
  if (last - first > 8) return false;
  const { grammar } = frame;
  for (let at = first; at <= last; at++) {
    const folded = foldedAt(frame, at);
    const isTime = (frame.timeOf[at] ?? -1) >= 0;
    const isPlace = frame.places.at(frame.tokens, at);
    if (isTime) continue;
    if (isPlace && isPlace.last <= last) {
      at = isPlace.last;
      continue;
    }
    if (folded === ',' || grammar.adverbs.has(folded) || grammar.conjunctions.has(folded)) continue;
    if (at === first && grammar.prepositions.has(folded)) continue;
    const words = grammar.phrases.find((phrase) =>
      phrase.every((word, n) => foldedAt(frame, at + n) === word),
    );
    if (words) {
      at += words.length - 1;
      continue;
    }
    if (frame.tokens[at]?.isCapital && at > first) continue;
    return false;
  }
  return true;
}

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
  if (group.isNegated) return silent(null, at);

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

  const clitic = CLITICS.has(foldedAt(frame, at - 1)) ? at - 1 : at;
  const isAs = /^(?:comme|que|qu'|as)$/.test(foldedAt(frame, clitic - 1)) && clitic < at;
  const breaks = isBreak(frame, start - 1, sentence) || isAs;

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
        first: isAs ? clitic - 1 : at,
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
  if (group.is.isOfClause && !isClause && frame.doc.language === 'fr') return null;
  // `Des images diffusées par la télévision montrent`: the pictures do, and nobody says it.
  if (group.is.isWeak && who.paper && who.entry?.isChannel) return null;
  if (group.is.isAccusation) return silent(who, subject.first);
  if (group.is.isCiting) return citing(frame, group, sentence, none, who, subject.first);
  if (who.pronoun === null && !isKnown(who)) {
    const isPerson = who.isNamed || who.article === 'indefinite' || who.article === 'definite';
    if (group.is.isWeak || !isPerson || !(isClause || isBehindQuote)) return null;
  }
  // `L'accord annoncé`, `the army said`: without `que` a verb said of things too needs a figure or an object.
  const isEnd =
    (isClauseEnd(frame, beside.next, limit) && foldedAt(frame, beside.next) !== ':') ||
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

const QUOTED = new Set(['quoted', 'cited', 'as']);

/** `X was quoted by Y as saying that`. */
function quotedAs(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
  from: number,
): Cue | null {
  let was = group.first - 1;
  while (
    was > Math.max(from, group.first - 9) &&
    !/^(?:was|were|is|are|been)$/.test(foldedAt(frame, was))
  )
    was--;
  const subject = subjectBefore(frame, was, Math.max(sentence.first, from));
  if (!subject || !isKnown(subject.who)) return null;
  let via: Run | null = null;
  for (let at = was; at < group.first; at++) {
    if (foldedAt(frame, at) !== 'by') continue;
    const who = whoAt(frame, at + 1, group.first - 1, 0);
    if (who) via = { first: who.first, last: who.last };
  }
  return {
    ...none,
    form: 'front',
    first: subject.first,
    last: group.last,
    who: subject.who,
    pronoun: null,
    via,
    said: subject.said,
    isClause: true,
  };
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

/** `…, a été annoncé jeudi par un haut responsable`: said by whom stands behind `par`. */
function passive(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
): Cue | null {
  const limit = sentence.last;
  const beside = besideAt(frame, group.last + 1, limit);
  let at = beside.next;
  for (let n = 0; n < 6 && at <= limit && !frame.grammar.by.has(foldedAt(frame, at)); n++) at++;
  if (!frame.grammar.by.has(foldedAt(frame, at))) return null;
  const who = whoAt(frame, at + 1, limit);
  if (!who || who.pronoun || !isKnown(who) || group.isNegated || group.is.isAccusation) return null;
  if (group.is.isOfClause) return null;
  const after = besideAt(frame, who.next, limit);
  if (who.entry?.isChannel && group.is.isCiting) {
    return {
      ...none,
      form: 'via',
      first: group.first,
      last: after.next - 1,
      who: null,
      pronoun: null,
      via: { first: who.first, last: who.last },
      said: null,
      isClause: false,
    };
  }
  return {
    ...none,
    form: 'tail',
    first: group.first,
    last: after.next - 1,
    who,
    pronoun: null,
    via: after.via ?? beside.via,
    said: beside.said ?? after.said,
    isClause: false,
  };
}

/** `La radio X a cité une source, affirmant que`, `l'agence Y, citant un responsable`: who is cited speaks. */
function citing(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
  carrier: Who | null,
  first: number,
): Cue | null {
  const limit = sentence.last;
  const beside = besideAt(frame, group.last + 1, limit);
  const who = whoAt(frame, beside.next, limit);
  if (!who || who.pronoun || !(isKnown(who) || who.isNamed)) return null;
  const after = besideAt(frame, who.next, limit);
  const isEnd = isClauseEnd(frame, after.next, limit) && after.next >= limit;
  return {
    ...none,
    form: carrier && !isEnd ? 'front' : 'tail',
    first: carrier ? first : group.first,
    last: after.next - 1,
    who,
    pronoun: null,
    via: carrier ? { first: carrier.first, last: carrier.last } : after.via,
    said: beside.said ?? after.said,
    isCiting: true,
    isClause: true,
  };
}

/** `indique-t-on de source médicale`, `a-t-on appris auprès de X`. */
function sourceAt(frame: Frame, at: number, limit: number): Who | null {
  const found = frame.accordingTo.at(frame.tokens, at);
  if (found && !found.is.isChannel && found.last > at) {
    return whoAt(frame, found.last, limit);
  }
  if (/^(?:aupres|chez|a|au|aux)$/.test(foldedAt(frame, at))) {
    const from =
      foldedAt(frame, at) === 'aupres' &&
      foldedAt(frame, at + 1) !== 'du' &&
      foldedAt(frame, at + 1) !== 'des'
        ? at + 2
        : /^aux?$/.test(foldedAt(frame, at))
          ? at
          : at + 1;
    const who = whoAt(frame, from, limit);
    return who && isKnown(who) ? who : null;
  }
  return null;
}
