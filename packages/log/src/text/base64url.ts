const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const digitOf = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) digitOf[alphabet.charCodeAt(i)] = i;

/** Bytes as base64url without padding. */
export function bytesToBase64url(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let waiting = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    waiting += 8;
    while (waiting >= 6) {
      waiting -= 6;
      text += alphabet[(bits >> waiting) & 63];
    }
  }
  return waiting > 0 ? text + alphabet[(bits << (6 - waiting)) & 63] : text;
}

/**
 * The bytes of a base64url text, or null when it is not the one way of writing them: other characters,
 * padding, or bits set beyond the last byte. Two spellings of one key would be two devices.
 */
export function base64urlToBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let bits = 0;
  let waiting = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = digitOf[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    waiting += 6;
    if (waiting >= 8) {
      waiting -= 8;
      bytes[at++] = (bits >> waiting) & 255;
    }
  }
  return (bits & ((1 << waiting) - 1)) === 0 ? bytes : null;
}
