/** `times` × how many people went along `flow`. */
export interface Term {
  readonly flow: string;
  readonly times: number;
}

/** A number of people that is to be known: people who left by one trip, who are at a site at an hour, who passed in a day. */
export interface Flow {
  readonly id: string;
  /** Cannot be less. Absent: 0. null: may be below 0, as a change can. */
  readonly least?: number | null;
  /** Cannot be more: seats. Absent: nothing bounds it. */
  readonly most?: number;
}

/** What must hold exactly: Σ terms = equals. Nobody disappears at a checkpoint. */
export interface Balance {
  readonly id: string;
  readonly terms: readonly Term[];
  /** People. Absent: 0. */
  readonly equals?: number;
}

/** What cannot be exceeded: Σ terms ≤ most. */
export interface Limit {
  readonly id: string;
  readonly terms: readonly Term[];
  readonly most: number;
}

/** An observer, a post, a definition: what all its records have wrong in the same way. */
export interface Source {
  readonly id: string;
  /** How large one unit of its common error is thought to be, at about two in three. > 0. */
  readonly sd: number;
}

/** A record of how many people went along a flow, or along several together. */
export interface Measurement {
  readonly id: string;
  readonly terms: readonly Term[];
  /** People. */
  readonly value: number;
  /** Own error of this record alone, people. > 0: what is exact is a balance. */
  readonly sd: number;
  /** How many units of a source's common error it holds: 1 for an error in people, the value for one in per cent. */
  readonly shared?: readonly { readonly source: string; readonly times: number }[];
}

/** Ids are unique among all that is listed in one problem and its kind; the order of nothing matters. */
export interface Problem {
  readonly flows: readonly Flow[];
  readonly balances: readonly Balance[];
  readonly limits?: readonly Limit[];
  readonly sources?: readonly Source[];
  readonly measurements: readonly Measurement[];
}

/**
 * `redundant`: recorded, and the rest can contradict it. `only-record`: recorded, and nothing speaks for or against it.
 * `inferred`: not recorded itself, but follows from the rest. `unknowable`: cannot be known from these reports.
 */
export type FlowClass = 'redundant' | 'only-record' | 'inferred' | 'unknowable';

/** A figure with its doubt; people. The interval holds the truth nine times of ten. */
export interface Estimate {
  readonly people: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

export interface FlowFigure {
  readonly id: string;
  readonly is: FlowClass;
  /** null: cannot be known from these reports. */
  readonly estimate: Estimate | null;
}

/** One suspicion weighed: that a record, what a source shares, or a balance is off by some fixed amount. */
export interface Test {
  readonly id: string;
  readonly about: 'measurement' | 'source' | 'balance';
  /** How many standard deviations off; its square is the generalised likelihood ratio, by how much γ falls without it. */
  readonly z: number;
  /**
   * By how much: of a record, too many people counted; of a source, units of its common error; of a balance, people that its
   * terms exceed what they should equal by.
   */
  readonly size: number;
  /** Standard deviation of `size`: what the rest cannot tell. */
  readonly sizeSd: number;
}

/** A check that the records can fail: what a combination of balances leaves over. */
export interface Condition {
  /** Balances that together leave it; empty: two records of one flow. */
  readonly balances: readonly string[];
  readonly measurements: readonly string[];
  /** People left over: terms of its first balance above what they should equal; else its first record above the other. */
  readonly imbalance: number;
  readonly z: number;
}

/** Do the records as a whole agree, within what each is trusted with? */
export interface GlobalTest {
  readonly gamma: number;
  readonly degrees: number;
  /** Probability that records as good as they are trusted to be disagree this much or more. */
  readonly p: number;
}

/** What must hold cannot hold: these balances and limits contradict each other, whatever the records say. */
export interface Contradiction {
  readonly kind: 'contradiction';
  readonly between: readonly string[];
}

export interface Reconciled {
  readonly kind: 'reconciled';
  /** In order of id. */
  readonly flows: ReadonlyMap<string, FlowFigure>;
  readonly global: GlobalTest;
  /** Limits and bounds of flows that hold the estimate where it is. */
  readonly binding: readonly string[];
  /** A total or a difference of flows; null: cannot be known. Known totals of unknowable flows are known. */
  readonly combine: (terms: readonly Term[]) => Estimate | null;
  /** Between two combinations, people²; null: one cannot be known. */
  readonly covariance: (a: readonly Term[], b: readonly Term[]) => number | null;
  /** Of each record that the rest can contradict; of each source that says something beside others; of each balance. */
  readonly tests: (about: Test['about']) => readonly Test[];
  readonly conditions: () => readonly Condition[];
  /** What the balances and all records together make of each record (before limits), people. */
  readonly fitted: () => ReadonlyMap<string, number>;
}

/** A range given in words ("80 to 100"), read as nine times of ten: value and standard deviation. */
export const rangeToMeasured = (
  low: number,
  high: number,
): { readonly value: number; readonly sd: number } => ({
  value: (low + high) / 2,
  sd: (high - low) / 3.29,
});

/** "At least so many went": no value to be averaged, only a floor. */
export const atLeast = (id: string, terms: readonly Term[], people: number): Limit => ({
  id,
  terms: terms.map(({ flow, times }) => ({ flow, times: -times })),
  most: -people,
});
