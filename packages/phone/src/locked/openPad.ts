import {
  createSigner,
  createVerify,
  type OutboxStore,
  openSealedChain,
  runtimeRandom,
  type SealedChainStore,
  sealLines,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { feel } from '../desk/feel.ts';
import type { Keyring } from '../device/enrolment.ts';
import type { LockedBox, PadRecord } from '../vault/types.ts';
import { siteUse } from '../view/siteUse.ts';
import type { SiteKind } from '../view/world.ts';
import { type LockedEngine, type LockedHand, openLockedEngine } from './engine.ts';

export interface OpenPadParts {
  readonly record: PadRecord;
  readonly selfRecipient: string;
  readonly keyring: Pick<Keyring, 'putPad'>;
  readonly store: SealedChainStore;
  readonly outbox: OutboxStore | null;
  readonly hand: LockedHand | null;
  readonly onKept: () => void;
}

const POINTS = { boarding: 'boarding', arriving: 'alighting', passing: 'checkpoint' } as const;

/** `null`: this key's chain is not on the phone any more (its database was lost): it must not sign, and unlocking makes a new one. */
export async function openPad(parts: OpenPadParts): Promise<LockedEngine | null> {
  const { record, store, keyring, outbox, hand } = parts;
  const { device, op, key, hub, site } = record;
  if (record.head === null && (await store.head(device)) === null) {
    // A key that never signed. Said first, begun second: killed in between it stays without a place, and safe.
    await keyring.putPad({ ...record, head: { seq: 0, id: '', hlc: [0, 0] } });
    await store.begin(device, [0, 0]);
  }
  const { sealTo } = hub;
  let box: LockedBox | null = null;
  const chain = await openSealedChain({
    store,
    op,
    signer: createSigner(device, key),
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => Date.now() },
    random: runtimeRandom,
    sealForMe: async (text) => {
      box ??= await openBox();
      return box.seal(text);
    },
    sealForHub: sealTo === null ? null : (lines) => sealLines(sealTo, lines),
    exclusively: async (work) => {
      if (!navigator.locks) return work();
      return navigator.locks.request(`corridor-pad ${device}`, work) as ReturnType<typeof work>;
    },
  });
  // Loaded after the first paint; the same key seals the records and the note of the count in hand.
  const openBox = async (): Promise<LockedBox> => {
    const { createLockedBox } = await import('../vault/lockedBox.ts');
    box ??= await createLockedBox(parts.selfRecipient);
    return box;
  };
  return (
    chain &&
    openLockedEngine({
      record,
      store,
      chain,
      outbox,
      openBox,
      point: POINTS[siteUse(site.kind as SiteKind | null)],
      hand,
      now: () => Date.now(),
      random: runtimeRandom,
      feel,
      onKept: parts.onKept,
    })
  );
}
