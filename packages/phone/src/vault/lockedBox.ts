import { base64urlToBytes, bytesToBase64url, openSealed, sealLines } from '@corridor/log';
import { openText, randomBytes, sealText } from './sealing.ts';
import { type CreateLockedBox, Locked } from './types.ts';

/**
 * What is sealed while locked:
 *
 *   version 1 · length (2 bytes) · session key, age to the holder · text under the session key
 *
 * Each sealing carries its key along (some 250 bytes), so that none is lost with another record.
 */
const VERSION = 1;
const PURPOSE = 'locked';

/** `recipient`: the holder's own. Rejects where it is none. */
export const createLockedBox: CreateLockedBox = async (recipient) => {
  const raw = randomBytes(32);
  const copy = await sealLines(recipient, [bytesToBase64url(raw)]);
  let key: CryptoKey | null = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [
    'encrypt',
  ]);
  raw.fill(0);
  return {
    seal: async (text) => {
      if (!key) throw new Locked();
      const sealed = await sealText(key, PURPOSE, text);
      const bytes = new Uint8Array(3 + copy.length + sealed.length);
      bytes.set([VERSION, copy.length >> 8, copy.length & 255]);
      bytes.set(copy, 3);
      bytes.set(sealed, 3 + copy.length);
      return bytes;
    },
    drop: () => {
      key = null;
    },
  };
};

/**
 * Opens what locked sessions sealed. One key agreement per session: `sessions` remembers its key, and whoever gave the map empties it at
 * the next lock.
 */
export function openLockedSealing(
  identity: () => Promise<string>,
  sessions: Map<string, CryptoKey>,
): (sealed: Uint8Array) => Promise<string> {
  const keyOf = async (copy: Uint8Array): Promise<CryptoKey> => {
    const name = bytesToBase64url(copy);
    const known = sessions.get(name);
    if (known) return known;
    const [text = ''] = (await openSealed([await identity()], copy)) ?? [];
    const raw = base64urlToBytes(text);
    if (raw?.length !== 32) throw new Error('this was sealed to somebody else');
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
    raw.fill(0);
    sessions.set(name, key);
    return key;
  };
  return async (bytes) => {
    const [version, high = 0, low = 0] = bytes;
    const length = high * 256 + low;
    if (version !== VERSION || bytes.length < 3 + length) {
      throw new Error('no locked session sealed this');
    }
    const key = await keyOf(bytes.slice(3, 3 + length));
    return openText(key, PURPOSE, bytes.slice(3 + length));
  };
}
