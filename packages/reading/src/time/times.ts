import type { Doc, Sentence } from '../text/doc.ts';
import type { Around, Piece } from './around.ts';
import { type Day, dayFromIso } from './calendar.ts';
import { type Cursor, cursorOf } from './cursor.ts';
import { frenchAt } from './fr.ts';
import { turnAround } from './turn.ts';
import { turnOfEnglish } from './turn-en.ts';
import { turnOfFrench } from './turn-fr.ts';
import type { Anchor, TimeFound } from './types.ts';

type Grammar = (cursor: Cursor, at: number) => Piece | null;

const GRAMMARS: Readonly<Record<Doc['language'], Grammar>> = {
  fr: frenchAt,
  en: frenchAt,
  ar: frenchAt,
};

/**
 * Every word or more about time, in order, none within another; page furniture is left out.
 * @param anchor The day of writing. Without it only what stands there in full is resolved; “today” is never asked for.
 */
export function timesIn(doc: Doc, anchor: Anchor): readonly TimeFound[] {
  const found: TimeFound[] = [];
  const day = dayFromIso(anchor.writtenOn);
  for (const paragraph of doc.paragraphs) {
    if (paragraph.kind === 'furniture') continue;
    let told: Day | null = null;
    for (let index = paragraph.first; index <= paragraph.last; index++) {
      const sentence = doc.sentences[index] as Sentence;
      const cursor = cursorOf(doc, sentence.first, sentence.last);
      for (let at = sentence.first; at <= sentence.last; at++) {
        const piece = GRAMMARS[doc.language](cursor, at);
        if (!piece) continue;
        const time = resolve(doc, cursor, at, piece, day, told);
        found.push(time);
        const one = time.kind === 'day' || time.kind === 'since' ? dayFromIso(time.from) : null;
        if (one !== null) told = one;
        at = piece.last;
      }
    }
  }
  return found;
}

function resolve(
  doc: Doc,
  cursor: Cursor,
  first: number,
  piece: Piece,
  anchor: Day | null,
  told: Day | null,
): TimeFound {
  const turnOf = doc.language === 'en' ? turnOfEnglish : turnOfFrench;
  const around: Around = {
    anchor,
    told,
    turn: () => turnAround(cursor, first, piece.last, turnOf),
  };
  const [from, to] = piece.range(around);
  return {
    start: doc.tokens[first]?.start ?? 0,
    end: doc.tokens[piece.last]?.end ?? 0,
    first,
    last: piece.last,
    kind: piece.kind,
    from,
    to,
    clock: piece.clock,
  };
}
