import { identityToSealingKey, type SealingKey } from '../outbox/sealing.ts';
import { textToBytes } from '../text/utf8.ts';

/**
 * The recovery sheet's sealing key: what a hub seals its own sealing key to in a backup. Derived from the
 * founder's seed, apart from the signing key, so that one sheet of paper serves both.
 */
export const seedToRecoverySealing = async (seed: Uint8Array): Promise<SealingKey> => {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', new Uint8Array(seed), 'HKDF', false, ['deriveBits']);
  const info = textToBytes('corridor/1 recovery');
  const salt = new Uint8Array();
  const scalar = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256);
  return identityToSealingKey(scalarToIdentity(new Uint8Array(scalar)));
};

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

const checkOf = (values: readonly number[]): number => {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if ((top >>> bit) & 1) check ^= generator;
    });
  }
  return check;
};

/** An age identity as text: Bech32 over the 32 bytes. */
const scalarToIdentity = (scalar: Uint8Array): string => {
  const prefix = 'age-secret-key-';
  const words: number[] = [];
  let bits = 0;
  let held = 0;
  for (const byte of scalar) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      words.push((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) words.push((held << (5 - bits)) & 31);
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const spread = [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
  const check = checkOf([...spread, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checkWords = [0, 1, 2, 3, 4, 5].map((place) => (check >>> (5 * (5 - place))) & 31);
  const letters = [...words, ...checkWords].map((word) => ALPHABET.charAt(word)).join('');
  return `${prefix}1${letters}`.toUpperCase();
};
