import type { DeviceId, LineId, OperationId } from '@corridor/log';
import type { HolderId, HolderRecord, PadRecord } from '../vault/types.ts';

/** What one person on this phone is in one operation: one key, one chain. Store `enrolments`, key `device`. */
export interface Enrolment {
  readonly op: OperationId;
  readonly name: string;
  readonly device: DeviceId;
  readonly holder: HolderId;
  /** The signing key as `VaultKeys.newSigner` wrapped it; `VaultKeys.openSigner(enrolment)` opens it. */
  readonly seed: Uint8Array;
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
  /** The devices it enrolled for its locked pad, latest last. */
  readonly pads: readonly DeviceId[];
  /**
   * A line that this key has certainly written, told apart from the lines: where they are lost or set back and the key is not, nothing is
   * written before the hub was heard.
   */
  readonly head?: readonly [seq: number, id: LineId];
}

/**
 * `openKeyring()` of `keyring.ts`: database `corridor-phone` v2. Every write is synced to the disk when its promise resolves. Small enough
 * for the entry chunk. A phone used before there were PINs keeps its old rows apart (`hasOpenRecords`) until a holder has taken them over.
 */
export interface Keyring {
  /** By enrolment. */
  readonly all: () => Promise<readonly Enrolment[]>;
  readonly ofHolder: (holder: HolderId) => Promise<readonly Enrolment[]>;
  readonly get: (device: DeviceId) => Promise<Enrolment | null>;
  readonly put: (enrolment: Enrolment) => Promise<void>;
  /** Several at once, or none. */
  readonly replace: (put: readonly Enrolment[], remove: readonly DeviceId[]) => Promise<void>;
  /** By the time they were made. */
  readonly holders: () => Promise<readonly HolderRecord[]>;
  readonly holder: (id: HolderId) => Promise<HolderRecord | null>;
  /** Read, changed and written in one transaction. False where the holder is gone. */
  readonly patchHolder: (
    id: HolderId,
    patch: Partial<Pick<HolderRecord, 'label' | 'allow' | 'lease'>>,
  ) => Promise<boolean>;
  /** Latest last. */
  readonly pads: () => Promise<readonly PadRecord[]>;
  readonly putPad: (pad: PadRecord) => Promise<void>;
  readonly removePad: (device: DeviceId) => Promise<void>;
  /** Something of this phone lies unsealed since before there were PINs: a PIN must be chosen, then `migrate`. */
  readonly hasOpenRecords: () => Promise<boolean>;
  readonly close: () => void;
}
