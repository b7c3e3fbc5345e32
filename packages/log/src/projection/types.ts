import type { Chains } from '../standing/chains.ts';
import type { DeviceStanding, Ineffective, MayWrite } from '../standing/types.ts';
import type { DeviceId, Line, LineId, LogEvent, Standing, SubjectId } from '../types.ts';

/** What the projection needs of a log. */
export interface ProjectionLog {
  readonly chains: Chains;
  /** Every admitted line once, in slices, each line after its `prev`. */
  readonly lines: () => AsyncIterable<readonly Line[]> | Iterable<readonly Line[]>;
  /** SHA-256 over the sorted ids of all admitted lines, base64url. */
  readonly digest: () => string;
  /**
   * Tells of lines newly admitted (each after its `prev`), of lines whose absent body has arrived, after they are durable
   * and in `chains`, and of lines forgotten. Answers a function that ends it.
   */
  readonly subscribe: (
    listener: (news: {
      readonly admitted: readonly Line[];
      readonly filled: readonly Line[];
      readonly forgotten?: readonly LineId[];
    }) => void,
  ) => () => void;
}

/** A line that does not count, and why. */
export interface Disputed {
  readonly event: LogEvent;
  readonly standing: Exclude<Standing, 'stands'>;
}

/** What a fold may know beside its standing events. */
export interface FoldExtra {
  /** All subjects that fold here, the smallest first; one unless linked by `same-as`. */
  readonly members: readonly SubjectId[];
  /** Lines of this subject without standing, in causal order: counted apart, never folded in. */
  readonly disputed: readonly Disputed[];
  /** Whether the author of `later` had seen `earlier`, both of this subject. */
  readonly saw: (later: LogEvent, earlier: LogEvent) => boolean;
}

/**
 * Folds the standing events of one subject (or linked set) in causal order; null for no state.
 * The array belongs to the projection and changes later: read it, keep events, not the array.
 */
export type FoldSubject<State> = (
  type: string,
  id: SubjectId,
  events: readonly LogEvent[],
  extra: FoldExtra,
) => State | null;

export interface ProjectionDeps<State> {
  readonly log: ProjectionLog;
  readonly mayWrite: MayWrite;
  readonly isFounder: (device: DeviceId) => boolean;
  readonly foldSubject: FoldSubject<State>;
  /** Reads an older kind version as the present one. Runs before the role table and the folds. */
  readonly upcast?: (event: LogEvent) => LogEvent;
}

export interface SubjectChange<State> {
  /** The linked set's smallest id. */
  readonly subject: SubjectId;
  /** null where it appears or vanishes (joined to another, or nothing left that stands). */
  readonly before: State | null;
  readonly after: State | null;
}

/** What one admission changed; one batch however many lines it brought. */
export interface ChangeBatch<State> {
  readonly changes: readonly SubjectChange<State>[];
  /** Devices whose role, standing or clock changed. */
  readonly devices: readonly DeviceId[];
  readonly admitted: number;
}

export interface Projection<State> {
  /** Folded state of a subject, or of the linked set it is in. */
  readonly get: (subject: SubjectId) => State | null;
  /** By the linked set's smallest id; live. Its order says nothing: it is that of arrival. */
  readonly states: (type: string) => ReadonlyMap<SubjectId, State>;
  /** The name under which a subject folds. */
  readonly nameOf: (subject: SubjectId) => SubjectId;
  /** All events of a subject, standing or not, in causal order. */
  readonly events: (subject: SubjectId) => readonly LogEvent[];
  readonly standingOf: (event: LogEvent) => Standing;
  /** Lines without standing of one subject, or of all. */
  readonly disputed: (subject?: SubjectId) => readonly Disputed[];
  readonly counts: () => {
    readonly lines: number;
    readonly events: number;
    /** Lines whose body scope left out: they exist, and that is all that is known here. */
    readonly absent: number;
    readonly disputed: number;
  };
  /** What the author of the next state-setting fact has seen, for its `after`. Latest first, at most 100. */
  readonly heads: (subject: SubjectId) => readonly LineId[];
  readonly devices: () => ReadonlyMap<DeviceId, DeviceStanding>;
  /** Device facts without effect. */
  readonly ineffective: () => readonly Ineffective[];
  /** Subjects whose fold threw: a bug, kept from the others. They have no state. */
  readonly failures: () => ReadonlyMap<SubjectId, unknown>;
  readonly digest: () => string;
  readonly subscribe: (listener: (batch: ChangeBatch<State>) => void) => () => void;
  readonly close: () => void;
}
