import { bytesToBase64url } from '../text/base64url.ts';
import { isSameBytes } from '../text/bytes.ts';
import { crc32 } from '../text/crc.ts';

/** One picture of an animated code, taken apart. */
export interface Frame {
  /** base64url of the first 12 bytes of the SHA-256 of what is sent: what belongs together. */
  readonly id: string;
  /** Bytes of what is sent. */
  readonly length: number;
  readonly blockSize: number;
  readonly seed: number;
  readonly data: Uint8Array;
}

/**
 *   0  "cF"          2  version        3  id, 12 bytes       15  length, 4 bytes
 *  19  block size   21  seed, 4 bytes  25  data              -4  CRC-32 of all before
 */
const magic = new Uint8Array([0x63, 0x46]);
const version = 1;
export const idBytes = 12;
const headBytes = 25;
/** What a frame is longer than its data. */
export const frameOverhead = headBytes + 4;

export const mostBlocks = 1024;
const smallestBlock = 16;
/** More than this goes by file: it would be a minute and a half of pictures. */
export const mostFramed = 320 * 1024;

export function frameToBytes(
  { length, blockSize, seed, data }: Omit<Frame, 'id'>,
  id: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameOverhead + data.length);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint8(2, version);
  bytes.set(id, 3);
  view.setUint32(15, length);
  view.setUint16(19, blockSize);
  view.setUint32(21, seed);
  bytes.set(data, headBytes);
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)));
  return bytes;
}

/** `foreign`: some other code that happens to be in view. `damaged`: ours, misread. */
export function bytesToFrame(
  bytes: Uint8Array,
): Frame | 'foreign' | 'damaged' | 'newer-version' | 'too-large' {
  if (bytes.length < 3 || !isSameBytes(bytes.subarray(0, 2), magic)) return 'foreign';
  const isWhole =
    bytes.length > frameOverhead &&
    new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0) ===
      crc32(bytes.subarray(0, -4));
  if (!isWhole) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(2) !== version) return view.getUint8(2) > version ? 'newer-version' : 'foreign';
  const length = view.getUint32(15);
  const blockSize = view.getUint16(19);
  const data = bytes.slice(headBytes, -4);
  if (length === 0 || blockSize < smallestBlock || data.length !== blockSize) return 'damaged';
  if (length > mostFramed || Math.ceil(length / blockSize) > mostBlocks) return 'too-large';
  const id = bytesToBase64url(bytes.subarray(3, 3 + idBytes));
  return { id, length, blockSize, seed: view.getUint32(21), data };
}
