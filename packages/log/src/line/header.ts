import type { Header, LineId } from '../types.ts';
import { headerPattern, timesPattern } from './grammar.ts';

// Where the fields of fixed length stand: `{"v":1,"op":"` … `","dev":"` … `","seq":`.
const opAt = 13;
const devAt = 47;
const seqAt = 98;

/**
 * A header's text has one shape only, so one pattern both checks it and proves it canonical: cheaper than
 * parsing and writing it again, with the same verdict (`line.test.ts` holds the two against each other).
 * Null when the text is not a header.
 */
export function textToHeader(text: string): Header | null {
  if (!headerPattern.test(text)) return null;
  const seqEnd = text.indexOf(',', seqAt);
  const prevAt = seqEnd + ',"prev":'.length;
  const prev = text[prevAt] === 'n' ? null : text.slice(prevAt + 1, prevAt + 44);
  const op = text.slice(opAt, opAt + 25);
  const dev = text.slice(devAt, devAt + 43);
  const seq = Number(text.slice(seqAt, seqEnd));
  if ((seq === 1) !== (prev === null)) return null;
  return withTimes(text, prevAt + (prev === null ? 4 : 45), op, dev, seq, prev);
}

/**
 * The same for a header that very likely follows `before`, as in every slice: what must be equal is compared, and
 * only the rest is read. Null says nothing: ask `textToHeader`.
 */
export function textToNextHeader(
  text: string,
  before: { readonly id: LineId; readonly header: Header; readonly headerText: string },
): Header | null {
  const { op, dev, seq: seqBefore } = before.header;
  if (!text.startsWith(before.headerText.slice(0, seqAt))) return null;
  const seq = seqBefore + 1;
  const digits = String(seq);
  if (!text.startsWith(digits, seqAt)) return null;
  const prevAt = seqAt + digits.length;
  if (!text.startsWith(',"prev":"', prevAt)) return null;
  const idAt = prevAt + ',"prev":"'.length;
  if (!text.startsWith(before.id, idAt)) return null;
  const end = idAt + before.id.length;
  if (text[end] !== '"') return null;
  timesPattern.lastIndex = end + 1;
  if (!timesPattern.test(text)) return null;
  return withTimes(text, end + 1, op, dev, seq, before.id);
}

/** Reads the rest of a text that has the shape of a header; `at` is the end of `prev`. */
function withTimes(
  text: string,
  at: number,
  op: string,
  dev: string,
  seq: number,
  prev: LineId | null,
): Header | null {
  const msAt = at + ',"hlc":['.length;
  const countAt = text.indexOf(',', msAt) + 1;
  const wallAt = text.indexOf(']', countAt) + '],"wall":'.length;
  const wallEnd = text.indexOf(',', wallAt);
  const ms = Number(text.slice(msAt, countAt - 1));
  const count = Number(text.slice(countAt, wallAt - '],"wall":'.length));
  const wall = Number(text.slice(wallAt, wallEnd));
  if (!(isExact(seq) && isExact(ms) && isExact(count) && isExact(wall))) return null;
  const body = text.slice(-45, -2);
  if (!text.startsWith(',"gps":', wallEnd)) {
    return { v: 1, op, dev, seq, prev, hlc: [ms, count], wall, body };
  }
  const gps = Number(text.slice(wallEnd + ',"gps":'.length, text.indexOf(',', wallEnd + 1)));
  return isExact(gps) ? { v: 1, op, dev, seq, prev, hlc: [ms, count], wall, gps, body } : null;
}

const isExact = (value: number) => value <= Number.MAX_SAFE_INTEGER;

/** The one text of a header. Throws when a value does not fit: whoever writes knows what it writes. */
export function headerToText(header: Header): string {
  const { op, dev, seq, prev, hlc, wall, gps, body } = header;
  const text = JSON.stringify({
    v: 1,
    op,
    dev,
    seq,
    prev,
    hlc,
    wall,
    ...(gps === undefined ? {} : { gps }),
    body,
  });
  if (textToHeader(text) === null) throw new Error(`not a header: ${text}`);
  return text;
}
