import type { Sentence } from '../text/doc.ts';
import { overlaps, type Span } from '../text/span.ts';
import { dayFromIso } from '../time/calendar.ts';
import type { PartialDate, TimeFound } from '../time/types.ts';
import type { Voice } from '../voice/types.ts';
import type { Run } from './clause.ts';
import type { Told } from './state.ts';
import type { Ground } from './words.ts';

export interface When {
  readonly date: PartialDate | null;
  readonly clock: string | null;
  readonly by: readonly Span[];
  /** Tokens of a time in the same clause. */
  readonly run: Run | null;
  /** Its own words name one day. */
  readonly isDay: boolean;
}

const NEVER: When = { date: null, clock: null, by: [], run: null, isDay: false };
/** A longer span of days fixes no day. */
const LONGEST_SPAN = 2;
/** The day that a text tells of is looked for no further back than this many words about time. */
const BACK = 12;
/** A day of another verb is as far as so many tokens more. */
const OTHER = 12;
/** Paragraphs. */
const FAR = 4;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Things told with these did not happen on the day the text tells of. */
const LOOSE = new Set(
  'deja already far depuis since auparavant precedemment previously earlier jadis souvent often encore-jamais historiquement ago'.split(
    ' ',
  ),
);

/** The first time whose last token is not before this one. */
export function timeFrom(times: readonly TimeFound[], token: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.last ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dateOf(
  time: TimeFound,
  told: Told,
  isStart: boolean,
  writtenOn: PartialDate | null,
): PartialDate | null {
  const { kind, from, to } = time;
  if (kind === 'until') return null;
  // `depuis ce matin`
  if (kind === 'since' && from !== null && from === writtenOn) return from;
  if (kind === 'since') return told.phase === 'started' || isStart ? from : null;
  if (from === null || to === null || from === to) return from ?? to;
  const [first, last] = [dayFromIso(from), dayFromIso(to)];
  if (first === null || last === null) return null;
  // A night across two days is told by the day it ends with.
  return last - first < LONGEST_SPAN ? to : null;
}

/** Between a verb and a time that belongs to another one. */
function isCut(ground: Ground, from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    const word = ground.word(index);
    if (/^(?:qui|dont|who|which|que|qu'|tandis|mais|but|while|;)$/.test(word)) return true;
    // `après l'offensive de mars`, and not `peu avant minuit, dimanche`.
    const isHour = ground.isTime(index) || ground.isTime(index + 1);
    if (/^(?:apres|after|avant|before)$/.test(word) && !isHour) return true;
  }
  return false;
}

/** `L'évacuation, prévue dimanche, a été annulée`: the day between the commas is of what stands there with it. */
function isBracketed(ground: Ground, time: TimeFound, nucleus: Run, verb: Run): boolean {
  if (time.last >= verb.first || time.first <= nucleus.first) return false;
  if (ground.word(time.last + 1) !== ',') return false;
  for (let index = time.first - 1; index > Math.max(nucleus.first, time.first - 12); index--) {
    if (ground.word(index) === ',') return index < time.first - 1;
  }
  return false;
}

const isForLater = (ground: Ground, time: TimeFound): boolean => {
  for (let index = time.first - 3; index <= time.first; index++) {
    if (
      /^(?:compter|partir|pour|jusqu'|from|starting|beginning|until|for)$/.test(ground.word(index))
    )
      return true;
  }
  return false;
};

interface Asked {
  readonly isAnnounced: boolean;
  readonly nucleus: Run;
  readonly verb: Run;
  readonly clause: Run;
  readonly sentence: Sentence;
  readonly told: Told;
  readonly voice: Voice | null;
  /** It is said by whoever says it (an appeal): its day is the day of saying. */
  readonly isSpeech: boolean;
  /** It begins, so that `depuis` says when. */
  readonly isStart: boolean;
  /** Proposed on the day it is said. */
  readonly isProposal: boolean;
  /** What is told is known (`l'accord a été conclu`), or a word by the way: only a day of its own dates it. */
  readonly needsOwn: boolean;
}

/** The day of an event: its own words, the day on which it is told as going on, or the day the text tells of. */
export function whenOf(
  ground: Ground,
  times: readonly TimeFound[],
  writtenOn: PartialDate | null,
  asked: Asked,
): When {
  const { nucleus, clause, sentence, told, voice } = asked;
  let best: TimeFound | null = null;
  let least = Number.POSITIVE_INFINITY;
  let clock: TimeFound | null = null;
  let isLoose = false;
  for (let n = timeFrom(times, clause.first); n < times.length; n++) {
    const time = times[n] as TimeFound;
    if (time.first > clause.last) break;
    if (time.kind === 'age' || time.kind === 'duration') continue;
    if (!asked.isSpeech && voice) {
      if (voice.saidOnBy && overlaps(voice.saidOnBy, time)) continue;
      if (overlaps(voice.cue, time)) continue;
    }
    if (time.kind === 'since') isLoose = true;
    if (time.clock !== null && time.from === null) clock ??= time;
    if (time.from === null && time.to === null) continue;
    const distance =
      time.last < nucleus.first
        ? nucleus.first - time.last
        : Math.max(0, time.first - nucleus.last);
    const isApart =
      time.first > nucleus.last
        ? isCut(ground, nucleus.last + 1, time.first - 1)
        : time.last < nucleus.first && isCut(ground, time.last + 1, nucleus.first - 1);
    // `annonce une trêve à compter du 4 février`: that is the day of the truce.
    if (asked.isAnnounced && told.state !== 'due' && isForLater(ground, time)) continue;
    // Of when it was to be, and so not of when it was put off.
    const isInBrackets = isBracketed(ground, time, nucleus, asked.verb);
    if (isInBrackets) isLoose = true;
    if (isApart || isInBrackets) continue;
    // `set off on Friday and reached the plant on Saturday`
    const isOfOther =
      time.last < nucleus.first && /^(?:et|and)$/.test(ground.word(nucleus.first - 1));
    if (distance + (isOfOther ? OTHER : 0) < least) {
      best = time;
      least = distance + (isOfOther ? OTHER : 0);
    }
  }
  if (!best) best = opening(ground, times, sentence, asked);
  if (best) {
    const date = dateOf(best, told, asked.isStart, writtenOn);
    const run = { first: best.first, last: best.last };
    const by = [{ start: best.start, end: best.end }];
    if (date !== null && isPossible(date, told, writtenOn)) {
      return {
        date,
        clock: best.clock ?? clock?.clock ?? null,
        by,
        run,
        isDay: best.kind === 'day',
      };
    }
    const isStill = told.state === 'now' && date !== null;
    if (!isStill && (best.kind !== 'since' || !(told.state === 'now' || told.isBeNow)))
      return { ...NEVER, run };
  }
  const hour = clock
    ? { clock: clock.clock, run: { first: clock.first, last: clock.last } }
    : { clock: null, run: null };
  if (asked.isProposal && voice?.saidOn && voice.saidOnBy) {
    return { ...NEVER, date: voice.saidOn, ...hour, by: [voice.saidOnBy] };
  }
  if (asked.needsOwn || told.state === 'due' || told.state === 'bare') return { ...NEVER, ...hour };
  const verb = spanOf(ground, told.first, nucleus.last);
  if ((told.state === 'now' || (told.isBeNow && best?.kind === 'since')) && !told.isImperfect) {
    const day = voice ? (voice.saidOn ?? writtenOn) : writtenOn;
    return day === null
      ? { ...NEVER, ...hour }
      : { ...NEVER, date: day, ...hour, by: voice?.saidOnBy ? [voice.saidOnBy] : [verb] };
  }
  for (let index = clause.first; index <= clause.last; index++) {
    if (LOOSE.has(ground.word(index))) isLoose = true;
  }
  // `nine have been bombed`: some day until now.
  const isPerfect = ground.doc.language === 'en' && /^(?:has|have)$/.test(ground.word(told.first));
  if (isLoose || isPerfect || told.isReported) return { ...NEVER, ...hour };
  if (voice?.saidOn && voice.saidOnBy)
    return { ...NEVER, date: voice.saidOn, ...hour, by: [voice.saidOnBy] };
  const day = dayTold(ground, times, nucleus, writtenOn);
  // `suspendirent`, `had detained`: told of a day before the one that the text was written on.
  if (day?.date === writtenOn && isOfBefore(ground, told, asked.verb)) return { ...NEVER, ...hour };
  return day ? { ...NEVER, date: day.date, ...hour, by: [day.by] } : { ...NEVER, ...hour };
}

function isOfBefore(ground: Ground, told: Told, verb: Run): boolean {
  const { doc } = ground;
  if (doc.language === 'fr') {
    const last = doc.tokens[verb.first];
    return (
      last !== undefined && /(?:èrent|irent|urent)$/i.test(doc.text.slice(last.start, last.end))
    );
  }
  return /^had$/.test(ground.word(told.first));
}

const isPossible = (date: PartialDate, told: Told, writtenOn: PartialDate | null): boolean =>
  !(
    writtenOn !== null &&
    (told.state === 'done' || told.state === 'now') &&
    date > writtenOn &&
    !writtenOn.startsWith(date)
  );

const spanOf = ({ doc }: Ground, first: number, last: number): Span => ({
  start: doc.tokens[Math.min(first, last)]?.start ?? 0,
  end: doc.tokens[last]?.end ?? 0,
});

/** `Mercredi, des centaines de …`: a time at the head of a sentence holds for all of it. */
function opening(
  ground: Ground,
  times: readonly TimeFound[],
  sentence: Sentence,
  { voice, clause }: Asked,
): TimeFound | null {
  const time = times[timeFrom(times, sentence.first)];
  if (!time || time.first > sentence.first + 2 || time.last >= clause.first) return null;
  if (voice?.saidOnBy && overlaps(voice.saidOnBy, time)) return null;
  return time.kind === 'day' && ground.word(time.last + 1) === ',' ? time : null;
}

/**
 * The day that the text tells of here: the last one it named, if that is the day of writing or the one before, or was
 * named in the same paragraph.
 */
function dayTold(
  ground: Ground,
  times: readonly TimeFound[],
  nucleus: Run,
  writtenOn: PartialDate | null,
): { readonly date: PartialDate; readonly by: Span } | null {
  const { doc } = ground;
  const paragraph = doc.sentences[doc.sentenceOf[nucleus.first] ?? 0]?.paragraph ?? 0;
  const last = timeFrom(times, nucleus.first) - 1;
  for (let n = last; n >= Math.max(0, last - BACK); n--) {
    const time = times[n] as TimeFound;
    if (time.kind !== 'day' || time.from === null || !DAY.test(time.from)) continue;
    if (writtenOn === null || time.from > writtenOn) continue;
    const date =
      time.to !== null && DAY.test(time.to) && time.to <= writtenOn ? time.to : time.from;
    const where = doc.sentences[doc.sentenceOf[time.first] ?? 0]?.paragraph ?? 0;
    // Further back only today is still the day that is told of.
    const isToday = date === writtenOn && paragraph - where <= FAR;
    if (where !== paragraph && !isToday) return null;
    return { date, by: { start: time.start, end: time.end } };
  }
  return null;
}
