import type { Header } from '../types.ts';
import { headerPattern } from './grammar.ts';

/**
 * A header's text has one shape only, so one pattern both reads it and proves it canonical: cheaper than
 * parsing and writing it again, with the same verdict (`header.test.ts` holds the two against each other).
 * Null when the text is not a header.
 */
export function textToHeader(text: string): Header | null {
  const match = headerPattern.exec(text);
  if (match === null) return null;
  const [, op, dev, seqText, prev, msText, countText, wallText, gpsText, body] = match;
  const seq = Number(seqText);
  const ms = Number(msText);
  const count = Number(countText);
  const wall = Number(wallText);
  const gps = gpsText === undefined ? 0 : Number(gpsText);
  if (!(isExact(seq) && isExact(ms) && isExact(count) && isExact(wall) && isExact(gps)))
    return null;
  if ((seq === 1) !== (prev === undefined)) return null;
  const common = { v: 1, op: op ?? '', dev: dev ?? '', seq, prev: prev ?? null } as const;
  const hlc = [ms, count] as const;
  return gpsText === undefined
    ? { ...common, hlc, wall, body: body ?? '' }
    : { ...common, hlc, wall, gps, body: body ?? '' };
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
