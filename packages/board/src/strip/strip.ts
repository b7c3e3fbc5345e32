/** What the corridor strip shows. Words are ready to read; nothing here knows the log. */

export interface StripSite {
  readonly id: string;
  readonly name: string;
  /** `pick-up · Party B` */
  readonly note: string;
  /** No post of ours is there now: the site is drawn dashed. */
  readonly isWatched: boolean;
}

export interface StripLeg {
  /** Expected minutes, the longer of both directions. */
  readonly minutes: number;
  readonly isSuspended: boolean;
}

/**
 * Sites in order like the stops of a line; both directions share it. `legs[i]` joins sites i and i + 1. A branch
 * repeats its junction, a stop of lane 0, as its first stop (towards the right) or its last (towards the left).
 */
export interface StripLane {
  readonly sites: readonly StripSite[];
  readonly legs: readonly StripLeg[];
  readonly branch: { readonly junction: string; readonly toward: 'left' | 'right' } | null;
}

/**
 * Where a vehicle was last seen, carried forward by expected minutes at most to the end of the leg.
 * `share` is along the drawn direction, 0 at site `leg`, 1 at site `leg + 1`.
 */
export type StripPlace =
  | { readonly lane: number; readonly site: number }
  | {
      readonly lane: number;
      readonly leg: number;
      readonly share: number;
      readonly isOverdue: boolean;
    };

export interface StripVehicle {
  readonly trip: string;
  /** The number painted on it. */
  readonly number: string;
  /** `63`, `~50`, `2 lying`; empty for nobody on board. */
  readonly people: string;
  /** `1 h 02` where it stands with people on board, else empty. */
  readonly stands: string;
  /** `seized`, `broken down`; empty where nothing befell it. */
  readonly trouble: string;
  readonly hasPeople: boolean;
  /** Along the drawn order above the road, the other way below it. */
  readonly side: 'above' | 'below';
  readonly place: StripPlace;
  /** The whole sentence, for a screen reader and the pointer. */
  readonly sentence: string;
  /** `between Bridge Gate and Kilometre 9, later than expected` */
  readonly where: string;
}

export interface StripIncident {
  readonly id: string;
  /** `shots 10:38` */
  readonly label: string;
  readonly place: StripPlace;
}

export interface StripPicture {
  readonly id: string;
  readonly lanes: readonly StripLane[];
  readonly vehicles: readonly StripVehicle[];
  readonly incidents: readonly StripIncident[];
  /** Branches on which nothing is, left out where there are too many to draw. */
  readonly lanesLeftOut: number;
}
