import type { Receipt } from '../keys/receipts.ts';
import type { Admission, Clock, DeviceId, LineId, OperationId, Signer, Vector } from '../types.ts';

/** For a device whose head the peer does not know: ids of its chain at seq −1, −2, −4, −8 … */
export type Trail = {
  readonly [device: DeviceId]: readonly (readonly [seq: number, id: LineId])[];
};

export interface SliceLimits {
  readonly maxLines: number;
  readonly maxBytes: number;
}

/** What the client needs of a log. Everything is asked afresh: nothing about a peer is remembered. */
export interface SyncLog {
  readonly op: OperationId;
  readonly vector: () => Vector;
  /** The next lines that a peer with this vector lacks: device facts first, each chain in order. */
  readonly lacking: (
    have: Vector,
    limits: SliceLimits,
  ) => Promise<{ readonly lines: readonly string[]; readonly more: boolean }>;
  /** Steps back along our own heads of these devices, so that the hub finds the last common line. */
  readonly trail: (devices: readonly DeviceId[]) => Trail;
  readonly admit: (lines: readonly string[]) => Promise<Admission>;
  /** Called after every append and admission. Answers a function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A failure as the screens show it: what is wrong, what to do next. `code` serves translation. */
export interface HubError {
  /** Codes of the protocol, and `offline`, `timeout`, `bad-answer`, `other-operation`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly status?: number;
}

export interface HubState {
  /** The last call reached the hub. */
  readonly online: boolean;
  readonly syncing: boolean;
  /** ms since 1970 by this device's clock; null before the first complete pass. */
  readonly lastSynced: number | null;
  /** Lines that the hub lacks, as far as its last answer tells. */
  readonly toSend: number;
  readonly error: HubError | null;
  /** When the next attempt comes by itself; null if one is running or none is planned. */
  readonly retryAt: number | null;
  readonly revoked: boolean;
  /** The hub holds less than it signed for (a restored backup): everything is sent again. */
  readonly hubBelowReceipts: boolean;
  /** Lines the hub refused for good; they stay here, are shown, and block nothing. */
  readonly refusedByHub: readonly { readonly id: LineId; readonly why: string }[];
  /** Role as the hub said it at sign-in. */
  readonly role: string | null;
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
  readonly log: SyncLog;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly timer: Timer;
  /** 0 ≤ x < 1, to spread retries so that thirty phones do not knock at once. */
  readonly chance: () => number;
  /** Kept durably before they count; answers the highest head per own device that a hub signed for. */
  readonly receipts: {
    readonly add: (receipts: readonly Receipt[]) => Promise<void>;
    readonly signedHeads: () => readonly (readonly [dev: DeviceId, head: LineId])[];
  };
  /** ms before a call without an answer is given up. Default 30,000. */
  readonly timeout?: number;
}

export interface HubClient {
  readonly state: () => HubState;
  readonly subscribe: (listener: (state: HubState) => void) => () => void;
  /** Syncs, listens for news, and retries by itself until `stop`. */
  readonly start: () => void;
  readonly stop: () => void;
  /** One complete pass now (joins a running one); never rejects, the state tells how it went. */
  readonly sync: () => Promise<HubState>;
  /** A signed-in call for other parts (blobs, invitations). Throws `HubError` values. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
}
