import type {
  AnnouncedTrip,
  Bound,
  LegSeen,
  Obstacle,
  Plan,
  Scenario,
  Score,
  TimedTrip,
  Timetable,
} from '@corridor/plan';

/** What a plan proposes, and what is proven of any other. */
export interface Proposal {
  readonly plan: Plan;
  readonly timetable: Timetable;
  readonly score: Score;
  readonly bound: Bound;
  readonly obstacles: readonly Obstacle[];
  readonly changes: readonly Change[];
}
export interface Change {
  readonly announced: AnnouncedTrip | null;
  readonly now: TimedTrip | null;
  /** Later (negative: earlier) than announced; null: another trip, or none. */
  readonly minutes: number | null;
}
export interface Violation {
  readonly rule: string;
  readonly of: { readonly [name: string]: string | number };
}

/** Minutes since minute 0; eight times in ten it lies between `low` and `high`. null: later than anything that was tried, or never. */
export interface Range {
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
}
export interface Foreseen {
  /** When the last one has got off, if the road stays open as agreed and no vehicle is lost. */
  readonly ends: Range;
  /** The same as such operations go. */
  readonly anyhow: Range;
  /** Chance, 0 to 1, that everybody is there before the last window closes. null: no window ends. */
  readonly inWindow: number | null;
  readonly batches: readonly {
    readonly batch: string;
    readonly ends: Range;
    readonly inWindow: number | null;
  }[];
  /** How many have been received by a minute, in order of time. */
  readonly course: readonly {
    readonly minute: number;
    readonly low: number;
    readonly likely: number;
    readonly high: number;
  }[];
  readonly learnedFrom: number;
  /** Judged by how it went so far, without roads and vehicles, it ends at quite another time. */
  readonly disagrees: boolean;
}

/** Everything that is asked of the planner; in tests another may answer. */
export interface Planner {
  readonly propose: (
    scenario: Scenario,
    options: { readonly seed: number; readonly moves: number; readonly keepGoing: () => boolean },
  ) => Proposal;
  readonly run: (scenario: Scenario, plan: Plan) => Timetable;
  readonly foresee: (
    scenario: Scenario,
    plan: Plan,
    history: readonly LegSeen[],
    options: {
      readonly seed: number;
      readonly runs: number;
      readonly keepGoing: () => boolean;
    },
  ) => Foreseen;
  readonly violationsOf: (scenario: Scenario, timetable: Timetable) => readonly Violation[];
}
