import { base64urlToBytes } from '../text/base64url.ts';
import type { DeviceId } from '../types.ts';

/**
 * Points on which Ed25519 libraries disagree. A signature can be crafted for a key of small order that some
 * runtimes accept and others refuse; the hub and a phone would then hold different sets for ever. The
 * encodings of the eight points of small order, with the sign bit cleared; y = p and y = p + 1 are second
 * spellings of two of them and fall under "not canonical".
 */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000', // order 4
  '0100000000000000000000000000000000000000000000000000000000000000', // order 1
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', // order 2
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', // order 8
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', // order 8
]);

/** May these 32 bytes be a public key, or the first half of a signature? Does not say that they are one. */
export function isUsablePoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  const plain = bytes.slice();
  plain[31] = (plain[31] ?? 0) & 0x7f;
  // Not canonical: y is p = 2^255 - 19 or more.
  const isMaximal = plain[31] === 0x7f && plain.subarray(1, 31).every((byte) => byte === 0xff);
  if (isMaximal && (plain[0] ?? 0) >= 0xed) return false;
  let hex = '';
  for (const byte of plain) hex += byte.toString(16).padStart(2, '0');
  return !smallOrder.has(hex);
}

const verdicts = new Map<DeviceId, boolean>();

/** May this text be a device id? Remembers its verdicts: every line asks. */
export function isUsableDevice(device: DeviceId): boolean {
  let verdict = verdicts.get(device);
  if (verdict === undefined) {
    const bytes = base64urlToBytes(device);
    verdict = bytes !== null && isUsablePoint(bytes);
    // Strangers' keys must not fill the memory.
    if (verdicts.size >= 10_000) verdicts.clear();
    verdicts.set(device, verdict);
  }
  return verdict;
}
