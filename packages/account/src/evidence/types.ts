import type { Fact, LineId, SubjectId, TripStatus } from '@corridor/operation';

/**
 * What was recorded, as far as "how many" hangs on it. Of who wrote it only that two counts are of one person, or one
 * look; of when only the quarter of an hour. Whatever the account says, it says from this alone: so a public file that
 * holds no more than this gives every published figure again.
 */
export interface Evidence {
  /** Ordered by id, byte-wise. */
  readonly sites: readonly SiteEvidence[];
  readonly trips: readonly TripEvidence[];
  readonly streams: readonly StreamEvidence[];
  /** Which sites lie on one road, and when nobody moved there. Absent: no road is known. */
  readonly roads?: readonly RoadEvidence[];
  /** Quarter until which anything was recorded. */
  readonly until: number;
  readonly isClosed: boolean;
}

/** Quarters of an hour since 1970, UTC. */
export type Quarter = number;
export type VehicleKind = Fact<'vehicle', 'listed@1'>['vehicleKind'];
export type Method = Fact<'trip', 'tallied@1'>['method'];
export type Point = Fact<'trip', 'tallied@1'>['point'];
export type Part = Fact<'trip', 'tallied@1'>['part'];
export type OwnMeans = 'car' | 'van' | 'lorry';

export interface SiteEvidence {
  readonly id: SubjectId;
  readonly siteKind: Fact<'site', 'defined@1'>['siteKind'] | null;
  /** People seen waiting, each time somebody looked; by quarter. */
  readonly waiting: readonly {
    readonly quarter: Quarter;
    readonly people: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** When any post of ours was staffed here, by quarter; what is outside was not watched. `to` null: still. */
  readonly watched: readonly { readonly from: Quarter; readonly to: Quarter | null }[];
}

/** A corridor; two may share sites, in opposite directions. */
export interface RoadEvidence {
  readonly id: SubjectId;
  /** In the order of travel. */
  readonly sites: readonly SubjectId[];
  /** Expected on the way from each site to the next, minutes. */
  readonly minutes: readonly number[];
  /** When it was suspended, by quarter. `to` null: still. */
  readonly suspended: readonly { readonly from: Quarter; readonly to: Quarter | null }[];
}

/** One count of one part of a vehicle: of each counter the newest. */
export interface TallyEvidence {
  readonly point: Point;
  readonly site: SubjectId;
  readonly part: Part;
  readonly people: number;
  /** Of an "about", where it was told. */
  readonly low: number | null;
  readonly high: number | null;
  readonly exact: boolean;
  readonly method: Method;
  readonly lapsAsked: boolean;
  /** Children on laps, where told: of the people. */
  readonly laps: number | null;
  /** The same for all counts of one person. */
  readonly counter: string;
  /** The same for a count and for what was keyed of it by radio or from paper: one look at the people. */
  readonly look: string;
  readonly isKeyed: boolean;
  readonly quarter: Quarter;
  /** The line it rests on. Absent in what is published: nothing hangs on it but the way back. */
  readonly line?: LineId;
}

/** One vehicle once along its road. */
export interface TripEvidence {
  readonly id: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly vehicleKind: VehicleKind | null;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly batch: SubjectId | null;
  readonly status: TripStatus;
  /** Journeys begun that somebody saw begin; sent back and leaving again is two. */
  readonly departures: number;
  readonly boardingAt: Quarter | null;
  readonly departedAt: Quarter | null;
  /** First seen on its road. Absent: not seen there. */
  readonly metAt?: Quarter;
  readonly arrivedAt: Quarter | null;
  /** The driver's slip was seen on arrival; null: nobody recorded an arrival. */
  readonly hasSlip: boolean | null;
  /** Arrived without a slip, and nobody saw it leave. */
  readonly isUnmatched: boolean;
  /** Nobody saw it end, and its vehicle has begun another trip since. */
  readonly isLeftBehind: boolean;
  /** Trips that somebody said are not this one. Absent: none. */
  readonly notSame?: readonly SubjectId[];
  readonly born: number;
  readonly died: number;
  readonly joined: number;
  readonly tallies: readonly TallyEvidence[];
}

/** Of one kind of vehicle: how many passed, and of those that were looked into, the people. */
export interface SampleEvidence {
  readonly counted: number;
  readonly sampled: number;
  readonly people: number;
  /** Sum of the squares of the people in each sampled vehicle. */
  readonly squares: number;
  /** Were to be looked into, and nobody could see in. */
  readonly notSeen: number;
}

/** People leaving by their own means past one site, by the quarter in which a count began. */
export interface StreamEvidence {
  readonly id: SubjectId;
  readonly site: SubjectId | null;
  readonly quarters: readonly {
    readonly quarter: Quarter;
    /** How long the counts that began in it lasted, minutes. */
    readonly minutes: number;
    readonly onFoot: number;
    readonly of: { readonly [kind in OwnMeans]: SampleEvidence };
  }[];
}
