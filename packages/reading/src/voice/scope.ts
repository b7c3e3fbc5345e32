import type { Sentence } from '../text/doc.ts';
import { isInNumber } from '../text/run.ts';
import { cueAt } from './cue.ts';
import { figureAt, isNumberAt } from './figure.ts';
import { closesQuote, type Frame, foldedAt, opensQuote } from './frame.ts';
import type { Run } from './named.ts';
import { isSpeech } from './quotes.ts';
import type { Cue } from './said.ts';

/** One voice's stretch of a sentence. */
export interface Stretch extends Run {
  cue: Cue;
  /** A channel told farther on (`…, a rapporté l'agence X`). */
  via: Run | null;
  /** It goes on from an earlier clause (`tandis que`, `dont`). */
  readonly isCarried: boolean;
}

const CLAUSE = new Set([',', ';', '–', '—', '-']);
/** Behind a comma these begin what the text tells by itself. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  fr: ['alors que', "alors qu'", 'apres', 'au lendemain', 'avant', 'mais', 'or'],
  en: ['while', 'but', 'after', 'although', 'though', 'before', 'as'],
  ar: ['لكن'],
};
const ALONGSIDE: Readonly<Record<string, readonly string[]>> = {
  fr: ['tandis que', "tandis qu'"],
  en: ['while', 'whereas'],
  ar: ['بينما'],
};
/** A list without a verb is short, tokens. */
const MOST_LISTED = 24;
const VERBS = new Set(
  'est sont etait etaient sera seront was were is are be will would could can may did do does left died fled remain remained stay went came'.split(
    ' ',
  ),
);
const GOES_ON = new Set(['que', "qu'", 'that']);
const ANDS = new Set(['et', 'and', 'mais', 'but', 'or', 'puis', 'then']);

const opensWith = (frame: Frame, at: number, phrases: readonly string[] | undefined): boolean =>
  (phrases ?? []).some((phrase) =>
    phrase.split(' ').every((word, n) => foldedAt(frame, at + n) === word),
  );

const OF_THEM = new Set(['who', 'whose', 'where', 'qui', 'ou']);
const RELATIVES = new Set(['which', 'who', 'qui', 'dont']);

/** `…, d'après la mairie, après 83 vendredi` goes on: a figure of theirs beside the other. */
const turnsAt = (frame: Frame, at: number): boolean =>
  opensWith(frame, at, TURNS[frame.doc.language]) &&
  !(/^(?:apres|after)$/.test(foldedAt(frame, at)) && isNumberAt(frame, at + 1));

/** The cues of a sentence, from left to right; none within a quotation, whose words are somebody else's. */
export function cuesIn(frame: Frame, sentence: Sentence): readonly Cue[] {
  const cues: Cue[] = [];
  let from = sentence.first;
  for (let at = sentence.first; at <= sentence.last; at++) {
    const quoted = frame.quotes.all[frame.quotes.of[at] ?? -1];
    if (isSpeech(quoted)) {
      at = Math.max(at, Math.min(quoted.last, sentence.last));
      continue;
    }
    if (frame.tokens[at]?.kind !== 'word') continue;
    const cue = cueAt(frame, at, sentence, from, cues.at(-1) ?? null);
    if (!cue || cue.last < at) continue;
    cues.push(cue);
    at = cue.last;
    // `Le gouvernement, cité par l'agence X, indique`: the subject is still to come.
    if (cue.form !== 'via') from = cue.last + 1;
  }
  return cues;
}

/** Where what `from` begins is over, before the text speaks by itself again. */
function untilTurn(frame: Frame, from: number, last: number, isAccordingTo: boolean): number {
  // `…, which it calls credible but could not verify, that …`: what turns is the aside alone.
  let isRelative = false;
  for (let at = from; at < last; at++) {
    const folded = foldedAt(frame, at);
    const isTurn = (folded === 'mais' || folded === 'but') && !isRelative;
    if (isTurn && at > from && (frame.quotes.of[at] ?? -1) < 0) {
      if (!GOES_ON.has(foldedAt(frame, at + 1))) return at - 1;
    }
    if ((folded !== ',' && folded !== ';' && folded !== '–') || isInNumber(frame.tokens, at))
      continue;
    if ((frame.quotes.of[at] ?? -1) >= 0) {
      at = Math.min(last, frame.quotes.all[frame.quotes.of[at] ?? 0]?.last ?? at);
      continue;
    }
    if (folded === ';') return at - 1;
    const next = at + 1;
    // `mais que` goes on with what is said; `après que` does not.
    const isBut = /^(?:mais|but)$/.test(foldedAt(frame, next));
    const goesOn = isBut && GOES_ON.has(foldedAt(frame, next + 1));
    if (turnsAt(frame, next) && !goesOn) return at - 1;
    isRelative = RELATIVES.has(foldedAt(frame, next));
    if (!isAccordingTo && opensWith(frame, next, ALONGSIDE[frame.doc.language])) return at - 1;
  }
  return last;
}

/** `…, où les combats ont fait, selon X, 200 morts`: X says no more than what the relative clause tells. */
function relativeBefore(frame: Frame, end: number, least: number): number {
  for (let at = end; at > least + 1 && at > end - 12; at--) {
    if (foldedAt(frame, at - 1) === ',' && RELATIVE_START.has(foldedAt(frame, at))) return at;
    if (foldedAt(frame, at) === ',') return least;
  }
  return least;
}

const RELATIVE_START = new Set(['ou', 'where', 'qui', 'which', 'dont', 'when']);

/** The beginning of the clause that ends before `end`. */
function clauseBefore(frame: Frame, end: number, least: number): number {
  let at = end;
  // The comma right before the words of saying closes the clause and does not begin it.
  if (CLAUSE.has(foldedAt(frame, at))) at--;
  for (let n = 0; at > least && n < 80; at--, n++) {
    const folded = foldedAt(frame, at);
    if (closesQuote(frame, at)) {
      const quoted = frame.quotes.all[frame.quotes.of[at] ?? -1];
      if (quoted && quoted.first >= least) {
        at = quoted.first;
        continue;
      }
    }
    if (CLAUSE.has(folded) && !isInNumber(frame.tokens, at)) return at + 1;
    if (opensWith(frame, at, ALONGSIDE[frame.doc.language])) return at;
    // `14 morts et plus de 60 blessés, selon`: two figures of one count.
    const isCount = folded === 'et' && figureAt(frame, at + 1, at + 6);
    if (!isCount && opensWith(frame, at, ['alors que', 'contre', 'mais', 'but', 'while', 'et']))
      return at;
  }
  return Math.max(at, least);
}

/** Behind words of saying that stand in or after what they vouch for: does what follows still belong to it? */
function tailGoesOn(frame: Frame, cue: Cue, next: number, last: number): number {
  if (next > last) return next - 1;
  const hasComma = foldedAt(frame, next) === ',' || foldedAt(frame, next - 1) === ',';
  const at = /^[,:]$/.test(foldedAt(frame, next)) ? next + 1 : next;
  const folded = foldedAt(frame, at);
  const { continues } = frame.grammar;
  if (foldedAt(frame, next) === ';') return next - 1;
  if (opensQuote(frame, at) || (frame.quotes.of[at] ?? -1) >= 0) return last;
  if (opensWith(frame, at, ALONGSIDE[frame.doc.language]) && frame.doc.language !== 'en')
    return last;
  if (turnsAt(frame, at)) return next - 1;
  // `"…," said X, who lives where 20 families live`: of X, not by X.
  if (closesQuote(frame, cue.first - 1) && OF_THEM.has(folded)) return next - 1;
  if (continues.has(folded) || /(?:ant|ing)$/.test(folded)) return last;
  if (GOES_ON.has(folded)) return last;
  // `700 families, by the estimate of the council, and some 150 fighters`: one list, and one attribution within it.
  if (ANDS.has(folded))
    return cue.isAccordingTo && hasComma ? listUntil(frame, at + 1, last) : next - 1;
  // `Au moins 20 civils, selon l'OSDH, ont été tués`: the sentence was not over.
  return hasComma || cue.isAccordingTo ? last : next - 1;
}

/** Behind an aside `, that` or `, que` takes up what was said before it. */
function resumes(frame: Frame, from: number, last: number): boolean {
  for (let at = from; at < Math.min(last, from + MOST_LISTED); at++)
    if (foldedAt(frame, at) === ',' && GOES_ON.has(foldedAt(frame, at + 1))) return true;
  return false;
}

/** Where a figure without a verb of its own ends; before `from` when none stands there. */
function listUntil(frame: Frame, from: number, last: number): number {
  const { grammar } = frame;
  if (!figureAt(frame, from, Math.min(last, from + 3))) return from - 2;
  for (let at = from; at <= Math.min(last, from + MOST_LISTED); at++) {
    const folded = foldedAt(frame, at);
    if (folded === ';') return at - 1;
    if (grammar.auxiliaries.has(folded) || VERBS.has(folded) || frame.verbAt(at)) return from - 2;
  }
  return last - from > MOST_LISTED ? from - 2 : last;
}

function hasWords(frame: Frame, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (frame.tokens[at]?.kind !== 'mark') return true;
  return false;
}

/** Who vouches for which part of a sentence; none overlaps another. */
export function stretchesIn(frame: Frame, sentence: Sentence): readonly Stretch[] {
  const cues = cuesIn(frame, sentence);
  const stretches: Stretch[] = [];
  const { last } = sentence;
  let open: { cue: Cue; from: number; via: Run | null } | null = null;
  let cursor = sentence.first;
  let pending: Run | null = null;
  const take = (cue: Cue, first: number, to: number, via: Run | null, isCarried = false) => {
    // A full stop alone says nothing.
    if (hasWords(frame, first, to)) stretches.push({ cue, first, last: to, via, isCarried });
  };
  const close = (to: number) => {
    if (!open) return;
    const end = untilTurn(frame, open.from, to, open.cue.isAccordingTo);
    take(open.cue, open.from, end, open.via);
    open = null;
  };
  for (const [n, cue] of cues.entries()) {
    const next = cues[n + 1];
    const runsTo = next ? next.first - 1 : last;
    if (cue.form === 'silent') {
      // `says it has reports, which it could not verify, that …`: an aside, and what is said is still to come.
      if (open && resumes(frame, cue.last + 1, runsTo)) continue;
      close(cue.first - 1);
      cursor = cue.last + 1;
      // What is denied or charged stands behind it, and nobody vouches for it.
      if (next === undefined) cursor = last + 1;
      continue;
    }
    if (cue.form === 'via') {
      const opened = open as { cue: Cue; from: number; via: Run | null } | null;
      if (opened) opened.via ??= cue.via;
      else {
        const before = stretches.at(-1);
        if (before) before.via ??= cue.via;
        else {
          // It stands before the words of saying that it carries.
          pending = cue.via;
          continue;
        }
      }
      cursor = cue.last + 1;
      continue;
    }
    if (cue.form === 'front') {
      close(cue.first - 1);
      open = { cue, from: cue.last + 1, via: cue.via ?? pending };
      pending = null;
      continue;
    }
    const opened = open as { cue: Cue; from: number; via: Run | null } | null;
    const earlier = stretches.at(-1);
    if (cue.isCiting && !opened && earlier && cursor >= cue.first - 3) {
      const carrier = earlier.cue.who;
      for (const one of stretches.slice(-3)) {
        if (one.cue !== earlier.cue) continue;
        one.cue = cue;
        if (carrier) one.via = { first: carrier.first, last: carrier.last };
      }
      cursor = cue.last + 1;
      continue;
    }
    const isMedium = cue.who?.entry?.isChannel === true || cue.who?.document != null;
    if (opened) {
      if (isMedium && opened.cue.who?.entry?.isChannel !== true && cue.who?.entry?.isChannel) {
        opened.via ??= { first: cue.who.first, last: cue.who.last };
        continue;
      }
      const from = clauseBefore(frame, cue.first - 1, opened.from);
      if (from > opened.from) close(from - 1);
      else open = null;
      take(cue, from, cue.first - 1, cue.via);
    } else {
      // `« … », a déclaré X, a rapporté l'agence Y`: nothing stands between, so Y carries.
      const before = stretches.at(-1);
      if (before && isMedium && before.last >= cue.first - 2 && cue.who) {
        before.via ??= { first: cue.who.first, last: cue.who.last };
        cursor = cue.last + 1;
        continue;
      }
      if (before && cursor > cue.first - 2 && isMedium && cue.who?.entry?.isChannel) {
        before.via ??= { first: cue.who.first, last: cue.who.last };
        cursor = cue.last + 1;
        continue;
      }
      const isWithin =
        cue.isAccordingTo && foldedAt(frame, cue.first - 1) === ',' && cue.last + 1 < last;
      const relative = isWithin ? relativeBefore(frame, cue.first - 2, cursor) : cursor;
      const least = cue.isNarrow ? clauseBefore(frame, cue.first - 1, cursor) : relative;
      take(cue, least, cue.first - 1, cue.via);
    }
    cursor = cue.last + 1;
    if (cue.isNarrow) continue;
    // What stands behind it up to the next one.
    if (next && next.form !== 'front' && next.form !== 'silent') continue;
    const goesTo = tailGoesOn(frame, cue, cursor, runsTo);
    if (goesTo >= cursor) {
      const isCarried = opensWith(
        frame,
        foldedAt(frame, cursor) === ',' ? cursor + 1 : cursor,
        ALONGSIDE[frame.doc.language],
      );
      take(cue, cursor, untilTurn(frame, cursor, goesTo, true), cue.via, isCarried);
      cursor = goesTo + 1;
    }
  }
  close(last);
  return stretches;
}
