import {
  createMemoryOutbox,
  createMemorySealedStore,
  createMemoryStore,
  createSealedShelf,
  createSealingKey,
  createVerify,
  openLog,
  openSealedChain,
  operationIdOf,
  runtimeRandom,
  type SealedChainStore,
  sealLines,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import type { Feeling } from '../desk/desk.ts';
import type { LockedBox } from '../vault/types.ts';
import { type LockedEngine, type LockedHand, openLockedEngine } from './engine.ts';

export const verify = createVerify();
const RAMOUSEH = 'site/ramouseh';
const founder = await seedToSigner(new Uint8Array(32).fill(1));
export const padSigner = await seedToSigner(new Uint8Array(32).fill(8));
const op = operationIdOf(founder.device, true, hashText);
const hubKey = await createSealingKey();

const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 255);
/** Turns every byte over: enough to see whether anything passes it by. */
export const openForMe = async (sealed: Uint8Array): Promise<string> =>
  new TextDecoder().decode(turned(sealed));
const turningBox: LockedBox = {
  seal: async (text) => turned(new TextEncoder().encode(text)),
  drop: () => {},
};

export interface LockedScene {
  readonly engine: LockedEngine;
  readonly felt: Feeling[];
  /** Everything that was done, in order. */
  readonly did: string[];
}

/** A phone that was locked; what it stores outlives it. */
export function aLockedPhone() {
  const shelf = createSealedShelf();
  const outbox = createMemoryOutbox();
  let clock = 1_793_514_401_859;
  return {
    shelf,
    outbox,
    store: createMemorySealedStore(shelf),
    /** The app starts, or goes on after locking. `through`: what stands between it and its storage. */
    start: async (
      through: (store: SealedChainStore) => SealedChainStore = (store) => store,
      hand: LockedHand | null = null,
      hasOutbox = true,
    ): Promise<LockedScene> => {
      const did: string[] = [];
      const felt: Feeling[] = [];
      const plain = createMemorySealedStore(shelf);
      if ((await plain.head(padSigner.device)) === null)
        await plain.begin(padSigner.device, [0, 0]);
      const store = through({
        ...plain,
        write: async (change) => {
          const answer = await plain.write(change);
          did.push('record durable');
          return answer;
        },
        note: async (key, value) => {
          const answer = await plain.note(key, value);
          if (value !== undefined) did.push('tap durable');
          return answer;
        },
      });
      const chain = await openSealedChain({
        store,
        op,
        signer: padSigner,
        hash: hashText,
        verify,
        clock: { now: () => clock++ },
        random: runtimeRandom,
        sealForMe: turningBox.seal,
        sealForHub: (lines) => sealLines(hubKey.recipient, lines),
      });
      if (!chain) throw new Error('no place');
      const engine = await openLockedEngine({
        record: {
          device: padSigner.device,
          site: { id: RAMOUSEH, name: 'Ramouseh', kind: 'pick-up-point' },
          post: 'post/ramouseh',
          hub: { device: founder.device, sealTo: hubKey.recipient, hubUrl: 'http://hub' },
        },
        store,
        chain,
        outbox: hasOutbox
          ? {
              ...outbox,
              put: async (record) => {
                did.push('in the outbox');
                await outbox.put(record);
              },
            }
          : null,
        openBox: async () => turningBox,
        point: 'boarding',
        hand,
        now: () => clock++,
        random: runtimeRandom,
        feel: (feeling) => {
          felt.push(feeling);
          did.push(`felt ${feeling}`);
        },
        onKept: () => did.push('delivery told'),
      });
      return { engine, felt, did };
    },
    /** The log that opens after the PIN. */
    unlocked: async (store = createMemoryStore()) =>
      openLog({
        store,
        op,
        hash: hashText,
        verify,
        clock: { now: () => clock++ },
        random: runtimeRandom,
      }),
  };
}

/** Lets everything that was begun come to its end. */
export const settled = async () => {
  for (let i = 0; i < 40; i++) await new Promise((resolve) => setTimeout(resolve, 0));
};
