import {
  type Box,
  bytesToBase64url,
  createSigner,
  createVerify,
  type DeviceId,
  type Signer,
} from '@corridor/log';
import { openLockedSealing } from './lockedBox.ts';
import { runtimeTime, stopwatch, type Time } from './mark.ts';
import {
  newAesKey,
  openText,
  randomBytes,
  sealText,
  unwrapAes,
  unwrapEd25519,
  wrap,
} from './sealing.ts';
import { Damaged, type HolderRecord, Locked, type VaultKeys, type WrappedSigner } from './types.ts';

export const IDLE_MS = 2 * 60_000;
const boxUses: readonly KeyUsage[] = ['encrypt', 'decrypt'];
const verify = createVerify();

const signerPurpose = (device: DeviceId, mayTalk: boolean) =>
  mayTalk ? `signer ${device}` : `signer alone ${device}`;

// The fixed start of an Ed25519 private key in PKCS #8; 32 bytes of seed follow.
const pkcs8Start = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/** A new device's key, wrapped. */
export async function createWrappedSigner(
  dataKey: CryptoKey,
  mayTalk: boolean,
): Promise<WrappedSigner> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  const device = bytesToBase64url(new Uint8Array(raw));
  return { device, seed: await wrapSigner(dataKey, device, pair.privateKey, mayTalk) };
}

const wrapSigner = (
  dataKey: CryptoKey,
  device: DeviceId,
  privateKey: CryptoKey,
  mayTalk: boolean,
): Promise<Uint8Array> => wrap('pkcs8', privateKey, dataKey, signerPurpose(device, mayTalk));

/** Sealed by the data key, in the holder's record. */
export const sealIdentity = (dataKey: CryptoKey, identity: string): Promise<Uint8Array> =>
  sealText(dataKey, 'identity', identity);

/** `dataKey` must not be readable. From here on it is reachable through the answer only. */
export function createKeys(
  { id, self }: Pick<HolderRecord, 'id' | 'self'>,
  givenKey: CryptoKey,
  { time = runtimeTime, idleMs = IDLE_MS }: { readonly time?: Time; readonly idleMs?: number } = {},
): VaultKeys {
  if (givenKey.extractable) throw new Error('a data key in use must not be readable');
  /** Every key in memory; emptied at lock. */
  const held = new Map<symbol, CryptoKey>();
  /** Keys of locked sessions whose counts were opened. */
  const sessions = new Map<string, CryptoKey>();
  const listeners = new Set<() => void>();
  let isDropped = false;
  let since = stopwatch(time);

  const drop = () => {
    if (isDropped) return;
    isDropped = true;
    held.clear();
    sessions.clear();
    for (const listener of [...listeners]) listener();
    listeners.clear();
  };
  const hold = (key: CryptoKey) => {
    const name = Symbol();
    if (isDropped) throw new Locked();
    held.set(name, key);
    return name;
  };
  const use = (name: symbol): CryptoKey => {
    if (!isDropped && since() >= idleMs) drop();
    const key = held.get(name);
    if (isDropped || !key) throw new Locked();
    return key;
  };
  /** What was being opened when the phone locked is not shown any more. */
  const stillOpen = <T>(value: T): T => {
    if (isDropped) throw new Locked();
    return value;
  };
  const dataKey = hold(givenKey);
  const boxOf = (name: symbol, purpose: string): Box => ({
    seal: async (text) => sealText(use(name), purpose, text),
    open: async (sealed) => {
      const key = use(name);
      if (typeof sealed === 'string') throw new Error('this lies open where it must be sealed');
      const text = await openText(key, purpose, sealed).catch(() => null);
      stillOpen(null);
      if (text === null) throw new Damaged();
      return text;
    },
  });
  const signerOf = (device: DeviceId, name: symbol): Signer => ({
    device,
    sign: async (message) => createSigner(device, use(name)).sign(message),
  });
  const openKey: VaultKeys['openKey'] = async (purpose, wrapped) => {
    const key = await unwrapAes(wrapped, use(dataKey), `key ${purpose}`, boxUses);
    return boxOf(hold(key), purpose);
  };
  const openIdentity = () => openText(use(dataKey), 'identity', self.identity);
  const openLocked = openLockedSealing(openIdentity, sessions);

  return {
    holder: id,
    box: boxOf(dataKey, 'records'),
    newKey: async (purpose) => {
      const wrapped = await wrap('raw', await newAesKey(boxUses), use(dataKey), `key ${purpose}`);
      return { wrapped, box: await openKey(purpose, wrapped) };
    },
    openKey,
    newSigner: async () => createWrappedSigner(use(dataKey), true),
    openSigner: async ({ device, seed }) => {
      const by = use(dataKey);
      const tries = [true, false].map(async (mayTalk) => {
        const key = await unwrapEd25519(seed, by, signerPurpose(device, mayTalk)).catch(() => null);
        return key && { key, mayTalk };
      });
      const opened = (await Promise.all(tries)).find((found) => found !== null);
      if (!opened) throw new Error('the stored key is damaged');
      const challenge = randomBytes(32);
      const signature = await createSigner(device, opened.key).sign(challenge);
      if (!(await verify(device, challenge, signature))) {
        throw new Error('the stored key is another device’s');
      }
      return { signer: signerOf(device, hold(opened.key)), mayTalk: opened.mayTalk };
    },
    wrapSeed: async (device, seed) => {
      const pkcs8 = new Uint8Array([...pkcs8Start, ...seed]);
      seed.fill(0);
      const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
      pkcs8.fill(0);
      return wrapSigner(use(dataKey), device, key, true);
    },
    selfRecipient: self.recipient,
    openForMe: async (sealed) => {
      use(dataKey);
      try {
        return stillOpen(await openLocked(sealed));
      } finally {
        // Locked meanwhile: the key just opened must not stay behind.
        if (isDropped) sessions.clear();
      }
    },
    touch: () => {
      if (isDropped || since() >= idleMs) drop();
      else since = stopwatch(time);
    },
    isDropped: () => {
      if (!isDropped && since() >= idleMs) drop();
      return isDropped;
    },
    drop,
    onDrop: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
