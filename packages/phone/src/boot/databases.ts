import type { OutboxStore, SealedChainStore } from '@corridor/log';
import { openIndexedDbSealedStore } from '@corridor/log/browser';
import { type Keyring, openKeyring } from '../device/keyring.ts';
import { openMirroredOutbox } from '../device/mirroredOutbox.ts';
import { PATIENCE, within } from './within.ts';

/** The outbox serves sending: whoever wants to count waits no longer for it. */
const OUTBOX_PATIENCE = 3_000;

/** What this phone stores and no PIN has to open. Each is opened once, when it is first asked for. */
export interface Databases {
  readonly keyring: () => Promise<Keyring>;
  /** Where the locked pad keeps what it counts. */
  readonly locked: () => Promise<SealedChainStore>;
  /** `null`: the browser gives no place for it. */
  readonly outbox: () => Promise<OutboxStore | null>;
  /** Before they are destroyed. The keyring stays: what is destroyed in it is destroyed row by row. */
  readonly forget: () => void;
}

export function createDatabases(): Databases {
  let keyring: Keyring | null = null;
  let locked: SealedChainStore | null = null;
  let outbox: Promise<OutboxStore | null> | null = null;
  return {
    keyring: async () => {
      keyring ??= await within(PATIENCE, openKeyring());
      return keyring;
    },
    locked: async () => {
      locked ??= await within(PATIENCE, openIndexedDbSealedStore());
      return locked;
    },
    outbox: () => {
      outbox ??= within(OUTBOX_PATIENCE, openMirroredOutbox()).catch(() => {
        // Counting goes on without it; the next pad asks again.
        outbox = null;
        return null;
      });
      return outbox;
    },
    forget: () => {
      locked?.close();
      locked = null;
      outbox = null;
    },
  };
}
