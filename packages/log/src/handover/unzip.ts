import { createInflater } from '../bundle/inflate.ts';

/**
 * What something on its way zipped, unfolded again: of a file that is cut off or damaged, what stands before that.
 * `null`: it is no gzip, or holds nothing, or more than `most` bytes.
 */
export function unzip(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> | null {
  const inflater = createInflater();
  inflater.feed(bytes);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = inflater.next(); typeof next !== 'string'; next = inflater.next()) {
    length += next.length;
    if (length > most) return null;
    pieces.push(next.slice());
  }
  if (length === 0) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
