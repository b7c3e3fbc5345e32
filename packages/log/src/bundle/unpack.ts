import { createInflater } from './inflate.ts';

/** How the file ended: properly, too early, at bytes that make no sense, or with more behind its end. */
export type Unpacked = 'whole' | 'truncated' | 'damaged' | 'more-after-end';

// A small piece of a malicious file unfolds to a few megabytes at most before anybody looks at it.
const pieceBytes = 16 * 1024;

/** Unzips a stream and gives every byte that a cut or broken file still holds. */
export async function* unpack(
  packed: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, Unpacked> {
  const inflater = createInflater();
  const source = packed.getReader();
  try {
    for (;;) {
      const { value, done } = await source.read();
      if (done) break;
      for (let at = 0; at < value.length; at += pieceBytes) {
        inflater.feed(value.subarray(at, at + pieceBytes));
        let part = inflater.next();
        for (; typeof part !== 'string'; part = inflater.next()) yield part;
        if (part === 'damaged') return 'damaged';
        if (inflater.hasMore()) return 'more-after-end';
      }
    }
    return inflater.next() === 'end' ? 'whole' : 'truncated';
  } finally {
    // The file may be left half read, on purpose or because it broke off.
    source.cancel().catch(() => {});
  }
}
