import type { Doc, Paragraph, Sentence } from '../text/doc.ts';
import { type Around, NOWHERE, type Piece } from './around.ts';
import { matches } from './common.ts';
import { type Cursor, cursorOf } from './cursor.ts';
import { GRAMMARS, grammarOf } from './grammar.ts';
import type { PublishedFound } from './types.ts';

/** Nothing is known but what stands there: a date without its year stays open. */
const ALONE: Around = { anchor: null, told: null, turn: () => null };

const CUES: readonly { readonly words: readonly string[]; readonly isUpdate: boolean }[] = [
  ...['publie', 'publiee', 'poste', 'mis en ligne', 'published', 'posted', 'نشر', 'نشرت'].map(
    (words) => ({ words: words.split(' '), isUpdate: false }),
  ),
  ...[
    'mis a jour',
    'mise a jour',
    'actualise',
    'modifie',
    'updated',
    'last updated',
    'last modified',
    'تحديث',
    'اخر تحديث',
  ].map((words) => ({ words: words.split(' '), isUpdate: true })),
];

/** A byline, a stamp, a dateline is short; who looks further finds dates of other things. */
const LINE = 220;
const REACH = 7;

interface Candidate extends PublishedFound {
  /** The lower, the surer. */
  readonly rank: number;
}

/**
 * When the text was published, by its own words: `Publié le 16 décembre 2016 à 10h`, a line that is a date, a dateline.
 * Only a whole date counts; `le 14/12` is none. null: it does not say.
 */
export function publishedIn(doc: Doc): PublishedFound | null {
  let best: Candidate | null = null;
  for (const paragraph of doc.paragraphs) {
    const isLine = paragraph.end - paragraph.start <= LINE;
    const first = doc.sentences[paragraph.first] as Sentence;
    const last = doc.sentences[isLine ? paragraph.last : paragraph.first] as Sentence;
    const cursor = cursorOf(doc, first.first, last.last);
    const found =
      (isLine ? (stampIn(doc, cursor) ?? dateLine(doc, cursor, paragraph)) : null) ??
      datelineAt(doc, cursor);
    if (found && (best === null || found.rank < best.rank)) best = found;
    if (best?.rank === 0) break;
  }
  return best && { start: best.start, end: best.end, date: best.date, clock: best.clock };
}

/** A whole date at this token, in the language of the text or, where that reads nothing, in another. */
function wholeDateAt(doc: Doc, cursor: Cursor, at: number): { piece: Piece; date: string } | null {
  const own = grammarOf(doc).pieceAt(cursor, at);
  const pieces = own ? [own] : Object.values(GRAMMARS).map((one) => one.pieceAt(cursor, at));
  for (const piece of pieces) {
    if (piece?.kind !== 'day') continue;
    const [date] = piece.range(ALONE) ?? NOWHERE;
    if (date?.length === 10) return { piece, date };
  }
  return null;
}

const candidate = (
  doc: Doc,
  first: number,
  found: { piece: Piece; date: string },
  rank: number,
): Candidate => ({
  start: doc.tokens[first]?.start ?? 0,
  end: doc.tokens[found.piece.last]?.end ?? 0,
  date: found.date,
  clock: found.piece.clock,
  rank,
});

/** `Publié le …`, `Mis à jour le …`; `un rapport publié le …` speaks of the report. */
function stampIn(doc: Doc, cursor: Cursor): Candidate | null {
  let best: Candidate | null = null;
  for (let at = cursor.first; at <= cursor.last; at++) {
    const cue = CUES.find(({ words }) => matches(cursor, at, words));
    if (!cue) continue;
    const isOpen = at === cursor.first || !cursor.isWord(at - 1) || cursor.isCapital(at);
    const isLast = /^(?:derniere|last|اخر|first)$/.test(cursor.word(at - 1));
    if (!isOpen && !isLast) continue;
    const from = at + cue.words.length;
    for (let on = from; on <= from + REACH; on++) {
      if (CUES.some(({ words }) => matches(cursor, on, words))) break;
      const date = wholeDateAt(doc, cursor, on);
      if (!date) continue;
      const found = candidate(doc, at, date, cue.isUpdate ? 2 : 0);
      if (best === null || found.rank < best.rank) best = found;
      break;
    }
  }
  return best;
}

/** A line that is nothing but a date, perhaps behind `Par Untel |`. */
function dateLine(doc: Doc, cursor: Cursor, paragraph: Paragraph): Candidate | null {
  if (
    paragraph.kind === 'body' &&
    /[a-z]\.$/.test(cursor.raw(cursor.last - 1) + cursor.raw(cursor.last))
  ) {
    return null;
  }
  const isByline = cursor.word(cursor.first) === 'par' || cursor.word(cursor.first) === 'by';
  const to = isByline ? cursor.first + 12 : cursor.first + 1;
  for (let at = cursor.first; at <= to && at <= cursor.last; at++) {
    const found = wholeDateAt(doc, cursor, at);
    if (!found) continue;
    let words = 0;
    for (let rest = found.piece.last + 1; rest <= cursor.last; rest++) {
      if (cursor.isWord(rest) && !/^(?:gmt|utc|cet|et|z|est|h|a|edt)$/.test(cursor.word(rest)))
        words++;
    }
    return words === 0 ? candidate(doc, at, found, 1) : null;
  }
  return null;
}

/** `ALEP, 15 déc 2016 (Agence) —` at the head of a paragraph. */
function datelineAt(doc: Doc, cursor: Cursor): Candidate | null {
  if (!cursor.isCapital(cursor.first)) return null;
  for (let at = cursor.first + 1; at <= cursor.first + 6; at++) {
    const mark = cursor.word(at);
    if (mark !== ',' && mark !== '(' && mark !== '-' && mark !== '–' && mark !== '—') {
      if (cursor.isWord(at) && !cursor.isCapital(at)) return null;
      continue;
    }
    const start = cursor.word(at + 1) === 'le' ? at + 2 : at + 1;
    const found = wholeDateAt(doc, cursor, start);
    if (!found) continue;
    const behind = cursor.word(found.piece.last + 1);
    return ['(', '-', '–', '—', '/'].includes(behind) || (mark === '(' && behind === ')')
      ? candidate(doc, cursor.first, found, 1)
      : null;
  }
  return null;
}
