import type { TimeFound } from '../time/types.ts';
import { type Frame, foldedAt, isAccented, isPrepositionA } from './frame.ts';
import type { Run, Who } from './named.ts';
import { whoAt } from './who.ts';

/** What stands beside words of saying: the channel, the day, and how far it reaches. */
export interface Beside {
  readonly via: Run | null;
  readonly said: TimeFound | null;
  /** The first token behind all of it. */
  readonly next: number;
}

const isChannel = (who: Who | null): who is Who =>
  who !== null && (who.entry?.isChannel === true || (who.document !== null && who.entry === null));

/** The words that name a channel, without its article. */
const channelRun = (frame: Frame, who: Who): Run => {
  const run = who.document ?? who;
  const { articles } = frame.grammar;
  const skips = articles.has(foldedAt(frame, run.first)) && run.last > run.first;
  const first = skips ? run.first + 1 : run.first;
  // `l'AFP dans l'ouest de la province`: where it was told is no part of the channel.
  for (let at = first + 1; at <= run.last; at++) {
    if (frame.grammar.linksToNames.has(foldedAt(frame, at))) return { first, last: at - 1 };
  }
  return { first, last: run.last };
};

/** `à un journaliste de l'AFP`: the agency within. */
function mediumWithin(frame: Frame, who: Who): Run | null {
  if (who.entry?.role !== 'media' || who.entry.isChannel) return null;
  for (let at = who.first; at <= who.last; at++) {
    const found = frame.speakerAt(at);
    if (found?.is.isChannel) return { first: found.first, last: found.last };
  }
  return null;
}

const SENT = new Set([
  'published',
  'posted',
  'broadcast',
  'aired',
  'released',
  'shared',
  'carried',
  'issued',
]);
const TELLS = new Set(['told', 'tell', 'tells', 'telling']);

const WHERE = new Set(['in', 'at', 'from', 'a', 'en', 'depuis']);
const VIA = new Set(['sur', 'dans', 'par', 'via', 'on', 'in', 'through', 'during', 'lors']);

export interface Via {
  readonly run: Run;
  readonly next: number;
  /** A communiqué or a call: where it was put comes before it. */
  readonly isDocument: boolean;
}

/** `à l'AFP`, `sur son compte Twitter`, `dans un communiqué`, `told Reuters`; null when no channel stands here. */
export function viaAt(frame: Frame, at: number, limit: number): Via | null {
  const cited = frame.accordingToAt(at);
  if (cited?.is.isChannel) {
    const who = whoAt(frame, cited.last + 1, limit, 1);
    if (!who || (who.entry === null && !who.isNamed)) return null;
    return {
      run: channelRun(frame, { ...who, document: null }),
      next: who.last + 1,
      isDocument: who.document !== null,
    };
  }
  const folded = foldedAt(frame, at);
  const isTo = isPrepositionA(frame, at) || folded === 'to';
  const isAu = folded === 'au' || folded === 'aux';
  if (isTo || isAu || VIA.has(folded)) {
    let from = isAu ? at : at + 1;
    if (folded === 'lors' || folded === 'during') from = folded === 'lors' ? at + 2 : at + 1;
    const who = whoAt(frame, from, Math.min(limit, at + 14), 0);
    const medium = who && mediumWithin(frame, who);
    if (who && medium)
      return { run: medium, next: who.last + 1, isDocument: who.document !== null };
    if (!isChannel(who)) return null;
    // `dans un message diffusé sur Telegram`: where it was put says more than that it was a message.
    const next = (who.document?.last ?? who.last) + 1;
    const isSent = isAccented(frame, next) || SENT.has(foldedAt(frame, next));
    const sent = isSent && who.document !== null ? viaAt(frame, next + 1, limit) : null;
    if (sent) return sent;
    return {
      run: channelRun(frame, who),
      next: isSent && who.document !== null ? next + 1 : next,
      isDocument: who.document !== null,
    };
  }
  if (TELLS.has(foldedAt(frame, at - 1)) && frame.doc.language === 'en') {
    const who = whoAt(frame, at, Math.min(limit, at + 14), 0);
    if (!isChannel(who)) return null;
    return { run: channelRun(frame, who), next: who.last + 1, isDocument: who.document !== null };
  }
  return null;
}

const phraseAt = (frame: Frame, at: number): number => {
  for (const phrase of frame.grammar.phrases) {
    if (phrase.every((word, n) => foldedAt(frame, at + n) === word)) return phrase.length;
  }
  return 0;
};

/** Everything beside words of saying that is neither who speaks nor what is said. */
export function besideAt(frame: Frame, from: number, limit: number): Beside {
  let via: Via | null = null;
  let said: TimeFound | null = null;
  let next = from;
  for (let n = 0; n < 10 && next <= limit; n++) {
    const isComma = foldedAt(frame, next) === ',';
    const at = isComma ? next + 1 : next;
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time) {
      // `le 15 décembre` behind a comma may begin what is said; only what ends with one stands aside.
      if (isComma && foldedAt(frame, time.last + 1) !== ',' && time.last < limit) break;
      if (time.kind === 'day') said ??= time;
      next = time.last + 1;
      continue;
    }
    const channel = viaAt(frame, at, limit);
    if (channel) {
      if (via === null || (via.isDocument && !channel.isDocument)) via = channel;
      next = channel.next;
      continue;
    }
    if (TELLS.has(foldedAt(frame, at - 1)) && frame.doc.language === 'en' && !isComma) {
      // `told the Security Council that`: to whom, and no channel.
      const to = whoAt(frame, at, Math.min(limit, at + 14), 0);
      if (to && (to.entry || to.isNamed || to.pronoun)) {
        next = to.last + 1;
        continue;
      }
    }
    // `told reporters in Tel Aviv`, `a déclaré à Genève`
    const place = WHERE.has(foldedAt(frame, at)) && !isComma ? frame.placeAt(at + 1) : null;
    if (place && frame.tokens[at + 1]?.isCapital && place.last < limit) {
      next = place.last + 1;
      continue;
    }
    const words = phraseAt(frame, at);
    if (words > 0) {
      next = at + words;
      continue;
    }
    if (!isComma && frame.grammar.adverbs.has(foldedAt(frame, at))) {
      next = at + 1;
      continue;
    }
    break;
  }
  return { via: via?.run ?? null, said, next };
}
