import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { DeviceId, Verify } from '../types.ts';

/**
 * Ed25519 by Node's own crypto: the same library as Node's WebCrypto, the same verdict, without a journey to
 * another thread for every chain that a hub takes in. False, never an error, for a key it cannot read.
 */
export function createNodeVerify(): Verify {
  const keys = new Map<DeviceId, KeyObject | null>();
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
    const key = keyOf(device);
    return key !== null && verify(null, message, key, signature);
  };
}

function importPublicKey(device: DeviceId): KeyObject | null {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: device } });
  } catch {
    return null;
  }
}
