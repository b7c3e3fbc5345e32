import type { DeviceId, LineId, SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { Common, Moment, StopWord, Suspension } from './common.ts';

export interface OperationState extends Common {
  readonly type: 'operation';
  readonly opened: Fact<'operation', 'opened@1'> | null;
  readonly phase: Fact<'operation', 'phase-changed@1'>['phase'];
  readonly participation: readonly {
    readonly intermediary: SubjectId;
    readonly suspended: boolean;
    readonly reason: string | null;
    readonly since: Moment;
  }[];
  readonly closed: Moment | null;
  /** Everything stands. */
  readonly suspension: Suspension | null;
  /** Every word of it that nobody has gone beyond, in causal order. */
  readonly stops: readonly StopWord[];
  /** When it was last written that it stands, lifted since or not; by the line's own clock. ms since 1970. */
  readonly stoppedLast: number | null;
  /** Hours before a movement by which the parties are to be told; 48, and 24 where lives hang on it, unless somebody set others. */
  readonly leadTimes: { readonly notice: number; readonly urgent: number };
  /** Days after the closing for which what was sealed of calls is kept; 90 unless somebody set others. */
  readonly contactDays: number;
  /** Local time of the day's figure; 18:00 unless somebody set another. */
  readonly dailyFigure: { readonly hour: number; readonly minute: number };
  /** What a phone may do to itself when it is taken; each off until the head of the operation turned it on. */
  readonly protection: { readonly quickWipe: boolean; readonly decoyPin: boolean };
}

export interface PartyState extends Common {
  readonly type: 'party';
  readonly name: string | null;
  readonly roles: Fact<'party', 'named@1'>['roles'];
  readonly answersFor: readonly SubjectId[];
}

export type WaitingFact = Fact<'site', 'waiting-observed@1'>;
export type BreakdownFact = Fact<'site', 'breakdown-counted@1'>;
export interface SiteState extends Common {
  readonly type: 'site';
  readonly defined: Fact<'site', 'defined@1'> | null;
  readonly control: {
    readonly by: SubjectId | null;
    readonly since: number;
    /** How exactly `since` was told; null: nobody said. */
    readonly sincePrecision: 'hour' | 'day' | 'period' | null;
    readonly told: Moment;
  } | null;
  /** Newest by the time it was seen, not by when it was told. */
  readonly waiting: (Moment & { readonly fact: WaitingFact }) | null;
  /** All observations by time, for hours waited. */
  readonly waitingSeen: readonly (Moment & { readonly fact: WaitingFact })[];
  readonly crowd: { readonly crowd: 'calm' | 'pressing' | 'crush'; readonly told: Moment } | null;
  /** Nobody leaves from here, nothing passes here. */
  readonly suspension: Suspension | null;
  readonly stops: readonly StopWord[];
  /** When it was last written that it stands, lifted since or not; by the line's own clock. ms since 1970. */
  readonly stoppedLast: number | null;
  readonly informed: Moment | null;
  readonly asked:
    | (Moment & { readonly mayStay: boolean; readonly destinations: readonly SubjectId[] })
    | null;
  readonly choseToStayCounted: number;
  readonly identityCheck: {
    readonly form: string;
    readonly by: SubjectId | null;
    readonly told: Moment;
  } | null;
  /** One per quarter-day, the first one recorded. */
  readonly breakdowns: readonly BreakdownFact[];
  /** Quarters that ever had a table, retracted ones included: no second table for them. */
  readonly quartersUsed: readonly number[];
}

export interface PostState extends Common {
  readonly type: 'post';
  readonly site: SubjectId | null;
  readonly label: string | null;
  readonly staffed: boolean;
  readonly since: Moment | null;
  readonly leftReason: Fact<'post', 'left@1'>['reason'] | null;
  readonly toldBy: SubjectId | null;
  /** When somebody was there; `to` null: still. Outside of these: "not watched", never 0. */
  readonly watched: readonly { readonly from: number; readonly to: number | null }[];
  readonly access: 'asked' | 'granted' | 'refused' | null;
  readonly accessSince: Moment | null;
  readonly answered: Moment | null;
}

export interface CorridorState extends Common {
  readonly type: 'corridor';
  readonly name: string | null;
  readonly sites: readonly SubjectId[];
  readonly legs: readonly { readonly km: number; readonly minutes: number }[];
  readonly status: 'laid' | 'open' | 'suspended' | 'closed';
  readonly since: Moment | null;
  /** Who said that it stands like this (a party or a label), and the document or claim in which that stands. */
  readonly saidBy: string | null;
  readonly source: SubjectId | null;
  readonly suspension: Fact<'corridor', 'suspended@1'> | null;
  /** Every stretch that is suspended and every reason given, in causal order. */
  readonly stops: readonly StopWord[];
  /** When it was last written that it stands, lifted since or not; by the line's own clock. ms since 1970. */
  readonly stoppedLast: number | null;
  /** For the diagram: every change in order. */
  readonly changes: readonly {
    readonly status: 'open' | 'suspended' | 'closed';
    readonly told: Moment;
  }[];
}

export interface WindowState extends Common {
  readonly type: 'window';
  readonly announced: Fact<'window', 'announced@1'> | null;
  readonly status: 'unknown' | 'announced' | 'started' | 'ended';
  readonly since: Moment | null;
  readonly endReason: string | null;
}

export interface VehicleState extends Common {
  readonly type: 'vehicle';
  readonly listed: Fact<'vehicle', 'listed@1'> | null;
  readonly state: Fact<'vehicle', 'state-changed@1'>['state'];
  readonly since: Moment | null;
}

/** Of each pair the first counts, the second stands beside it. */
export interface StreamDifference {
  readonly between: 'overlapping';
  readonly lines: readonly [LineId, LineId];
  /** Who counted. The same twice: somebody counted a stretch again within another of their own. */
  readonly persons: readonly [DeviceId, DeviceId];
  /** Two people counted nearly the same stretch and got the same: one confirms the other. */
  readonly agrees: boolean;
  /** How long the two spans overlap, ms. */
  readonly ms: number;
  readonly vehicles: readonly [number, number];
  readonly onFoot: readonly [number, number];
}
export type StreamTallyFact = Fact<'stream', 'tallied@1'>;
export interface StreamState extends Common {
  readonly type: 'stream';
  readonly site: SubjectId | null;
  readonly opened: Moment | null;
  readonly closed: Moment | null;
  readonly cars: number;
  readonly vans: number;
  readonly lorries: number;
  readonly onFoot: number;
  /** Vehicles in which people were counted, and how many people, by kind. */
  readonly sampled: {
    readonly [kind in 'car' | 'van' | 'lorry']: {
      readonly vehicles: number;
      readonly people: number;
    };
  };
  /** Vehicles that were to be looked into and could not be, by kind: the sample is so much smaller than it should be. */
  readonly notSeen: { readonly [kind in 'car' | 'van' | 'lorry']: number };
  readonly tallies: readonly (Moment & {
    readonly person: DeviceId;
    readonly fact: StreamTallyFact;
  })[];
  /** Neighbours that overlap by no more than a hand-over: both count. `lines` by time, `ms` of overlap. */
  readonly handOvers: readonly {
    readonly lines: readonly [LineId, LineId];
    readonly ms: number;
  }[];
  /** Counts of the same time: the longer span counts, the other stands beside it until somebody settles it. */
  readonly differences: readonly StreamDifference[];
  /** How many counts stand beside and do not add. */
  readonly overlapping: number;
}
