import {
  type Box,
  base64urlToBytes,
  bytesToBase64url,
  createDeviceKey,
  runtimeRandom,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What this phone is in one operation: one key, one chain. */
export interface Enrolment {
  readonly op: string;
  readonly name: string;
  readonly device: string;
  /** The key's seed as the box sealed it. The key that signs is made from it and cannot be read back. */
  readonly seed: Uint8Array | string;
  readonly role: string;
  readonly label: string;
  readonly sites: readonly string[];
  readonly post: string | null;
  readonly hub: { readonly device: string; readonly sealTo: string | null };
  /** Scheme, host and port of the hub, without a closing slash. */
  readonly hubUrl: string;
  /** `asked`: the key exists, and the hub's answer did not reach us yet. */
  readonly state: 'asked' | 'joined';
  readonly at: number;
}

interface Tables extends DBSchema {
  readonly enrolments: { readonly key: string; readonly value: Enrolment };
}

export interface Keyring {
  readonly all: () => Promise<readonly Enrolment[]>;
  readonly get: (op: string) => Promise<Enrolment | null>;
  /** Durable when it resolves. */
  readonly put: (enrolment: Enrolment) => Promise<void>;
  readonly close: () => void;
}

export const KEYRING = 'corridor-phone';

export async function openKeyring(): Promise<Keyring> {
  const database: IDBPDatabase<Tables> = await openDB<Tables>(KEYRING, 1, {
    upgrade: (db) => {
      db.createObjectStore('enrolments', { keyPath: 'op' });
    },
    // A newer app in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return {
    all: () => database.getAll('enrolments'),
    get: async (op) => (await database.get('enrolments', op)) ?? null,
    put: async (enrolment) => {
      const transaction = database.transaction('enrolments', 'readwrite', {
        durability: 'strict',
      });
      await Promise.all([transaction.store.put(enrolment), transaction.done]);
    },
    close: () => database.close(),
  };
}

/** A new key, its seed sealed. */
export async function createSealedKey(box: Box): Promise<Pick<Enrolment, 'device' | 'seed'>> {
  const { device, seed } = await createDeviceKey(runtimeRandom);
  const sealed = await box.seal(bytesToBase64url(seed));
  seed.fill(0);
  return { device, seed: sealed };
}

/** Rejects where the stored seed is not this device's: writing with it would start a chain nobody knows. */
export async function openSigner(
  box: Box,
  { device, seed }: Pick<Enrolment, 'device' | 'seed'>,
): Promise<Signer> {
  const bytes = base64urlToBytes(await box.open(seed));
  const signer = bytes && (await seedToSigner(bytes));
  bytes?.fill(0);
  if (signer?.device !== device) throw new Error('the stored key is damaged');
  return signer;
}
