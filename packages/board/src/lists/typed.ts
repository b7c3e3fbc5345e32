import { base64urlToBytes, bytesToBase64url } from '@corridor/log';
import { readTyped } from '@corridor/text';

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** As it is printed and read aloud: sixteen groups of four, digits and the letters a to f. */
export const fingerprintText = (fingerprint: string): string =>
  hexOf(base64urlToBytes(fingerprint) ?? new Uint8Array()).replace(/(.{4})(?=.)/g, '$1 ');

/** A fingerprint as it was typed from paper: in groups or without, or as the log writes it. null where it is none. */
export function readFingerprint(typed: string): string | null {
  const plain = readTyped(typed).trim();
  if (base64urlToBytes(plain)?.length === 32) return plain;
  const hex = plain.toLowerCase().replace(/[\s:·.-]/g, '');
  if (!/^[0-9a-f]{64}$/.test(hex)) return null;
  return bytesToBase64url(
    Uint8Array.from({ length: 32 }, (_, n) => Number.parseInt(hex.slice(n * 2, n * 2 + 2), 16)),
  );
}
