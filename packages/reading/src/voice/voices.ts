import type { Doc } from '../text/doc.ts';
import { spanOf } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import type { TimeFound } from '../time/types.ts';
import { cueAt } from './cue.ts';
import {
  closesQuote,
  createFrame,
  type Frame,
  foldedAt,
  opensQuote,
  type VoiceLexicon,
} from './frame.ts';
import type { Agreement } from './grammar.ts';
import type { Run, Who } from './named.ts';
import { agrees, type FullNames, fullNamesIn, isSomebody, type Named, nameOf } from './names.ts';
import { isSpeech, type Quoted } from './quotes.ts';
import { nameRunAt } from './reach.ts';
import type { Cue } from './said.ts';
import { cuesIn, type Stretch, stretchesIn } from './scope.ts';
import type { Voice } from './types.ts';
import { whoAt } from './who.ts';

/** Who spoke last, for a pronoun. */
interface Last {
  readonly named: Named;
  readonly saidOn: string | null;
  readonly saidOnBy: Span | null;
  /** The channel, for what they say next in the same breath. */
  readonly via: Span | null;
  readonly paragraph: number;
  readonly sentence: number;
}

/** More speakers than this a text does not have; whoever speaks later is still heard, only not pointed back to. */
const MOST_SPEAKERS = 64;
/** Words of saying within a quotation stand near its beginning, tokens. */
const FARTHEST = 120;

/**
 * Who vouches for which stretch of a text, in the order of the text. Stretches of one sentence do not overlap, and none
 * reaches over a paragraph; what no stretch covers the text says by itself.
 */
export function voicesIn(
  doc: Doc,
  times: readonly TimeFound[],
  lexicon: VoiceLexicon,
): readonly Voice[] {
  const frame = createFrame(doc, times, lexicon);
  const names = fullNamesIn(frame);
  const voices: Voice[] = [];
  const earlier: Named[] = [];
  let last: Last | null = null;
  // Who was to be heard in the next paragraph: `… a déclaré :`.
  let announced: Last | null = null;
  for (const [p, paragraph] of doc.paragraphs.entries()) {
    if (paragraph.kind === 'furniture') continue;
    const from = voices.length;
    for (let s = paragraph.first; s <= paragraph.last; s++) {
      const sentence = doc.sentences[s];
      if (!sentence) continue;
      const spoken = new Map<Cue, Last | null>();
      for (const stretch of stretchesIn(frame, sentence)) {
        let known = spoken.get(stretch.cue);
        if (known === undefined) {
          known = speakerOf(frame, names, stretch.cue, earlier, last, p, s);
          spoken.set(stretch.cue, known);
          if (known) {
            last = known;
            if (!stretch.cue.pronoun && earlier.length < MOST_SPEAKERS) earlier.push(known.named);
          } else if (stretch.cue.pronoun === null) last = null;
        }
        const voice = voiceOf(frame, stretch, known, paragraph);
        if (known && last === known) last = { ...known, via: voice.via };
        spoken.set(stretch.cue, last && known && last.named === known.named ? last : known);
        voices.push(voice);
      }
    }
    const quoted = quotesAlone(
      frame,
      voices,
      from,
      p,
      (cue, s) => speakerOf(frame, names, cue, earlier, last ?? announced, p, s),
      announced,
    );
    last = quoted ?? last;
    const goesOn = voices.length > from && isLeftOpen(frame, p) ? last : null;
    announced =
      announcedBy(frame, p, (cue, s) => speakerOf(frame, names, cue, earlier, last, p, s)) ??
      goesOn;
  }
  return apart(voices);
}

/** Where marks are damaged two may reach for the same words: they are the first one's, and the second begins behind. */
function apart(voices: readonly Voice[]): readonly Voice[] {
  let end = 0;
  return voices.flatMap((voice) => {
    const { over } = voice;
    const start = Math.max(over.start, end);
    if (start >= over.end) return [];
    end = over.end;
    return start === over.start ? [voice] : [{ ...voice, over: { start, end: over.end } }];
  });
}

/** Who it is, and on which day they said it; null: somebody whom the text does not name. */
function speakerOf(
  frame: Frame,
  names: FullNames,
  cue: Cue,
  earlier: readonly Named[],
  last: Last | null,
  paragraph: number,
  sentence: number,
): Last | null {
  const day = dayOf(cue.said);
  const by = day && cue.said ? spanOf(frame, cue.said.first, cue.said.last) : null;
  const here = last && last.paragraph === paragraph ? last : null;
  if (cue.who?.isSame && cue.who.entry?.isGeneric && last && paragraph - last.paragraph <= 1) {
    // `les mêmes sources` are not one man.
    if (cue.who.isPlural === true && isSomebody(last.named.who) && last.named.who.isPlural !== true)
      return null;
    const speaker = spanOf(frame, cue.who.first, cue.who.last);
    const named = { ...last.named, speaker };
    return { named, saidOn: day, saidOnBy: by, via: null, paragraph, sentence };
  }
  if (cue.who?.isDocument && cue.who.article === 'possessive') {
    // `Son étude montre`, `His earlier post had put`: whoever spoke last, if that is a person.
    const isNear = last !== null && paragraph - last.paragraph <= 1;
    if (!last || !isNear || !isSomebody(last.named.who) || last.named.who.isPlural) return null;
    return { ...last, saidOn: day, saidOnBy: by, via: null, paragraph, sentence };
  }
  if (cue.who) {
    const named = nameOf(frame, names, cue.who, earlier, here?.named ?? null);
    if (!named) return null;
    return {
      named: { ...named, speaker: spanOf(frame, cue.who.first, cue.who.last) },
      saidOn: day,
      saidOnBy: by,
      via: null,
      paragraph,
      sentence,
    };
  }
  if (!cue.pronoun) return null;
  const meant = antecedent(frame, names, cue.pronoun, last, paragraph, sentence);
  // `« Nous avions … », raconte-t-il`: no report says so.
  if (
    meant?.named.who.isDocument &&
    closesQuote(frame, cue.first - (foldedAt(frame, cue.first - 1) === ',' ? 2 : 1))
  )
    return null;
  return (
    meant && {
      ...meant,
      saidOn: day ?? meant.saidOn,
      saidOnBy: by ?? meant.saidOnBy,
      paragraph,
      sentence,
    }
  );
}

/**
 * Whom a pronoun means: who spoke or acted in the sentence before, else who spoke last in the paragraph, or in the one
 * right before it (agencies begin a paragraph with every sentence). Where two may be meant it stays open.
 */
function antecedent(
  frame: Frame,
  names: FullNames,
  pronoun: Agreement,
  last: Last | null,
  paragraph: number,
  sentence: number,
): Last | null {
  const { doc } = frame;
  if (pronoun.isDemonstrative) {
    // `…, d'après la mairie. Celle-ci estime`: the one that the sentence before ends with.
    const isLast = last !== null && last.sentence === sentence - 1 && last.paragraph === paragraph;
    const shows = last?.named.who.gender !== null && last?.named.who.gender === pronoun.gender;
    if (!isLast || !shows || !agrees(last.named.who, pronoun)) return null;
    return endsWith(frame, last.named.speaker, sentence - 1) ? last : null;
  }
  const before = doc.sentences[sentence - 1];
  const actor =
    before && before.paragraph === paragraph ? actorOf(frame, before.first, before.last) : null;
  const spoke = last && agrees(last.named.who, pronoun) ? last : null;
  if (actor && last?.sentence !== sentence && last?.sentence !== sentence - 1) {
    if (!agrees(actor, pronoun)) return null;
    const named = nameOf(frame, names, actor, [], null);
    if (!named) return null;
    const speaker = spanOf(frame, actor.first, actor.last);
    return {
      named: { ...named, speaker },
      saidOn: null,
      saidOnBy: null,
      via: null,
      paragraph,
      sentence,
    };
  }
  if (!spoke && !last) return heroOf(frame, names, pronoun, paragraph, sentence);
  if (!spoke) return null;
  // `it` is no person: `a clerk says …; it hopes to` means somebody else.
  if (pronoun.gender === null && pronoun.isPlural === false && isSomebody(spoke.named.who))
    return null;
  const isSpeaker = actor && frame.tokens[actor.first]?.start === spoke.named.speaker.start;
  if (actor && !isSpeaker && agrees(actor, pronoun)) {
    // One acts and another speaks in the same sentence.
    if (spoke.sentence === sentence - 1 && isSomebody(actor)) return null;
  }
  if (spoke.paragraph !== paragraph) {
    const isNext =
      spoke.paragraph === paragraph - 1 && doc.paragraphs[paragraph - 1]?.kind === 'body';
    // An organisation is meant only when it had the last word, and its gender shows.
    const { who } = spoke.named;
    const shows = who.gender !== null && who.gender === pronoun.gender;
    const isMeant = isSomebody(who) || (shows && spoke.sentence === sentence - 1);
    if (!isNext || !isMeant) return null;
  }
  for (let s = spoke.sentence + 1; s < sentence; s++) {
    const between = doc.sentences[s];
    if (!between) continue;
    for (let at = between.first; at <= Math.min(between.last, between.first + 60); at++) {
      if ((frame.quotes.of[at] ?? -1) >= 0) continue;
      const found = frame.speakerAt(at);
      if (found?.is.kind === 'function' || found?.is.kind === 'title') return null;
    }
  }
  return spoke;
}

/** A paragraph that tells of two is of neither, and a longer one is not looked through, tokens. */
const LONGEST_SCENE = 160;

/**
 * `Anahit Sargsyan packed two suitcases. …` and, in the next paragraph, `“…,” she said`: the one person whom the
 * paragraph before names, with whom it begins, and before whom nobody has spoken.
 */
function heroOf(
  frame: Frame,
  names: FullNames,
  pronoun: Agreement,
  p: number,
  sentence: number,
): Last | null {
  const { doc } = frame;
  const before = doc.paragraphs[p - 1];
  const isHere = doc.sentences[sentence]?.paragraph === p;
  if (before?.kind !== 'body' || !isHere || pronoun.gender === null || pronoun.isPlural)
    return null;
  const first = doc.sentences[before.first]?.first ?? 0;
  const last = doc.sentences[before.last]?.last ?? 0;
  if (last - first > LONGEST_SCENE || doc.paragraphs[p]?.first !== sentence) return null;
  const end = nameRunAt(frame, first, last);
  const isName = end > first && !frame.speakerAt(first) && !frame.placeAt(first);
  const isActing = frame.tokens[end + 1]?.kind === 'word' || foldedAt(frame, end + 1) === ',';
  if (!isName || !isActing) return null;
  for (let at = end + 1; at <= last; at++) {
    const other = nameRunAt(frame, at, last);
    if (other > at && !frame.placeAt(at)) return null;
    const known = frame.speakerAt(at);
    if (
      known?.is.kind === 'title' ||
      (known?.is.kind === 'function' && frame.tokens[at]?.isCapital)
    )
      return null;
    at = Math.max(at, other);
  }
  const who = whoAt(frame, first, end, 0);
  const named = who && !who.pronoun ? nameOf(frame, names, who, [], null) : null;
  if (!named) return null;
  const speaker = spanOf(frame, first, end);
  return {
    named: { ...named, speaker },
    saidOn: null,
    saidOnBy: null,
    via: null,
    paragraph: p,
    sentence,
  };
}

/** Behind them the sentence tells nothing but more of them: no more than a few words. */
function endsWith(frame: Frame, who: Span, sentence: number): boolean {
  const { sentences, tokens } = frame.doc;
  const last = sentences[sentence]?.last ?? 0;
  return (tokens[Math.max(0, last - 8)]?.start ?? 0) <= who.start;
}

/** Somebody with whom a sentence begins, as its subject. */
function actorOf(frame: Frame, first: number, last: number): Who | null {
  let at = first;
  while (at < last && (frame.timeOf[at] ?? -1) >= 0) at++;
  if (foldedAt(frame, at) === ',') at++;
  const who = whoAt(frame, at, Math.min(last, at + 30));
  if (!who || who.pronoun) return null;
  if (who.entry === null) return isTold(frame, who) ? who : null;
  return isSomebody(who) && who.entry.kind !== 'organisation' ? who : null;
}

/** `Halima, 27, who fled …`: a name whom the text tells of behind a comma. */
function isTold(frame: Frame, who: Who): boolean {
  if (!who.name || who.isPlace || foldedAt(frame, who.last + 1) !== ',') return false;
  const behind = foldedAt(frame, who.last + 2);
  return frame.tokens[who.last + 2]?.kind === 'digits' || behind === 'who' || behind === 'qui';
}

const dayOf = (time: TimeFound | null): string | null =>
  time?.from && /^\d{4}-\d{2}-\d{2}$/.test(time.from) && (time.to === null || time.to === time.from)
    ? time.from
    : null;

const runSpan = (frame: Frame, run: Run | null): Span | null =>
  run && spanOf(frame, run.first, run.last);

function voiceOf(
  frame: Frame,
  stretch: Stretch,
  spoken: Last | null,
  paragraph: { readonly first: number; readonly last: number },
): Voice {
  const { cue } = stretch;
  const over = widened(frame, stretch, paragraph);
  return {
    over: spanOf(frame, over.first, over.last),
    speaker:
      spoken && cue.who
        ? spanOf(frame, cue.who.first, cue.who.last)
        : (spoken?.named.speaker ?? null),
    name: spoken?.named.name ?? null,
    role: spoken?.named.role ?? null,
    via: runSpan(frame, stretch.via) ?? (cue.pronoun ? (spoken?.via ?? null) : null),
    saidOn: spoken?.saidOn ?? dayOf(cue.said),
    saidOnBy: spoken?.saidOnBy ?? null,
    cue: spanOf(frame, cue.words.first, cue.words.last),
    isQuotation: isQuotation(frame, over),
    isCarried: stretch.isCarried || cue.pronoun !== null,
    isHedged: cue.isHedged,
  };
}

/** What is said without the commas around it, and with all of a quotation that began or ends in another sentence. */
function widened(
  frame: Frame,
  stretch: Stretch,
  paragraph: { readonly first: number; readonly last: number },
): Run {
  const start = frame.doc.sentences[paragraph.first]?.first ?? 0;
  const end = frame.doc.sentences[paragraph.last]?.last ?? 0;
  let { first, last } = stretch;
  const isEdge = (at: number) => /^[,;:–—-]$/.test(foldedAt(frame, at));
  while (
    first < last &&
    (isEdge(first) || foldedAt(frame, first) === 'que' || foldedAt(frame, first) === "qu'")
  )
    first++;
  while (last > first && isEdge(last)) last--;
  const before = frame.quotes.all[frame.quotes.of[first] ?? -1];
  if (isSpeech(before) && before.first >= start) first = Math.min(first, before.first);
  const after = frame.quotes.all[frame.quotes.of[last] ?? -1];
  if (isSpeech(after) && after.last <= end) last = Math.max(last, after.last);
  return { first, last };
}

function isQuotation(frame: Frame, over: Run): boolean {
  const ends = foldedAt(frame, over.last) === '.' ? over.last - 1 : over.last;
  return (
    opensQuote(frame, over.first) && (closesQuote(frame, over.last) || closesQuote(frame, ends))
  );
}

/**
 * A quotation that fills its sentences and has no words of saying beside it: in a paragraph in which one voice alone
 * speaks it is theirs. Where two speak, or nobody, it stays open.
 */
function quotesAlone(
  frame: Frame,
  voices: Voice[],
  from: number,
  p: number,
  speakerOfCue: (cue: Cue, sentence: number) => Last | null,
  announced: Last | null,
): Last | null {
  const { doc } = frame;
  const paragraph = doc.paragraphs[p];
  if (!paragraph) return null;
  let heard: Last | null = null;
  const spoken = voices.slice(from);
  const called = new Set(spoken.map((one) => one.name));
  const [one] = spoken;
  const added: Voice[] = [];
  // Both run from left to right, so neither is looked through anew.
  let behind = 0;
  for (let s = paragraph.first; s <= paragraph.last; s++) {
    const sentence = doc.sentences[s];
    if (!sentence || !opensQuote(frame, sentence.first)) continue;
    const quoted = frame.quotes.all[frame.quotes.of[sentence.first] ?? -1];
    if (!isSpeech(quoted) || quoted.last < sentence.last - 1) continue;
    const end = Math.min(quoted.last, doc.sentences[paragraph.last]?.last ?? quoted.last);
    const over = spanOf(frame, sentence.first, end);
    while ((spoken[behind]?.over.end ?? Number.POSITIVE_INFINITY) <= over.start) behind++;
    if ((spoken[behind]?.over.start ?? Number.POSITIVE_INFINITY) < over.end) continue;
    const own = withinQuote(frame, quoted);
    const opener = s === paragraph.first ? announced : null;
    const spoke = own ? speakerOfCue(own, s) : opener;
    heard = spoke ?? heard;
    const shared = !own && !opener && one !== undefined && called.size === 1 ? one : null;
    const words = own?.words;
    added.push({
      over,
      speaker: spoke?.named.speaker ?? shared?.speaker ?? null,
      name: spoke?.named.name ?? shared?.name ?? null,
      role: spoke?.named.role ?? shared?.role ?? null,
      via: (own ? runSpan(frame, own.via) : spoke?.via) ?? shared?.via ?? null,
      saidOn: spoke?.saidOn ?? shared?.saidOn ?? null,
      saidOnBy: spoke?.saidOnBy ?? shared?.saidOnBy ?? null,
      cue: words
        ? spanOf(frame, words.first, words.last)
        : (shared?.cue ?? spanOf(frame, sentence.first, sentence.first)),
      isQuotation: true,
      isCarried: own === null || own.pronoun !== null,
      isHedged: shared?.isHedged ?? false,
    });
    while (s < paragraph.last && (doc.sentences[s + 1]?.first ?? Number.POSITIVE_INFINITY) <= end)
      s++;
  }
  if (added.length > 0) {
    voices.push(...added);
    const tail = voices.splice(from).sort((a, b) => a.over.start - b.over.start);
    for (const voice of tail) voices.push(voice);
  }
  return heard;
}

/** `« Une partie est sortie, raconte Omar. Les autres attendent »`: words of saying within the quotation itself. */
function withinQuote(frame: Frame, quoted: Quoted): Cue | null {
  for (let at = quoted.first + 1; at <= Math.min(quoted.last, quoted.first + FARTHEST); at++) {
    if (!/^[,?!]$/.test(foldedAt(frame, at - 1)) || frame.tokens[at]?.kind !== 'word') continue;
    const sentence = frame.doc.sentences[frame.doc.sentenceOf[at] ?? 0];
    if (!sentence) continue;
    const cue = cueAt(frame, at, sentence, at, null);
    if (cue?.form !== 'tail' || cue.isAccordingTo || cue.first !== at) continue;
    if (cue.pronoun || cue.who?.name || cue.who?.entry) return cue;
  }
  return null;
}

/** A quotation that its paragraph leaves open is opened anew by the next one, and is the same speaker's. */
function isLeftOpen(frame: Frame, p: number): boolean {
  const end = frame.doc.sentences[frame.doc.paragraphs[p]?.last ?? 0]?.last ?? 0;
  const quoted = frame.quotes.all[frame.quotes.of[end] ?? -1];
  return isSpeech(quoted) && quoted.last === end && !closesQuote(frame, end);
}

/** `Le militant explique :` at the end of a paragraph: the quotation with which the next one begins is theirs. */
function announcedBy(
  frame: Frame,
  p: number,
  speakerOfCue: (cue: Cue, sentence: number) => Last | null,
): Last | null {
  const s = frame.doc.paragraphs[p]?.last ?? 0;
  const sentence = frame.doc.sentences[s];
  if (!sentence || foldedAt(frame, sentence.last) !== ':') return null;
  const cue = cuesIn(frame, sentence).at(-1);
  return cue && (cue.form === 'front' || cue.form === 'tail') ? speakerOfCue(cue, s) : null;
}
