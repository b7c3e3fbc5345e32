/**
 * The words of the log. Nothing here knows what is being recorded.
 *
 *   line    = header TAB body TAB signature        exact bytes, kept and passed on as they came
 *   id      = SHA-256 of the header's bytes         names the line for ever
 *   device  = an Ed25519 public key                 so any line can be checked without asking anybody
 *
 * `docs/protocol.md` tells the same in prose, with limits and reasons.
 */

/** base64url (no padding) of a SHA-256 over a header's bytes: 43 characters. */
export type LineId = string;
/** base64url of a raw Ed25519 public key: 43 characters. One key, one chain, one operation. */
export type DeviceId = string;
/** `op-` or `ex-` (exercise) and 22 characters that are a hash of the founder's key. */
export type OperationId = string;
/** `type/name`, as in `trip/12.7K3M9Q`. */
export type SubjectId = string;

/** Hybrid clock: milliseconds of the author's wall clock (or of what it saw, if later), then a counter. */
export type Hlc = readonly [ms: number, count: number];

/** Keys in exactly this order in the text; `gps` only where a fix gave it. Times are ms since 1970, UTC. */
export interface Header {
  readonly v: 1;
  readonly op: OperationId;
  readonly dev: DeviceId;
  /** 1, 2, 3 … within the device's chain. */
  readonly seq: number;
  /** id of the same device's line before; null on line 1. */
  readonly prev: LineId | null;
  readonly hlc: Hlc;
  readonly wall: number;
  readonly gps?: number;
  /** base64url SHA-256 of the body's bytes. */
  readonly body: string;
}

/** Keys in exactly this order in the text; `after` and `act` only where they say something. */
export interface Body {
  /** 16 random bytes, base64url, so that nobody can guess an absent body from its hash. */
  readonly salt: string;
  /** Past tense with its version, as in `departed@1`. */
  readonly kind: string;
  readonly subject: SubjectId;
  /** Heads of the subject that the author had seen when writing. */
  readonly after?: readonly LineId[];
  /** Lines written by one act of one person (retract there, record here) share an act id. */
  readonly act?: string;
  readonly fact: unknown;
}

/** A line taken apart. `body` is null where scope left it out; the header is never absent. */
export interface Line {
  readonly id: LineId;
  readonly header: Header;
  readonly body: Body | null;
  /** The three parts as they came. `bodyText` and `signature` may be empty. */
  readonly headerText: string;
  readonly bodyText: string;
  readonly signature: string;
}

/** What a peer holds: every head of every device, both branches of a fork included; sorted byte-wise. */
export type Vector = {
  readonly [device: DeviceId]: readonly (readonly [seq: number, id: LineId])[];
};

/** Why a line, or a whole delivery, was not taken. A value, so that screens can say it in any language. */
export type RefusalReason =
  | 'not-three-parts'
  | 'too-long'
  | 'not-json'
  | 'not-canonical'
  | 'not-a-header'
  | 'not-a-body'
  | 'other-operation'
  | 'body-does-not-match'
  | 'wrong-signature'
  | 'bad-key'
  | 'breaks-chain'
  | 'too-many-held';

export interface Refusal {
  /** Place of the line in the delivery, from 0. */
  readonly at: number;
  /** Absent where the line was too broken to have one. */
  readonly id?: LineId;
  readonly why: RefusalReason;
}

/** What became of a delivery. Good lines around a bad one are always admitted. */
export interface Admission {
  readonly admitted: readonly LineId[];
  /** Lines held already, or whose absent body has now arrived (`filled`). */
  readonly known: number;
  readonly filled: readonly LineId[];
  /** Lines of this delivery that wait for an ancestor or for a line that vouches for them. */
  readonly held: number;
  readonly refused: readonly Refusal[];
}

/** Why a line counts or does not. Decided from device facts alone. */
export type Standing =
  | 'stands'
  | 'forked' // at or above an unsettled fork
  | 'after-revocation'
  | 'outside-role'
  | 'unknown-device';

/** A line with its body, as the folds see it. Structurally the event that the domain package folds. */
export interface LogEvent {
  readonly id: LineId;
  readonly device: DeviceId;
  /**
   * The person whose device this is, by the id of their first device. Several devices, and a phone's second key, are
   * one person: nobody confirms what they counted themselves.
   */
  readonly person: DeviceId;
  readonly seq: number;
  readonly hlc: Hlc;
  readonly wall: number;
  readonly gps?: number;
  /** When it happened as well as we know: wall clock put right by the device's known offset, ms. */
  readonly at: number;
  /** Half-width of the doubt of `at`, ms; 0 where nothing is known against the clock. */
  readonly doubt: number;
  readonly kind: string;
  readonly subject: SubjectId;
  readonly after: readonly LineId[];
  readonly act?: string;
  readonly fact: unknown;
}

/** Roles, labels and keys of a device, folded from device facts. */
export interface DeviceState {
  readonly device: DeviceId;
  readonly label: string;
  readonly role: string;
  /** Site ids this device works at; empty for everywhere. */
  readonly sites: readonly string[];
  /** Post it answers for, if any. */
  readonly post?: string;
  /** Whose device it is, by the id of that person's first device. */
  readonly person: DeviceId;
  readonly enrolledBy: DeviceId | null;
  readonly enrolledAt: number;
  readonly revoked: boolean;
  readonly revokedAt?: number;
  readonly forked: boolean;
  /** Correction of its wall clock in ms, and the doubt of it. */
  readonly clockOffset: number;
  readonly clockDoubt: number;
}

// Effects the core is given. None is reached for.
export interface Clock {
  /** ms since 1970, UTC, as this device believes. */
  readonly now: () => number;
}
export interface RandomBytes {
  readonly bytes: (length: number) => Uint8Array;
}
/** SHA-256, synchronous: node:crypto on the hub, @noble/hashes in a browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** The same over a text's UTF-8 bytes, as base64url: all the log itself ever hashes. */
export type HashText = (text: string) => string;
/** Ed25519 through WebCrypto everywhere, so every runtime gives the same verdict. */
export interface Signer {
  readonly device: DeviceId;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}
export type Verify = (
  device: DeviceId,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/**
 * A run of lines of one chain, stored as one row: about twice as fast to write and twenty times as fast
 * to read back as a row per line.
 */
export interface Segment {
  readonly op: OperationId;
  readonly dev: DeviceId;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** id of the line before the first, or null: segments of a fork hang on the same `prev`. */
  readonly prev: LineId | null;
  readonly lastId: LineId;
  /** 43 characters per line, in order, so that a line is found without parsing. */
  readonly ids: string;
  /** The lines, joined by \n. */
  readonly text: string;
  /** When this store received them, ms of its own clock. */
  readonly receivedAt: number;
}
export type SegmentInfo = Omit<Segment, 'text' | 'ids'>;

export interface StoreChange {
  readonly put: readonly Segment[];
  readonly remove: readonly LineId[];
  /**
   * Compare and append: the highest seq this store holds of `dev` (0 for none). Keeps two tabs with one key
   * from writing the same seq twice, which would fork the chain.
   */
  readonly expect?: { readonly dev: DeviceId; readonly lastSeq: number };
}

/**
 * Where lines are kept. Adapters: memory, node:sqlite, IndexedDB (through a Box). One contract suite
 * runs against all. Every `write` is one transaction, durable when its promise resolves.
 */
export interface LineStore {
  readonly operations: () => Promise<readonly OperationId[]>;
  /** Everything but the text, ordered by (dev, firstSeq, lastId). */
  readonly segments: (op: OperationId) => Promise<readonly SegmentInfo[]>;
  readonly read: (op: OperationId, lastIds: readonly LineId[]) => Promise<readonly Segment[]>;
  /**
   * Replaces `remove` (by lastId) by `put`, all or nothing. `stale`, with nothing changed, when a segment to
   * remove is not there or `expect` does not hold: another tab has written; read again and try again.
   */
  readonly write: (op: OperationId, change: StoreChange) => Promise<'written' | 'stale'>;
  /** Small named values beside the lines (receipts, settings, wrapped keys); null deletes. Durable too. */
  readonly note: (op: OperationId, key: string, value?: string | null) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** What a store calls before writing and after reading, so that a phone's lines can lie encrypted. */
export interface Box {
  readonly seal: (text: string) => Promise<Uint8Array | string>;
  /**
   * Rejects with an error of the name `Damaged` where these are not the bytes that it sealed: a worn disk, and so much of
   * the log is left out. Any other rejection (locked, no key) is about the box, and the log does not open.
   */
  readonly open: (sealed: Uint8Array | string) => Promise<string>;
}
