import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { isTable, readLog, readTable } from './levelDb.ts';
import { unsnap } from './snappy.ts';

/** What IndexedDB puts before a value that it has packed. */
const PACKED_VALUE = Buffer.from('ff1102', 'hex');
/** With no name and no time inside, as servers write it. Other bytes may follow: only the packed part is looked at. */
const GZIP = Buffer.from('1f8b0800', 'hex');
const GZIP_HEADER = 10;

function* placesOf(bytes: Buffer, sign: Buffer): Generator<number> {
  for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) yield at;
}

const tryTo = (unpack: () => Uint8Array): readonly Uint8Array[] => {
  try {
    const unpacked = unpack();
    return unpacked.length > 0 ? [unpacked] : [];
  } catch {
    return [];
  }
};

const leniently = { finishFlush: constants.Z_SYNC_FLUSH };

/** What lies packed inside of some bytes: values that the database packed, answers as the hub packed them. */
function* inside(bytes: Uint8Array): Generator<Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const at of placesOf(buffer, PACKED_VALUE)) {
    const unpacked = unsnap(buffer, at + PACKED_VALUE.length);
    if (unpacked.length > 0) yield unpacked;
  }
  for (const at of placesOf(buffer, GZIP)) {
    yield* tryTo(() => inflateRawSync(buffer.subarray(at + GZIP_HEADER), leniently));
  }
}

/** A file of the browser's HTTP cache begins with the address; the body follows, packed as it came. */
const CACHE_FILE = Buffer.from('305c72a71b6dfbfc', 'hex');
const CACHE_HEADER = 24;
function* cached(file: Buffer): Generator<Uint8Array> {
  if (!file.subarray(0, 8).equals(CACHE_FILE)) return;
  const body = file.subarray(CACHE_HEADER + file.readUInt32LE(12));
  yield* tryTo(() => brotliDecompressSync(body, { finishFlush: constants.BROTLI_OPERATION_FLUSH }));
  yield* tryTo(() => inflateSync(body, leniently));
}

/** A file as it lies on the disk, and everything that can be unpacked from it without a key. */
export function* viewsOf(file: Buffer): Generator<Uint8Array> {
  yield file;
  yield* inside(file);
  yield* cached(file);
  const unpacked = isTable(file) ? readTable(file) : readLog(file);
  for (const piece of unpacked) {
    yield piece;
    yield* inside(piece);
  }
}
