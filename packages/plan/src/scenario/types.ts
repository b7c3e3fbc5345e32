/**
 * What is to be planned. All there is to know about it: the planner has no clock and asks nobody.
 *
 * Times are minutes since the scenario begins, lengths of time are minutes; both may have fractions and neither is negative.
 * Ids are the caller's own; the planner compares them and never reads them.
 */
export interface Scenario {
  readonly format: 'corridor-plan/1';
  readonly name?: string;
  /** A rehearsal: whatever comes of it is marked as such. */
  readonly exercise?: boolean;
  /** The instant of minute 0, ISO 8601. Only for printing hours of the day. */
  readonly begins?: string;
  /** `people`: the order of `Score`. `completion`: when the last one is there, before everything but violations. */
  readonly aim: 'people' | 'completion';
  readonly sites: readonly PlanSite[];
  readonly ways: readonly Way[];
  readonly checkpoints: readonly Checkpoint[];
  readonly vehicles: readonly PlanVehicle[];
  readonly batches: readonly PlanBatch[];
  readonly bindings: readonly Binding[];
  /** When vehicles may be on the ways. None: always. */
  readonly windows: readonly Span[];
  /** null: each vehicle goes by itself. */
  readonly convoys: Convoys | null;
  /** What drivers and parties were told already, so that as little as possible of it changes. */
  readonly announced?: readonly AnnouncedTrip[];
}

/** From `from` up to `to`; `to` null: no end is known. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** Where vehicles start, people board or people are received; one place may be all three. */
export interface PlanSite {
  readonly id: string;
  readonly name?: string;
  readonly boarding: {
    /** How long one vehicle takes to fill. */
    readonly minutes: number;
    /** Vehicles that can fill at the same time. null: any number. */
    readonly bays: number | null;
  };
  readonly alighting: {
    /** How long one vehicle takes to empty, besides the intake of its people. */
    readonly minutes: number;
    /** Vehicles that can empty at the same time. null: any number. */
    readonly bays: number | null;
    /** How many people an hour can be taken in, one vehicle after the other. null: any number. */
    readonly peopleAnHour: number | null;
  };
  /** How many can be received from now on, in all and of those lying (beds). null: any number. */
  readonly places: { readonly people: number | null; readonly lying: number | null };
  /** Nobody leaves, arrives or boards. What stands here stands. */
  readonly closed: readonly Span[];
}

/** How vehicles get from one site to another. What no way leads to cannot be reached. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** Without any wait at a checkpoint. */
  readonly minutes: number;
  /** The same in the other direction. null: nobody may drive it in the other direction. */
  readonly back: number | null;
  /** Nine in ten are quicker; whether it still goes within a window is asked of this. Absent: `minutes`, `back`. */
  readonly slow?: { readonly minutes: number; readonly back: number | null };
  /** In the order in which they are passed from `from`; `after`: minutes of driving up to it, of `minutes`. */
  readonly checkpoints: readonly { readonly checkpoint: string; readonly after: number }[];
}

export interface Checkpoint {
  readonly id: string;
  readonly name?: string;
  /** Vehicles that are looked at at the same time. */
  readonly lanes: number;
  /** Both directions use the same lanes; else each has so many. */
  readonly shared: boolean;
  readonly minutes: { readonly loaded: number; readonly empty: number };
  /** Between the beginnings of any two passages in the same direction (in any direction, where lanes are shared). */
  readonly headway: number;
  /** None: always. A passage begins and ends within one. */
  readonly open: readonly Span[];
}

/** People in one vehicle, by what they need to travel. Everyone needs just one place. */
export interface Places {
  readonly sitting: number;
  readonly lying: number;
  readonly wheelchair: number;
}

export interface PlanVehicle {
  readonly id: string;
  readonly label?: string;
  readonly kind: string;
  readonly places: Places;
  /** Where it stands, or where it will when it is free. */
  readonly at: string;
  /** From when on it can be sent. With somebody on board: when it arrives; it is free when they have got off. */
  readonly from: number;
  /** It takes no part from then on: it is back at no site but where its last trip ended. null: no end is known. */
  readonly until: number | null;
  /** On the road with people now; they arrive at `at` at minute `from`. Whatever happens, this is not planned again. */
  readonly aboard: { readonly batch: string; readonly people: Places } | null;
}

/** People who asked to leave and whose leaving is agreed. */
export interface PlanBatch {
  readonly id: string;
  readonly name?: string;
  /** Where they may be brought; at least one. */
  readonly to: readonly string[];
  readonly groups: readonly Group[];
  /** People of this batch who left and who arrived before the scenario begins; those on board now have left. */
  readonly already: { readonly departed: number; readonly arrived: number };
  /** Only these vehicles may take them. Absent: any. */
  readonly vehicles?: readonly string[];
  /** Held by a person or a party, whose code this is; nothing of it is planned, and the plan says so. */
  readonly held: string | null;
}

/** Families of the same make-up, or single people: nobody is ever parted from their group. */
export interface Group {
  /** Unique within the scenario. */
  readonly id: string;
  readonly site: string;
  readonly people: Places;
  /** How many such groups. */
  readonly times: number;
  /** With a wound or illness that cannot wait: first of all. */
  readonly critical: boolean;
}

/** What binds batches to each other or to the clock, because a party made it so. There is no default. */
export type Binding =
  /** Nobody of `batch` leaves before so many of `of` have left or arrived; `people` null: all of them. */
  | {
      readonly is: 'after';
      readonly batch: string;
      readonly of: string;
      readonly has: 'departed' | 'arrived';
      readonly people: number | null;
    }
  /** At no moment has a greater share of `batch` left than of `of` has left or arrived, and `ahead` (a share, 0.1 for a tenth) besides. */
  | {
      readonly is: 'abreast';
      readonly batch: string;
      readonly of: string;
      readonly has: 'departed' | 'arrived';
      readonly ahead: number;
    }
  /** Nobody of either leaves before a vehicle of each stands filled. */
  | { readonly is: 'together'; readonly batch: string; readonly with: string }
  | { readonly is: 'not-before'; readonly batch: string; readonly minute: number };

export interface Convoys {
  /** Vehicles in one at most. */
  readonly most: number;
  /** Between two vehicles of one when it leaves. */
  readonly headway: number;
  /** From when the last of them is filled until the first leaves. */
  readonly assembling: number;
  /** On the road at the same time at most. null: any number. */
  readonly escorts: number | null;
}

export interface AnnouncedTrip {
  readonly vehicle: string;
  readonly batch: string;
  readonly from: string;
  readonly to: string;
  readonly departs: number;
}
