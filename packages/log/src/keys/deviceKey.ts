import { isUsableDevice } from '../line/keys.ts';
import { base64urlToBytes, bytesToBase64url } from '../text/base64url.ts';
import type { DeviceId, RandomBytes, Signer } from '../types.ts';
import { seedToSigner } from '../webcrypto/ed25519.ts';

export interface DeviceKey {
  readonly device: DeviceId;
  /** 32 bytes. Only to be wrapped and then overwritten (`seed.fill(0)`), or printed as a recovery sheet. */
  readonly seed: Uint8Array;
  /** Its key cannot be read back out of the runtime. */
  readonly signer: Signer;
}

/**
 * A new key: a phone's, a board's, a hub's, a founder's. One key is one device, for ever. The seed is drawn
 * here, since the runtimes' own keys can either not be wrapped by us or lie readable in the profile.
 */
export const createDeviceKey = async (random: RandomBytes): Promise<DeviceKey> => {
  for (;;) {
    const seed = random.bytes(32);
    const signer = await seedToSigner(seed);
    if (isUsableDevice(signer.device)) return { device: signer.device, seed, signer };
  }
};

/** What a founder's recovery sheet carries as a QR code; its words encode the same bytes. 43 characters. */
export const seedToRecovery = (seed: Uint8Array): string => {
  if (seed.length !== 32) throw new Error('a seed has 32 bytes');
  return bytesToBase64url(seed);
};

/** null for anything but a sheet's 43 characters; spaces around them and line breaks inside are forgiven. */
export const recoveryToSeed = (text: string): Uint8Array | null => {
  const seed = base64urlToBytes(text.replace(/\s+/g, ''));
  return seed?.length === 32 ? seed : null;
};
