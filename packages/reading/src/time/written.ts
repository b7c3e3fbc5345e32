import type { Doc, Sentence } from '../text/doc.ts';
import { perWord } from '../text/perWord.ts';
import type { Span } from '../text/span.ts';
import type { Token } from '../text/token.ts';
import type { Turn } from './around.ts';
import { dayFromIso, dayIso, weekdayOf } from './calendar.ts';
import { cursorOf } from './cursor.ts';
import { grammarOf } from './grammar.ts';
import { turnAround } from './turn.ts';
import type { PartialDate } from './types.ts';
import { WEEKDAYS } from './words.ts';

export interface WrittenFound {
  /** The day from which `jeudi` and `hier` are counted, `YYYY-MM-DD`. */
  readonly date: PartialDate;
  /** The words that show that it was the day before publication; none when it is the day of publication. */
  readonly by: readonly Span[];
}

interface Said extends Span {
  readonly weekday: number;
  readonly turn: Turn | null;
  readonly clock: string | null;
  readonly isEvening: boolean;
}

const EVENING = /^(?:soir|soiree|nuit|evening|night|مساء)$/;
/** Before these hours a page of the morning tells of what is to come on the same day. */
const EARLY = '09:00';

/**
 * The day the text was written: the day of publication, or the day before where the words leave nothing else. A page is
 * often stamped the morning after, and then “mardi soir” is tonight.
 * Moves back only when yesterday's weekday is both past and to come, or when yesterday evening was the last that somebody
 * said something and this morning still lies ahead; and never when something is told as past of the day of publication.
 * @param publishedOn `YYYY-MM-DD`; null, or no such day: nothing is known.
 */
export function writtenOn(doc: Doc, publishedOn: string | null): WrittenFound | null {
  const published = dayFromIso(publishedOn);
  if (published === null) return null;
  const same: WrittenFound = { date: dayIso(published), by: [] };
  const today = weekdayOf(published);
  const said = saidIn(doc);
  const ofToday = said.filter((one) => one.weekday === today);
  if (ofToday.some((one) => one.turn === 'last')) return same;
  const ofYesterday = said.filter((one) => one.weekday === weekdayOf(published - 1));
  const past = ofYesterday.filter((one) => one.turn === 'last');
  const toCome = ofYesterday.filter((one) => one.turn === 'next');
  const morning = ofToday.filter(
    (one) => one.turn === 'next' && one.clock !== null && one.clock < EARLY,
  );
  const by =
    past.length > 0 && toCome.length > 0
      ? [...past, ...toCome]
      : past.some((one) => one.isEvening) && morning.length > 0
        ? [...past.filter((one) => one.isEvening), ...morning]
        : [];
  if (by.length === 0) return same;
  return {
    date: dayIso(published - 1),
    by: by.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  };
}

/** Weekdays said by their bare names, with what the verbs around say of them. */
function saidIn(doc: Doc): readonly Said[] {
  const { pieceAt, turnOf } = grammarOf(doc);
  const weekdays = WEEKDAYS[doc.language];
  // `Tuesday's` too.
  const isWeekday = perWord(({ folded }) => weekdays.has(folded.replace(/'s$/, '')));
  const said: Said[] = [];
  for (const paragraph of doc.paragraphs) {
    if (paragraph.kind === 'furniture' || paragraph.kind === 'caption') continue;
    for (let index = paragraph.first; index <= paragraph.last; index++) {
      const sentence = doc.sentences[index] as Sentence;
      const cursor = cursorOf(doc, sentence.first, sentence.last);
      for (let at = sentence.first; at <= sentence.last; at++) {
        if (!isWeekday(doc.tokens[at] as Token)) continue;
        const weekday = weekdays.get(cursor.word(at));
        if (weekday === undefined) continue;
        const piece = pieceAt(cursor, at);
        const before = cursor.word(at - 1);
        // `mardi 20 décembre`, `mardi prochain` say the day themselves; `hier mardi`, `ce mardi` speak of today.
        if (piece?.kind !== 'day') continue;
        const isThis =
          before === 'ce' || before === 'hier' || before === 'yesterday' || before === 'this';
        const words = doc.tokens.slice(at + 1, Math.min(piece.last, at + 6) + 1);
        const isBare = !words.some(
          (one, ahead) =>
            /^(?:prochain|dernier|next|last)$/.test(one.folded) ||
            (ahead === 0 && one.kind === 'digits'),
        );
        if (
          !isBare ||
          before === 'depuis' ||
          before === 'since' ||
          before === 'next' ||
          before === 'last'
        )
          continue;
        said.push({
          start: doc.tokens[at]?.start ?? 0,
          end: doc.tokens[piece.last]?.end ?? 0,
          weekday,
          turn: isThis ? 'last' : turnAround(cursor, at, piece.last, turnOf),
          clock: piece.clock,
          isEvening: words.some((one) => EVENING.test(one.folded)),
        });
        at = piece.last;
      }
    }
  }
  return said;
}
