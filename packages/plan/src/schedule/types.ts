import type { Places } from '../scenario/types.ts';

/** One vehicle once with people: what it is asked to do. */
export interface PlannedTrip {
  readonly batch: string;
  readonly from: string;
  readonly to: string;
  /** Whole groups only. */
  readonly load: readonly { readonly group: string; readonly times: number }[];
  /** Trips of the same name leave together. null: by itself. */
  readonly convoy: string | null;
  readonly notBefore: number;
}

/** What each vehicle is asked to do, in order. Without times: those follow. */
export interface Plan {
  readonly routes: readonly { readonly vehicle: string; readonly trips: readonly PlannedTrip[] }[];
}

/** A stretch without people: to where they board, as far as any way leads. */
export interface EmptyLeg {
  readonly from: string;
  readonly to: string;
  readonly departs: number;
  readonly passes: readonly Passage[];
  readonly arrives: number;
}

export interface Passage {
  readonly checkpoint: string;
  /** When it comes to the checkpoint, when its passage begins and when it ends. */
  readonly reaches: number;
  readonly from: number;
  readonly to: number;
}

/** A trip with its times, minutes since the scenario begins. */
export interface TimedTrip extends PlannedTrip {
  readonly vehicle: string;
  readonly people: Places;
  /** Empty: it stands there already. */
  readonly empty: readonly EmptyLeg[];
  /** People are called forward when it begins. */
  readonly boards: { readonly from: number; readonly to: number };
  readonly departs: number;
  readonly passes: readonly Passage[];
  readonly arrives: number;
  /** Of those on board; when it ends they are received and the vehicle is free. */
  readonly alights: { readonly from: number; readonly to: number };
}

export interface Timetable {
  /** In order of departure. */
  readonly trips: readonly TimedTrip[];
  /** What was asked and cannot be done, with the condition that is in the way. */
  readonly notRun: readonly {
    readonly vehicle: string;
    readonly trip: PlannedTrip;
    readonly because: Obstacle;
  }[];
  /** When those on board at the beginning get off, in order of vehicles; who cannot is missing. Absent: nobody is on board. */
  readonly aboard?: readonly {
    readonly vehicle: string;
    readonly alights: { readonly from: number; readonly to: number };
  }[];
  /** When the last one has got off; 0 where nobody travels. Those on board at the beginning included. */
  readonly ends: number;
}

/** How good a timetable is. The first difference decides, in this order; less is better in each. */
export interface Score {
  /** When the last critical group has got off; those not brought at all count with 10^6 each person. */
  readonly critical: number;
  /** People not received before the last window closes, or not at all. */
  readonly notReceived: number;
  /** People × minutes from the beginning until they are received. */
  readonly waited: number;
  /** Announced trips that are not as announced any more. */
  readonly changed: number;
  /** `Timetable.ends`. */
  readonly ends: number;
  /** Minutes of driving of all vehicles. */
  readonly driven: number;
}

/** Which condition is in the way; the words are in `OBSTACLES`. */
export interface Obstacle {
  readonly rule: ObstacleRule;
  /** What it is about: ids, codes and figures that the sentence names. */
  readonly of: { readonly [name: string]: string | number };
  /** People whom it keeps. */
  readonly people: number;
}

export type ObstacleRule =
  | 'no-vehicle'
  | 'group-larger-than-any-vehicle'
  | 'no-lying-place'
  | 'no-wheelchair-place'
  | 'no-way-to-people'
  | 'no-way-to-destination'
  | 'site-closed'
  | 'destination-full'
  | 'checkpoint-closed'
  | 'window-too-short'
  | 'windows-over'
  | 'batch-held'
  | 'waits-for-batch-that-cannot-go'
  | 'waits-for-itself'
  | 'step-larger-than-allowed'
  | 'never-so-many'
  | 'vehicle-leaves-too-soon'
  // What only a plan can have wrong: a trip as asked, not the people it is for.
  | 'load-not-there'
  | 'load-larger-than-vehicle'
  | 'not-this-vehicle'
  | 'not-this-destination'
  | 'convoy-cannot-form';

/** A proven lower bound: no plan whatsoever ends before `minute`, if everything goes as the scenario says. */
export interface Bound {
  readonly minute: number;
  readonly by: 'farthest' | 'vehicle-time' | 'busiest' | 'checkpoint' | 'intake' | 'steps' | 'flow';
}
