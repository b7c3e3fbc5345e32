import { zstdDecompressSync } from 'node:zlib';
import { unsnap } from './snappy.ts';

/** What LevelDB wrote into one file, with its own packing undone: the entries of a log, or the blocks of a table. */
export type Unpacked = readonly Uint8Array[];

const BLOCK = 32_768;
const HEADER = 7;
const FULL = 1;
const FIRST = 2;
const LAST = 4;

/** The entries of a `.log` or `MANIFEST`, put together again where they were cut at block boundaries. Overwritten entries are there too. */
export function readLog(file: Uint8Array): Unpacked {
  const entries: Uint8Array[] = [];
  let parts: Uint8Array[] = [];
  for (let block = 0; block < file.length; block += BLOCK) {
    const end = Math.min(block + BLOCK, file.length);
    let at = block;
    while (at + HEADER <= end) {
      const length = (file[at + 4] ?? 0) + (file[at + 5] ?? 0) * 256;
      const kind = file[at + 6] ?? 0;
      if (kind < FULL || kind > LAST) break;
      const part = file.subarray(at + HEADER, Math.min(at + HEADER + length, end));
      at += HEADER + length;
      if (kind === FULL || kind === FIRST) parts = [];
      parts.push(part);
      if (kind === FULL || kind === LAST) entries.push(Buffer.concat(parts));
    }
  }
  // A writer that was killed leaves its last entry unfinished.
  if (parts.length > 0) entries.push(Buffer.concat(parts));
  return entries;
}

interface Reader {
  readonly varint: () => number;
  readonly take: (bytes: number) => Uint8Array;
  readonly left: () => number;
}

function readerOf(bytes: Uint8Array): Reader {
  let at = 0;
  return {
    varint: () => {
      let value = 0;
      for (let shift = 0; shift < 56; shift += 7) {
        const part = bytes[at++] ?? 0;
        value += (part & 0x7f) * 2 ** shift;
        if (part < 0x80) break;
      }
      return value;
    },
    take: (length) => {
      const taken = bytes.subarray(at, at + length);
      at += length;
      return taken;
    },
    left: () => bytes.length - at,
  };
}

const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const FOOTER = 48;
const RESTART = 4;

export const isTable = (file: Uint8Array): boolean =>
  Buffer.from(file.subarray(-MAGIC.length)).equals(MAGIC);

function readBlock(file: Uint8Array, offset: number, size: number): Uint8Array {
  const packed = file.subarray(offset, offset + size);
  const packing = file[offset + size] ?? 0;
  if (packing === 1) return unsnap(packed);
  return packing === 2 ? zstdDecompressSync(packed) : packed;
}

/** Keys are written as what differs from the key before them. */
function* entriesOf(block: Uint8Array): Generator<{ key: Uint8Array; value: Uint8Array }> {
  if (block.length < RESTART) return;
  const restarts = new DataView(block.buffer, block.byteOffset).getUint32(
    block.length - RESTART,
    true,
  );
  const end = block.length - RESTART * (restarts + 1);
  if (end < 0) return;
  const reader = readerOf(block.subarray(0, end));
  let key: Uint8Array = new Uint8Array();
  while (reader.left() > 0) {
    const [shared, own, size] = [reader.varint(), reader.varint(), reader.varint()];
    key = Buffer.concat([key.subarray(0, shared), reader.take(own)]);
    yield { key, value: reader.take(size) };
  }
}

/** Every key and value of an `.ldb`, deleted and overwritten ones too. */
export function readTable(file: Uint8Array): Unpacked {
  const footer = readerOf(file.subarray(file.length - FOOTER));
  footer.varint();
  footer.varint();
  const index = readBlock(file, footer.varint(), footer.varint());
  const found: Uint8Array[] = [];
  for (const { value: handle } of entriesOf(index)) {
    const place = readerOf(handle);
    const block = readBlock(file, place.varint(), place.varint());
    for (const { key, value } of entriesOf(block)) found.push(key, value);
    // A value that our reading of entries missed is in here in one piece all the same.
    found.push(block);
  }
  return found;
}
