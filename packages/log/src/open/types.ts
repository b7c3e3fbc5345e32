import type { Chains } from '../standing/chains.ts';
import type {
  Admission,
  Clock,
  DeviceId,
  HashText,
  Hlc,
  Line,
  LineId,
  LineStore,
  OperationId,
  RandomBytes,
  Signer,
  SubjectId,
  Vector,
  Verify,
} from '../types.ts';

export interface LogParts {
  readonly store: LineStore;
  readonly op: OperationId;
  readonly hash: HashText;
  readonly verify: Verify;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Bounds of the holding area; the protocol's where absent. */
  readonly bounds?: HoldingBounds;
  /**
   * Compares every stored line with its hashes on opening: for a store that does not notice by itself when its
   * disk wears out. Costs half a second for 100,000 lines.
   */
  readonly checksStored?: boolean;
}

/** Lines of a chain that are stored and cannot be read as they were written. */
export interface Damage {
  readonly device: DeviceId;
  readonly fromSeq: number;
  readonly toSeq: number;
  /** `lines`: left out, with all that hangs on them. `body`: the line is here as if its body had never come. */
  readonly what: 'lines' | 'body';
}

export interface HoldingBounds {
  readonly perDevice: number;
  readonly inAll: number;
}

/** What somebody wants to say; the log adds who, when, in which place of the chain, and the salt. */
export interface Draft {
  readonly kind: string;
  readonly subject: SubjectId;
  readonly fact: unknown;
  readonly after?: readonly LineId[];
  readonly act?: string;
  /** Time of a satellite fix, ms since 1970. */
  readonly gps?: number;
}

/**
 * `behind-own-chain`: a peer holds lines of this very device that are not here (restored from a backup, copied
 * to a second machine). `own-chain-damaged`: the store holds lines of it that can no longer be read. Writing
 * now would fork the chain: sync first; where nobody has the lines, let the device in anew, under a new key.
 */
export type Appended =
  | { readonly ok: true; readonly lines: readonly Line[] }
  | { readonly ok: false; readonly why: 'behind-own-chain' | 'own-chain-damaged' };

/** What is known of a line without reading its text. */
export interface Place {
  readonly id: LineId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly prev: LineId | null;
  readonly hlc: Hlc;
  readonly hasBody: boolean;
  /** Its subject is `device/…`. Unknown, so false, while the body is absent. */
  readonly isDeviceFact: boolean;
}

/** What one durable write brought. */
export interface News {
  /** Each after its `prev`. */
  readonly admitted: readonly Line[];
  /** Admitted earlier; their absent body has now arrived. */
  readonly filled: readonly Line[];
  /** Bodies, or whole lines, of other devices that this store has let go. Whoever keeps what it read reads again. */
  readonly forgotten?: readonly LineId[];
}

/** What a phone lets go when it is old, or when it may not hold it any longer. */
export interface Forgetting {
  /** Devices of which nothing is ever let go: the own one and its pads. */
  readonly isOwn: (device: DeviceId) => boolean;
  /** Asked for each line with a body, but for device facts, which everybody keeps. */
  readonly isPast: (line: Line) => boolean;
}

export interface LogSize {
  readonly lines: number;
  readonly absentBodies: number;
  /** Not admitted: waiting in memory for an ancestor or a signature. */
  readonly held: number;
  /** Stored but unreadable; peers send their lines again. */
  readonly damagedSegments: number;
}

export interface LineFilter {
  readonly device?: DeviceId;
  /** From this seq of each branch. */
  readonly fromSeq?: number;
  readonly deviceFactsOnly?: boolean;
}

/**
 * One operation's lines, open for reading and writing. All writes (`admit`, `append`) run one after another;
 * reading never waits. Ids of admitted lines live in memory, texts in the store.
 */
export interface OpenLog {
  readonly op: OperationId;

  /**
   * Takes lines from anywhere, in any order, with repetitions. Durable when it resolves; one transaction.
   * `receivedAt` is this store's own time, `clock.now()` where absent.
   */
  readonly admit: (lines: readonly string[], receivedAt?: number) => Promise<Admission>;
  /**
   * Writes facts as lines of the signer's chain, all in one transaction. When it resolves they are durable:
   * only then show, send or queue them. Rejects when the store fails; nothing is then lost or half written,
   * and calling again is right. Throws on a draft that cannot be written.
   */
  readonly append: (signer: Signer, drafts: readonly Draft[]) => Promise<Appended>;

  /** Every head of every device, computed from what is held. */
  readonly vector: () => Vector;
  /** SHA-256 over the sorted ids of all admitted lines, joined by \n. */
  readonly digest: () => string;
  /** Changes with every line admitted, filled or forgotten; for caches. */
  readonly version: () => number;
  readonly size: () => LogSize;
  /** What was found damaged on opening. Peers are asked for it again by themselves. */
  readonly damage: () => readonly Damage[];
  /** ms of this store's clock when something of each device was last received. */
  readonly heard: () => Readonly<Record<DeviceId, number>>;

  readonly has: (id: LineId) => boolean;
  readonly place: (id: LineId) => Place | null;
  readonly devices: () => readonly DeviceId[];
  /** Sorted by (seq, id); more than one means a fork. */
  readonly heads: (device: DeviceId) => readonly { readonly seq: number; readonly id: LineId }[];
  /** Which line hangs on which, and where chains fork. */
  readonly chains: Chains;
  /** The newest line that is both, or an ancestor of both; null where there is none. */
  readonly commonAncestor: (a: LineId, b: LineId) => LineId | null;
  /** The line's ancestor at `seq` (or itself); null where there is none. */
  readonly ancestorAt: (id: LineId, seq: number) => LineId | null;
  /**
   * Ids of lines whose body is absent, at most `limit`: of one device from its first line on, or of all, where
   * each call goes on after the last and begins again at the end. Of all, only those that `isWanted`.
   */
  readonly absent: (
    limit: number,
    device?: DeviceId,
    isWanted?: (place: Place) => boolean,
  ) => readonly LineId[];
  /**
   * When this store received the line, ms of its own clock; null where it is not here. Lines that lie together share
   * the time of the last of them, so it may be later than the true one.
   */
  readonly receivedAt: (id: LineId) => number | null;

  readonly line: (id: LineId) => Promise<Line | null>;
  /** In the order asked; unknown ids are left out. */
  readonly linesById: (ids: readonly LineId[]) => Promise<readonly Line[]>;
  /**
   * All admitted lines, at most 500 at a time: by device, parents before children. Lines admitted meanwhile
   * may be missing; `subscribe`, called before, tells them.
   */
  readonly lines: (filter?: LineFilter) => AsyncIterable<readonly Line[]>;
  /** Calls after each durable write, when `chains` knows its lines. Answers a function that ends it. */
  readonly subscribe: (listener: (news: News) => void) => () => void;

  /**
   * Own-head check: tells the log what a peer holds of this device. While the peer names a line of it that is not
   * here, `append` refuses.
   */
  readonly hearOwn: (device: DeviceId, theirs: Vector) => Promise<void>;
  /**
   * Ends the refusal: the peer was pulled empty and did not deliver the line it named. Nobody may
   * stop a device from recording by a bare claim.
   */
  readonly forgetOwn: (device: DeviceId) => Promise<void>;
  readonly isBehindOwnChain: (device: DeviceId) => boolean;

  /**
   * Lets bodies of others go, row by row, each in one transaction, between other writes; headers and digest stay.
   * Answers how many. They can come again like any absent body.
   */
  readonly forgetBodies: (what: Forgetting) => Promise<number>;
  /** Lets every line of all devices but the own go, without reading any. They can be pulled again. */
  readonly forgetDevices: (isOwn: Forgetting['isOwn']) => Promise<void>;

  /** A small durable value beside the lines (receipts, settings); null deletes, absent reads. */
  readonly note: (key: string, value?: string | null) => Promise<string | null>;
}
