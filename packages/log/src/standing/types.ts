import type { DeviceId, DeviceState, LineId, Standing, SubjectId } from '../types.ts';

/** What the role table is asked. The fact of a line whose body is absent is never asked about. */
export interface WriteQuestion {
  /** As in `departed@1`. */
  readonly kind: string;
  readonly subject: SubjectId;
  readonly subjectType: string;
  readonly fact: unknown;
  /** Sites of the writing device at that line; empty for everywhere. */
  readonly sites: readonly string[];
  readonly post?: string;
}
/** The domain's role table. Pure. The founder is never asked about: it may write everything. */
export type MayWrite = (role: string, what: WriteQuestion) => boolean;

/** A line as standing is judged: without kind, subject and fact where its body is absent. */
export interface JudgedLine {
  readonly id: LineId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly wall: number;
  readonly kind?: string;
  readonly subject?: SubjectId;
  readonly fact?: unknown;
}

/** A device fact's line. A `LogEvent` is one. */
export interface DeviceFactLine extends JudgedLine {
  readonly hlc: readonly [ms: number, count: number];
  readonly after: readonly LineId[];
  readonly kind: string;
  readonly subject: SubjectId;
  readonly fact: unknown;
}

/**
 * The enrolling lines from the founder down, each with whether the role it gave decides about devices.
 * `byRank` compares two.
 */
export type Rank = readonly (readonly [seq: number, id: LineId, decides: boolean])[];

export interface DeviceStanding extends DeviceState {
  readonly rank: Rank;
  /** age recipient of the device, as enrolled (a hub's sealing key). */
  readonly sealTo?: string;
  /** age recipient that the device gave itself, over its own signature: nobody else can name a key to read along with. */
  readonly ownSealTo?: string;
  /** Why it was revoked, as coded in the fact. */
  readonly revokedFor?: string;
  /** Standing reports that it is in other hands, in order; empty for nearly every device. */
  readonly surrenders: readonly Surrender[];
}

/** Somebody's word that a device is in other hands. */
export interface Surrender {
  readonly line: LineId;
  readonly by: DeviceId;
  /** When it happened, as told, else when it was written; ms since 1970. */
  readonly at: number;
}

/** A device fact without effect, shown as a finding. */
export interface Ineffective {
  readonly id: LineId;
  readonly why: 'malformed' | 'outranked' | Exclude<Standing, 'stands'>;
}

export interface StandingView {
  readonly standingOf: (line: JudgedLine) => Standing;
  /** Corrected time of a line and the half-width of its doubt, ms. */
  readonly timeOf: (line: JudgedLine) => { readonly at: number; readonly doubt: number };
  /** Whose device it is: the id of that person's first device; the device's own where nobody said otherwise. */
  readonly personOf: (device: DeviceId) => DeviceId;
  /** Every device whose enrolment stands, the founder included once it has written. */
  readonly devices: ReadonlyMap<DeviceId, DeviceStanding>;
  readonly ineffective: readonly Ineffective[];
  /** Ids that a device fact names and that are not held yet: their arrival changes standing. */
  readonly awaited: ReadonlySet<LineId>;
  /**
   * Two views that answer the same key for a device judge all of its lines alike and give them to the same person,
   * so only the devices whose key changed need judging again.
   */
  readonly keyOf: (device: DeviceId) => string;
}
