import type { DeviceId, OperationId } from '@corridor/log';
import type { HolderId } from '../vault/types.ts';

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
}
