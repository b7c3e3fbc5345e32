import { dataKeyUses, randomBytes, unwrapAes, wrap } from './sealing.ts';
import type { HolderId } from './types.ts';

export type SlotKind = 'real' | 'decoy';
export type Slots = readonly [Uint8Array, Uint8Array];

const purposeOf = (holder: HolderId, kind: SlotKind) => `slot ${kind} ${holder}`;

/** A slot holds the data key; which kind it is is bound into it, and can be learnt by opening it only. */
export const toSlot = (
  holder: HolderId,
  kind: SlotKind,
  dataKey: CryptoKey,
  pinKey: CryptoKey,
): Promise<Uint8Array> => wrap('raw', dataKey, pinKey, purposeOf(holder, kind));

/** In a random order, or the first would always be the real one. */
export const shuffled = (one: Uint8Array, other: Uint8Array): Slots =>
  (randomBytes(1)[0] ?? 0) & 1 ? [one, other] : [other, one];

export const placed = (at: 0 | 1, here: Uint8Array, there: Uint8Array): Slots =>
  at === 0 ? [here, there] : [there, here];

export interface Opening {
  readonly kind: SlotKind;
  readonly at: 0 | 1;
  readonly dataKey: CryptoKey;
}

/**
 * Both slots as both kinds, always, whatever opens: so a right PIN, a decoy's and a wrong one take the same time.
 * `isReadable`: the data key is about to be wrapped anew.
 */
export async function trySlots(
  holder: HolderId,
  slots: Slots,
  pinKey: CryptoKey,
  isReadable = false,
): Promise<Opening | null> {
  const tries = ([0, 1] as const).flatMap((at) =>
    (['real', 'decoy'] as const).map(async (kind): Promise<Opening | null> => {
      try {
        const purpose = purposeOf(holder, kind);
        const dataKey = await unwrapAes(slots[at], pinKey, purpose, dataKeyUses, isReadable);
        return { kind, at, dataKey };
      } catch {
        return null;
      }
    }),
  );
  const openings = await Promise.all(tries);
  return openings.find((opening) => opening !== null) ?? null;
}
