import { base64urlToBytes, bytesToBase64url } from '../text/base64url.ts';
import type { DeviceId, RandomBytes, Signer, Verify } from '../types.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Ed25519 by the runtime's own WebCrypto. Keys are imported once per device: a verification is then about a
 * quarter of a millisecond. False, never an error, for a key or signature the runtime cannot read.
 */
export function createVerify(): Verify {
  const keys = new Map<DeviceId, Promise<CryptoKey | null>>();
  const keyOf = (device: DeviceId) => {
    let key = keys.get(device);
    if (key === undefined) {
      if (keys.size >= 10_000) keys.clear();
      key = importPublicKey(device);
      keys.set(device, key);
    }
    return key;
  };
  return async (device, message, signature) => {
    const key = await keyOf(device);
    if (key === null) return false;
    return crypto.subtle.verify('Ed25519', key, signature as Bytes, message as Bytes);
  };
}

async function importPublicKey(device: DeviceId): Promise<CryptoKey | null> {
  const raw = base64urlToBytes(device);
  if (raw === null) return null;
  try {
    return await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    return null;
  }
}

/** A signer around a private key that this page or process already holds. */
export function createSigner(device: DeviceId, privateKey: CryptoKey): Signer {
  return {
    device,
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message as Bytes)),
  };
}

// The fixed start of an Ed25519 private key in PKCS #8; 32 bytes of seed follow.
const pkcs8Start = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/** The signer of a 32-byte seed; the same seed is the same device. The key cannot be read back. */
export async function seedToSigner(seed: Uint8Array): Promise<Signer> {
  if (seed.length !== 32) throw new Error('a seed has 32 bytes');
  const pkcs8 = new Uint8Array([...pkcs8Start, ...seed]);
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x } = await crypto.subtle.exportKey('jwk', readable);
  const raw = base64urlToBytes(x ?? '');
  if (raw === null) throw new Error('this runtime gave no public key');
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  pkcs8.fill(0);
  return createSigner(bytesToBase64url(raw), privateKey);
}

/** Randomness of the runtime. */
export const runtimeRandom: RandomBytes = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
