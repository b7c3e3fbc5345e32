import type { Doc, Sentence } from '../text/doc.ts';
import type { Around, Piece, Turn } from './around.ts';
import { type Day, dayFromIso } from './calendar.ts';
import { type Cursor, cursorOf } from './cursor.ts';
import { grammarOf } from './grammar.ts';
import { turnAround } from './turn.ts';
import type { Anchor, TimeFound } from './types.ts';

/**
 * Every word or more about time, in order, none within another; page furniture is left out.
 * @param anchor The day of writing. Without it only what stands there in full is resolved; “today” is never asked for.
 */
export function timesIn(doc: Doc, anchor: Anchor): readonly TimeFound[] {
  const found: TimeFound[] = [];
  const { pieceAt, turnOf } = grammarOf(doc);
  // Many days may stand near one verb, and each asks all the words around it.
  const turns = new Map<number, Turn | null>();
  const turnOnce = (cursor: Cursor, at: number): Turn | null => {
    let turn = turns.get(at);
    if (turn === undefined) {
      turn = turnOf(cursor, at);
      turns.set(at, turn);
    }
    return turn;
  };
  const writtenOn = dayFromIso(anchor.writtenOn);
  for (const paragraph of doc.paragraphs) {
    if (paragraph.kind === 'furniture') continue;
    let told: Day | null = null;
    for (let index = paragraph.first; index <= paragraph.last; index++) {
      const sentence = doc.sentences[index] as Sentence;
      const cursor = cursorOf(doc, sentence.first, sentence.last);
      for (let at = sentence.first; at <= sentence.last; at++) {
        const piece = pieceAt(cursor, at);
        if (!piece) continue;
        const first = at;
        const around: Around = {
          anchor: writtenOn,
          told,
          // A headline has rarely a verb, and speaks of a day nearby.
          turn: () =>
            turnAround(cursor, first, piece.last, turnOnce) ??
            (paragraph.kind === 'headline' ? 'nearest' : null),
        };
        const time = timeOf(doc, cursor, first, piece, around);
        found.push(time);
        if (time.kind === 'day' || time.kind === 'since') told = dayFromIso(time.from) ?? told;
        at = piece.last;
      }
    }
  }
  return found;
}

function timeOf(doc: Doc, cursor: Cursor, first: number, piece: Piece, around: Around): TimeFound {
  const last = Math.min(piece.last, cursor.last);
  const [from, to] = piece.range(around);
  return {
    start: doc.tokens[first]?.start ?? 0,
    end: doc.tokens[last]?.end ?? 0,
    first,
    last,
    kind: piece.kind,
    from,
    to,
    clock: piece.clock,
  };
}
