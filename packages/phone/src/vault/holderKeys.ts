import { bytesToBase64url, createSealingKey } from '@corridor/log';
import { sealIdentity } from './keys.ts';
import { MOST_DIGITS } from './pin.ts';
import { dataKeyUses, newAesKey, openText, randomBytes, sealText } from './sealing.ts';
import type { HolderRecord } from './types.ts';

/** A data key that can still be wrapped, and what lies under it. Made before the PIN's key is there. */
export interface NewHolder {
  readonly id: string;
  readonly dataKey: CryptoKey;
  readonly self: HolderRecord['self'];
  readonly reserve: Uint8Array;
}

export const newHolderId = (): string => bytesToBase64url(randomBytes(16));
export const newSalt = (): Uint8Array => randomBytes(16);

export async function newHolder(): Promise<NewHolder> {
  const [dataKey, { identity, recipient }] = await Promise.all([
    newAesKey(dataKeyUses),
    createSealingKey(),
  ]);
  return {
    id: newHolderId(),
    dataKey,
    self: { recipient, identity: await sealIdentity(dataKey, identity) },
    reserve: await sealReserve(dataKey, null),
  };
}

/** The decoy's PIN, sealed by the data key and always as long: its slot must be made anew when the holder's PIN or cost changes. */
export const sealReserve = (dataKey: CryptoKey, decoy: string | null): Promise<Uint8Array> =>
  sealText(dataKey, 'reserve', (decoy ?? '').padEnd(MOST_DIGITS, ' '));

export const openReserve = async (
  dataKey: CryptoKey,
  reserve: Uint8Array,
): Promise<string | null> => (await openText(dataKey, 'reserve', reserve)).trim() || null;
