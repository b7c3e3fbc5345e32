import type { DeviceId, LineId, SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { Common, Moment, MomentAt } from './common.ts';

export type TripStatus =
  | 'unknown' // only tallies so far
  | 'planned'
  | 'boarding'
  | 'standing'
  | 'departed'
  | 'passed'
  | 'halted'
  | 'sent-back'
  | 'arrived'
  | 'cancelled';

export type TallyFact = Fact<'trip', 'tallied@1'>;

/**
 * A counter's newest count of one part; of what came by radio or on paper, the newest that one person keyed for that
 * post. Older counts of the same counter are in the log, not here.
 */
export interface CurrentTally {
  readonly line: LineId;
  readonly device: DeviceId;
  /** Who counted, or keyed it: one person, however many devices. */
  readonly person: DeviceId;
  readonly at: number;
  readonly fact: TallyFact;
  /** How often this counter counted again. */
  readonly again: number;
}

/** What was counted at one point. Observed, never estimated. */
export interface PointCount {
  /** Where two counts differ: the smaller; one of people looked at before any "about". */
  readonly people: number;
  readonly low: number;
  readonly high: number;
  /** Counted exactly, by a method that looks at each person: what can be pointed at. 0 where only "about". */
  readonly minimum: number;
  /** Every door was counted, or the whole vehicle. */
  readonly complete: boolean;
  readonly exact: boolean;
  /** null: nobody told. */
  readonly children: number | null;
  readonly wounded: number | null;
  readonly lying: number | null;
  readonly laps: number | null;
  readonly lapsAsked: boolean;
  readonly at: number;
}

export type CountState = 'single' | 'confirmed' | 'differs' | 'settled';

/** All current counts of one part at one point and site, compared. */
export interface PartCount {
  readonly point: TallyFact['point'];
  readonly site: SubjectId;
  readonly part: TallyFact['part'];
  readonly state: CountState;
  /** Where they differ: two people's counts, or what a post counted and what was keyed of it. Else null. */
  readonly between: 'counters' | 'transcription' | null;
  /** In causal order, each as it was counted. */
  readonly tallies: readonly CurrentTally[];
  /** Lines that the figure rests on. Settled: those that agree; all others stand beside it. */
  readonly speaking: readonly LineId[];
  /** Where they differ: when two counts were there that do. ms since 1970. Else null. */
  readonly since: number | null;
}

/** Counts of the same people that differ, and nobody has settled it. */
export interface TallyDifference {
  readonly point: TallyFact['point'];
  readonly site: SubjectId;
  /** `whole-and-parts`: the doors do not add up to the whole. `transcription`: a post's count, and what was keyed of it. */
  readonly between: 'counters' | 'transcription' | 'whole-and-parts';
  readonly part: TallyFact['part'];
  readonly people: readonly number[];
  readonly lines: readonly LineId[];
  /** When the second of them was there, ms since 1970. */
  readonly since: number;
}

/** Boarded against alighted. The wall says how many fewer or more, never why. */
export interface Imbalance {
  /** Alighted − (boarded + born + joined − died). Negative: fewer arrived. */
  readonly people: number;
  readonly boarded: number;
  readonly alighted: number;
  /** When both counts were there. */
  readonly since: number;
}

export interface TripState extends Common {
  readonly type: 'trip';
  readonly status: TripStatus;
  /** Moment of the fact behind `status`. */
  readonly since: Moment | null;
  /** The vehicle it left with, else the one last named. */
  readonly vehicle: SubjectId | null;
  /** Every vehicle that any line names. */
  readonly vehicles: readonly SubjectId[];
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly corridor: SubjectId | null;
  readonly batch: SubjectId | null;
  readonly planned: Moment | null;
  readonly boarding: MomentAt | null;
  readonly standing: MomentAt | null;
  /** The latest departure; a trip sent back may leave again. */
  readonly departed: MomentAt | null;
  /** Journeys, not persons: sent back and leaving again is two. */
  readonly departures: number;
  readonly passed: readonly (MomentAt & { readonly people: number | null })[];
  readonly halted: readonly (MomentAt & { readonly reason: string | null })[];
  readonly sentBack: readonly MomentAt[];
  readonly arrived: (MomentAt & { readonly slip: boolean }) | null;
  readonly cancelled: Moment | null;
  readonly tallies: readonly CurrentTally[];
  readonly boarded: PointCount | null;
  readonly alighted: PointCount | null;
  readonly checkpoints: readonly (PointCount & { readonly site: SubjectId })[];
  readonly adjusted: { readonly born: number; readonly died: number; readonly joined: number };
  readonly differences: readonly TallyDifference[];
  /** Parts of which more than one count stands; every other part that was counted is `single`. */
  readonly compared: readonly PartCount[];
  readonly imbalance: Imbalance | null;
  /** Arrived without a slip and nobody saw it leave: arrived, never an extra departure. */
  readonly unmatched: boolean;
  /** Left, and nobody has counted who is on board. */
  readonly countOwed: boolean;
  /** People this trip adds to "arrived, at least". */
  readonly minimumArrived: number;
  /** People this trip adds to "departed, at least", shown apart. */
  readonly minimumDeparted: number;
  /** Best counted figure of people on board since boarding, less nothing: null if nobody counted. */
  readonly onBoard: number | null;
}
