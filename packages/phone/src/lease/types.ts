import type { Line, OpenLog, OperationId } from '@corridor/log';
import type { BoxFor } from '@corridor/log/browser';
import type { Store } from '../store.ts';

/** What was told on this phone may be read for so long after it last spoke with the hub. */
export const LEASE_MS = 12 * 3_600_000;
/** From then on a contact brings a fresh key, and what is past goes: whoever later finds old bytes has no key for them. */
export const FRESH_KEY_AFTER_MS = LEASE_MS / 2;

/** A key of others' records, as it is kept: wrapped by the data key, and the mark of what it sealed. */
export interface LeaseKey {
  /** First byte of all it sealed, 0 to 255. */
  readonly mark: number;
  readonly wrapped: Uint8Array;
}

/** Lies open beside what it wraps: when a phone last spoke with its hub, and nothing else. Times are the hub's, ms since 1970. */
export interface LeaseRecord {
  /** `null`: the lease is over, and nothing on this phone opens what was told under it. */
  readonly key: LeaseKey | null;
  /** A key that goes, while what it sealed is being sealed again. */
  readonly before: LeaseKey | null;
  /** When `key` was made. */
  readonly begun: number;
  readonly until: number;
  /** The latest time this phone has seen; goes back only by the hub's own word. */
  readonly seen: number;
  /** The hub's clock minus this phone's. */
  readonly offset: number;
  readonly isRevoked: boolean;
}
/** What a holder's record keeps as `lease`: one for each operation, since each has its hub and its time. */
export type LeaseRecords = { readonly [op: OperationId]: LeaseRecord };

/** For the screens. */
export interface LeaseState {
  /** By the hub's clock, ms. Null: none yet, or over. */
  readonly until: number | null;
  /** Others' records cannot be read until the hub is met again. Counting, handing over and own records go on. */
  readonly isExpired: boolean;
  readonly isRevoked: boolean;
}

/** Tried without a lease. Own records never meet it. */
export class LeaseOver extends Error {
  override readonly name = 'LeaseOver';
  constructor() {
    super('the lease is over');
  }
}

/** Whether a line of others is past at `now`, by the hub's clock. */
export type IsPast = (line: Line, now: number) => boolean;

export interface Lease {
  readonly state: Store<LeaseState>;
  /** For `openIndexedDbStore`: own devices and notes by the data key, all others by the lease's. */
  readonly boxFor: BoxFor;
  /** The hub's clock, as far as this phone can tell: never goes back. */
  readonly now: () => number;
  /** A time of this phone's clock as the hub would give it. */
  readonly toHubTime: (ms: number) => number;
  /**
   * The log that is open over `boxFor`. From now on an end takes others' lines out of it too, and what is past is forgotten at a fresh
   * key. Answers how to detach before the store is closed.
   */
  readonly attach: (
    log: Pick<OpenLog, 'forgetBodies' | 'forgetDevices'>,
    isPast: IsPast,
  ) => () => void;
  /** The hub has answered: the lease begins anew. Resolves when a key is there and kept. `HubClientDeps.heardHub`. */
  readonly contact: (hubNow: number) => Promise<void>;
  /** The hub says that this phone was revoked: over at once, until the hub takes it in again. */
  readonly revoked: () => Promise<void>;
  /** Ends the lease if its time has come. Called by itself once a minute; call it when the page is seen again. */
  readonly check: () => Promise<void>;
  readonly stop: () => void;
}
