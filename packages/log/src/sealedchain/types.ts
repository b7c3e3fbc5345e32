import type { RunHead } from '../append/composeRun.ts';
import type { DeviceId, Hlc, LineId, OperationId } from '../types.ts';

/**
 * A chain that its own writer cannot read: what is counted while a phone is locked. Its end lies open, since the next line hangs on
 * it; every line is sealed twice, to the person (who opens it at unlock) and to the hub (who opens it on arrival).
 */
export type SealedHead = RunHead;

export interface SealedLine {
  readonly op: OperationId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly prev: LineId | null;
  readonly id: LineId;
  /** The line's text, sealed to the person. */
  readonly forMe: Uint8Array;
  /** The same sealed to the hub, base64url; `null`: handed over to the outbox, or the hub has no sealing key. */
  readonly forHub: string | null;
  readonly isHandedOver: boolean;
}

export interface SealedNote {
  readonly key: string;
  readonly value: Uint8Array | null;
}

export interface SealedWrite {
  readonly device: DeviceId;
  /** Seq of the head that the lines were written upon; another in the store makes the write `stale`. */
  readonly onSeq: number;
  readonly head: SealedHead;
  readonly lines: readonly SealedLine[];
  /** A note that these lines take the place of: gone (`null`), or shorter, in the same write. */
  readonly note?: SealedNote;
}

/** Durable when a promise resolves. Several may be open at once (two tabs): writes are compared inside the write. */
export interface SealedChainStore {
  /**
   * Makes the place of a new device, or tells an old one of a later clock. Done once for a key, at its enrolment: a key without a
   * head here must never sign, since nobody can say which places of its chain are taken.
   */
  readonly begin: (device: DeviceId, seen: Hlc) => Promise<SealedHead>;
  readonly head: (device: DeviceId) => Promise<SealedHead | null>;
  readonly write: (change: SealedWrite) => Promise<'written' | 'stale'>;
  /** By seq, from `fromSeq` on: a shift's records are not read again with each new one. */
  readonly lines: (device: DeviceId, fromSeq?: number) => Promise<readonly SealedLine[]>;
  /** `ids`: of lines from `fromSeq` on. */
  readonly markHandedOver: (
    device: DeviceId,
    ids: readonly LineId[],
    fromSeq?: number,
  ) => Promise<void>;
  /** Lines that stand readable elsewhere now. The head stays. */
  readonly remove: (device: DeviceId, ids: readonly LineId[]) => Promise<void>;
  /** A key that will never sign again: its head, lines and nothing else. */
  readonly forget: (device: DeviceId) => Promise<void>;
  readonly devices: () => Promise<readonly DeviceId[]>;
  /** Something small and sealed beside the lines; `null` deletes, absent reads. */
  readonly note: (key: string, value?: Uint8Array | null) => Promise<Uint8Array | null>;
  readonly noteKeys: () => Promise<readonly string[]>;
  readonly close: () => void;
}
