import type { Box, DeviceId, OperationId, Signer } from '@corridor/log';
import type { BoxFor } from '@corridor/log/browser';

/**
 * What keeps a phone's records from whoever takes the phone.
 *
 *   PIN + salt, cost ──Argon2id──> slot key      of this try only
 *   slot key ──unwraps──> data key               one of two slots of the holder; the other is a decoy's, or random
 *   data key ──> Box of own lines and notes, signing keys, lease key, the self-recipient's identity
 *
 * All keys are WebCrypto keys that cannot be read back; what is dropped at lock is their only way to be used.
 *
 * The entry chunk imports this file (types, and `Locked`) and `holders.ts` (the open parts). Everything else of this folder is
 * loaded after the first paint: `const { openVaults } = await import('../vault/vault.ts')`.
 */

/** Random, base64url, 22 characters. A new one after a duress. */
export type HolderId = string;

/** What a PIN costs to try, as stated in the holder's record. */
export interface Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** What the operation's head has switched on (`device-protection-set@1`). Both are off until then. */
export interface Allow {
  /** One tap "leave nothing". */
  readonly quickWipe: boolean;
  readonly decoyPin: boolean;
}

/** Wrong PINs, counted before each try, so that killing the app wins nothing. */
export interface Tries {
  readonly wrong: number;
  /** No try before this time of the mark; 0: none to wait for. */
  readonly until: number;
  /** The latest time this phone has seen, ms since 1970: never goes back, whatever the clock does. */
  readonly mark: number;
}

/** One person on this phone. Store `holders` of `corridor-phone`. The bytes mean nothing without the PIN; the rest lies open. */
export interface HolderRecord {
  readonly v: 1;
  readonly id: HolderId;
  /** As enrolled: "Ramouseh 2". */
  readonly label: string;
  /** When it was made, ms since 1970. */
  readonly at: number;
  readonly salt: Uint8Array;
  readonly cost: Cost;
  /** Always two of the same size. Which of them is whose, and whether one is nobody's, cannot be told without a PIN. */
  readonly slots: readonly [Uint8Array, Uint8Array];
  /** Anybody seals to `recipient` (`age1…`); `identity` opens and lies sealed by the data key. */
  readonly self: { readonly recipient: string; readonly identity: Uint8Array };
  /** Always there and always the same size: what must be done again for the decoy when the PIN's cost or salt changes. */
  readonly reserve: Uint8Array;
  readonly tries: Tries;
  readonly allow: Allow;
  /** Until when others' records may be read here, by operation: `lease/types.ts`. Holds nothing readable. */
  readonly lease: unknown;
  /** This holder takes over what lay open on this phone before there were PINs; not finished yet. */
  readonly takesOver: boolean;
}

/** What the locked screen may show of a person. */
export type OpenHolder = Pick<HolderRecord, 'id' | 'label' | 'allow' | 'takesOver'> & {
  readonly selfRecipient: string;
};

/** Any use of a key after `drop()`, or two minutes after the last `touch()`. */
export class Locked extends Error {
  override readonly name = 'Locked';
  constructor() {
    super('the phone is locked');
  }
}
export const isLocked = (problem: unknown): boolean =>
  problem instanceof Error && problem.name === 'Locked';

/** Not the bytes that this key sealed: a worn disk, or another key. See `Box` of the log. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  constructor() {
    super('what is sealed here is damaged');
  }
}

export interface WrappedKey {
  /** Only the data key opens it. */
  readonly wrapped: Uint8Array;
  readonly box: Box;
}

/** A signing key as the keyring keeps it. */
export interface WrappedSigner {
  readonly device: DeviceId;
  /** PKCS #8, wrapped by the data key. It is `Enrolment.seed`. */
  readonly seed: Uint8Array;
}

/**
 * An unlocked vault. Every call, and every call on what it gave (boxes, signers), rejects with `Locked` after `drop()` or two
 * minutes after the last `touch()`; being used by the app itself is no touch. A clock that is set back does not extend that.
 */
export interface VaultKeys {
  readonly holder: HolderId;
  /** Own lines and notes: hand it to `openIndexedDbStore`. Each sealing has its own iv. Never opens anything unsealed. */
  readonly box: Box;
  /** A key of its own under the data key, to be thrown away by forgetting `wrapped`: the lease. `purpose` is bound to it. */
  readonly newKey: (purpose: string) => Promise<WrappedKey>;
  /** Rejects where it was made for another purpose, by another vault, or is damaged. */
  readonly openKey: (purpose: string, wrapped: Uint8Array) => Promise<Box>;
  /** A new device: its private key is never in clear outside WebCrypto. Keep it durably before anybody hears of the device. */
  readonly newSigner: () => Promise<WrappedSigner>;
  /**
   * Rejects where the key is not this device's: writing with it would start a chain nobody knows.
   * `mayTalk` false: a device of an operation opened under duress. It is enrolled nowhere: the session never calls the hub,
   * fills no outbox, and shows "hub not reached". Nothing stored in the open tells this.
   */
  readonly openSigner: (
    kept: WrappedSigner,
  ) => Promise<{ readonly signer: Signer; readonly mayTalk: boolean }>;
  /** For a seed from before there were PINs (32 bytes), under the device it is said to be; overwrites `seed`. */
  readonly wrapSeed: (device: DeviceId, seed: Uint8Array) => Promise<Uint8Array>;
  readonly selfRecipient: string;
  /** What any locked session of this holder sealed (`LockedBox.seal`). Rejects for anything else. */
  readonly openForMe: (sealed: Uint8Array) => Promise<string>;
  /** A person used the phone. */
  readonly touch: () => void;
  readonly isDropped: () => boolean;
  /** For ever. Idempotent. */
  readonly drop: () => void;
  /** Called once, at `drop()` or when a call first finds the two minutes over. Answers how to unsubscribe. */
  readonly onDrop: (listener: () => void) => () => void;
}

/** Seals what is counted while locked. Its key is in memory only and cannot open; a copy of it is in every sealing, for the holder. */
export interface LockedBox {
  readonly seal: (text: string) => Promise<Uint8Array>;
  readonly drop: () => void;
}
/** `createLockedBox` of `vault/lockedBox.ts`. Loads age: make it after the first paint, before the first tap is kept. */
export type CreateLockedBox = (selfRecipient: string) => Promise<LockedBox>;

export interface OpenedVault {
  readonly holder: HolderRecord;
  readonly keys: VaultKeys;
}

/**
 * `decoy`: whatever this phone held is gone, and `holder` is a new one with an empty operation of the same name, label and site.
 * Go on exactly as for `real` (its enrolments are in the keyring), after forgetting everything in memory of the holder before.
 * `wrong`: `waitMs` until the next try is taken, 0 for at once. `wait`: not tried at all.
 */
export type Unlocked =
  | ({ readonly is: 'real' } & OpenedVault)
  | ({ readonly is: 'decoy' } & OpenedVault)
  | { readonly is: 'wrong'; readonly waitMs: number }
  | { readonly is: 'wait'; readonly waitMs: number };

/** Why a PIN is not taken. The sentences are in `ui/vault/pinText.ts`. */
export type PinRefusal =
  | 'length' // not 6 to 12 digits
  | 'same-digits' // 000000
  | 'row' // 123456, 987654
  | 'repeats' // 123123, 121212
  | 'known' // in the join code, or on the screen
  | 'close'; // a slip of the finger away from the other PIN of this phone

export type PinSet = { readonly ok: true } | { readonly ok: false; readonly why: PinRefusal };
export type PinChange =
  | PinSet
  | { readonly ok: false; readonly why: 'wrong' | 'wait'; readonly waitMs: number };

/** `openVaults()` of `vault/vault.ts`. One for the whole app. */
export interface Vaults {
  /** Starts the worker and loads what an unlock needs: call it when the PIN keys are shown. */
  readonly warm: () => void;
  /** A new holder, durable when it resolves. `known`: digits that lie about (the join code) and make a bad PIN. */
  readonly create: (
    pin: string,
    about: {
      readonly label: string;
      readonly known?: readonly string[];
      readonly takesOver?: boolean;
    },
  ) => Promise<
    ({ readonly ok: true } & OpenedVault) | { readonly ok: false; readonly why: PinRefusal }
  >;
  /**
   * Rejects only where the storage fails or the holder is gone. Takes the same time for every answer, `wait` apart. `meanwhile` is called with
   * the keys of a PIN that opens as soon as they are there: what they open need not wait for the answer.
   */
  readonly unlock: (
    holder: HolderId,
    pin: string,
    meanwhile?: (opened: OpenedVault) => void,
  ) => Promise<Unlocked>;
  /** ms until a PIN is taken; 0: now. */
  readonly waitOf: (holder: HolderId) => Promise<number>;
  readonly changePin: (holder: HolderId, pin: string, next: string) => Promise<PinChange>;
  /** `null` takes it away. Nobody can tell from the phone whether there is one. Refused (`not-allowed`) unless the holder's `allow` says so. */
  readonly setDecoy: (
    holder: HolderId,
    pin: string,
    decoy: string | null,
  ) => Promise<PinChange | { readonly ok: false; readonly why: 'not-allowed' }>;
  /**
   * Destroys every key, enrolment, record, outbox and mirror on this phone, without a PIN. Answers false, and does nothing, unless
   * a holder's `allow` says so. Afterwards the app is as on a new phone.
   */
  readonly leaveNothing: () => Promise<boolean>;
}

export interface VaultOptions {
  /** Closes what the app has open, before databases are deleted. What is still open then closes by its own `versionchange`. */
  readonly beforeDestroy?: () => void | Promise<void>;
  /** Names in localStorage that survive (language, colours): nothing that was counted. */
  readonly keepSettings?: readonly string[];
  readonly idleMs?: number;
}

/**
 * `createAutoLock({ keys, onLock, idleMs? })` of `vault/autoLock.ts`: drops the keys by itself, then tells.
 * Two minutes without a touch, or the page hidden.
 */
export interface AutoLock {
  readonly touch: () => void;
  /** The lock key in the header. Waits, at most five seconds, for what `whileWriting` still holds. */
  readonly lock: () => void;
  /** A file chooser or the camera of the phone that we opened hides the page: that alone does not lock for 60 s. */
  readonly whileChoosing: <T>(choosing: Promise<T>) => Promise<T>;
  /** Never in the middle of a durable write. */
  readonly whileWriting: <T>(writing: Promise<T>) => Promise<T>;
  readonly stop: () => void;
}
export type WhyLocked = 'idle' | 'hidden' | 'asked' | 'dropped';

/**
 * What the locked screen needs before any PIN. Store `pads`, key `device`. Open by design: NO vehicle number, NO figure.
 * `key` signs and cannot be read back by the app, though whoever images the phone can: it may tally at this site, nothing else.
 */
export interface PadRecord {
  readonly device: DeviceId;
  readonly holder: HolderId;
  readonly op: OperationId;
  /** Of the operation. */
  readonly name: string;
  /** Its IANA time zone, once it is known: clock times are told in it. */
  readonly zone?: string;
  readonly site: {
    readonly id: string;
    readonly name: string | null;
    readonly kind: string | null;
  };
  readonly post: string | null;
  readonly label: string;
  /** `sealTo` null: nothing is sealed to the hub and nothing is delivered; so it is after a duress, and at a hub without the key. */
  readonly hub: {
    readonly device: DeviceId;
    readonly sealTo: string | null;
    readonly hubUrl: string;
  };
  readonly key: CryptoKey;
  /** Of the pad's chain when it was last unlocked; what was counted since is in `corridor-locked`. `null`: nothing yet. */
  readonly head: {
    readonly seq: number;
    readonly id: string;
    readonly hlc: readonly [ms: number, count: number];
  } | null;
  readonly allow: Allow;
  readonly at: number;
}

/**
 * `migrate` of `vault/migrate.ts`: moves what lay open before there were PINs to its sealed places. Call it with the keys of a holder whose
 * record says `takesOver`, before its session opens; killed at any step, calling it again goes on. Nothing old is deleted before the
 * new copy is durable and was read back.
 */
export interface MigrateParts {
  readonly keys: VaultKeys;
  /** As the session's store will have them; asked for once the keyring holds the enrolments. */
  readonly boxFor: () => Promise<BoxFor>;
}
/** Where the lines of a holder lie. */
export const linesOf = (holder: HolderId): string => `corridor-lines-${holder}`;
