import type { ReceiptBook } from '../keys/receiptBook.ts';
import type { OpenLog } from '../open/types.ts';
import type { Clock, DeviceId, LineId, Signer } from '../types.ts';

/** A failure as the screens show it: what is wrong, what to do next. `code` serves translation. */
export interface HubError {
  /** Codes of the protocol, and `offline`, `timeout`, `bad-answer`, `store`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly status?: number;
  /** Device facts that come with `revoked`, so that the device learns it. */
  readonly deviceLines?: readonly string[];
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: HubError };

export interface HubState {
  /** The last call reached the hub. */
  readonly online: boolean;
  readonly syncing: boolean;
  /** ms since 1970 by this device's clock; null before the first complete pass. */
  readonly lastSynced: number | null;
  /** Lines that the hub lacks, as far as its last answer tells; all of our own before the first. */
  readonly toSend: number;
  readonly error: HubError | null;
  /** When the next attempt comes by itself, by this device's clock; null if none is planned. */
  readonly retryAt: number | null;
  readonly revoked: boolean;
  /** The hub held less than it had signed for (a restored backup): everything is sent again. */
  readonly hubBelowReceipts: boolean;
  /** Lines the hub refuses; they stay here, are shown, and hold up no other chain. */
  readonly refusedByHub: readonly { readonly id: LineId; readonly why: string }[];
  /** As the hub said at sign-in. */
  readonly role: string | null;
  readonly hub: { readonly device: DeviceId; readonly sealTo: string } | null;
  /** Hub's clock minus ours at sign-in, ms. */
  readonly clockDifference: number | null;
  /** When the hub last received something from each device, by the hub's clock. */
  readonly heard: { readonly [device: DeviceId]: number };
}

export interface Timer {
  /** Calls `run` once after `ms`; answers a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
}

export interface HubClientDeps {
  /** Scheme, host and port, without a closing slash. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly log: OpenLog;
  readonly signer: Signer;
  /** Other chains of the same person on this device: their lines need receipts, too. */
  readonly alsoOwn?: () => readonly DeviceId[];
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 ≤ x < 1, to spread retries so that thirty phones do not knock at once. */
  readonly chance: () => number;
  /** Receipts are durable before they count. */
  readonly receipts: Pick<ReceiptBook, 'add' | 'hear' | 'keptAt'>;
  /**
   * The hub has answered, and this is the time by its clock: at sign-in and at each pull, before what it sent is taken in.
   * The pass waits for it; where it rejects, the pass ends as if the storage had failed.
   */
  readonly heardHub?: (now: number) => Promise<void>;
  /** ms before a call without an answer is given up. Default 30,000. */
  readonly timeout?: number;
}

export interface HubClient {
  readonly state: () => HubState;
  readonly subscribe: (listener: (state: HubState) => void) => () => void;
  /** Syncs, listens for news, and tries again by itself until `stop`. */
  readonly start: () => void;
  readonly stop: () => void;
  /** One complete pass now (or the rest of a running one); never rejects, the state tells how it went. */
  readonly sync: () => Promise<HubState>;
  /** A signed-in call for other parts (blobs, invitations). Throws `HubError` values. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
}
