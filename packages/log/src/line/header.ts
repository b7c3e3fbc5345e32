import type { Header } from '../types.ts';
import { headerPattern } from './grammar.ts';

// Where the fields of fixed length stand: `{"v":1,"op":"` … `","dev":"` … `","seq":`.
const opAt = 13;
const devAt = 47;
const seqAt = 98;

/**
 * A header's text has one shape only, so one pattern both checks it and proves it canonical: cheaper than
 * parsing and writing it again, with the same verdict (`header.test.ts` holds the two against each other).
 * Null when the text is not a header.
 */
export function textToHeader(text: string): Header | null {
  if (!headerPattern.test(text)) return null;
  const seqEnd = text.indexOf(',', seqAt);
  const prevAt = seqEnd + ',"prev":'.length;
  const prev = text[prevAt] === 'n' ? null : text.slice(prevAt + 1, prevAt + 44);
  const msAt = prevAt + (prev === null ? 4 : 45) + ',"hlc":['.length;
  const countAt = text.indexOf(',', msAt) + 1;
  const wallAt = text.indexOf(']', countAt) + '],"wall":'.length;
  const wallEnd = text.indexOf(',', wallAt);
  const header = {
    v: 1 as const,
    op: text.slice(opAt, opAt + 25),
    dev: text.slice(devAt, devAt + 43),
    seq: Number(text.slice(seqAt, seqEnd)),
    prev,
    hlc: [
      Number(text.slice(msAt, countAt - 1)),
      Number(text.slice(countAt, wallAt - '],"wall":'.length)),
    ] as const,
    wall: Number(text.slice(wallAt, wallEnd)),
    body: text.slice(-45, -2),
  };
  const { seq, hlc, wall } = header;
  if (!(isExact(seq) && isExact(hlc[0]) && isExact(hlc[1]) && isExact(wall))) return null;
  if ((seq === 1) !== (prev === null)) return null;
  if (!text.startsWith(',"gps":', wallEnd)) return header;
  const gps = Number(text.slice(wallEnd + ',"gps":'.length, text.indexOf(',', wallEnd + 1)));
  return isExact(gps) ? { ...header, gps } : null;
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
