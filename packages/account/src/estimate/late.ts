import { LATE, LATE_QUARTERS, LATE_WEIGHT } from './priors.ts';

/** Of what happened a moment ago, the share of which nobody has told yet, for a phone is out of reach. */
export interface Late {
  readonly share: number;
  /** How much it was seen to be so: vehicles' worth. */
  readonly weight: number;
}

/** Something that happened as `likely` as this, so many quarters ago, and was told or not. */
export interface Newest {
  readonly age: number;
  readonly isUntold: boolean;
  readonly likely: number;
}

export const USUALLY_LATE: Late = { share: LATE, weight: LATE_WEIGHT };

const fadingAt = (age: number): number => Math.exp(-Math.max(0, age) / LATE_QUARTERS);

/** Untold beyond what is never told, and the more the newer: by what was seen, and by what was believed before. */
export const lateOf = (
  newest: readonly Newest[],
  usually: number,
  before: Late = USUALLY_LATE,
): Late => {
  let [sum, weight] = [before.share * LATE_WEIGHT, LATE_WEIGHT];
  for (const { age, isUntold, likely } of newest) {
    const newness = fadingAt(age);
    sum += likely * newness * ((isUntold ? 1 : 0) - usually);
    weight += likely * newness * newness;
  }
  return { share: Math.min(0.95, Math.max(0, sum / weight)), weight };
};

/** Of what happened so long ago, the share that nobody told; if `more` of the newest were untold. */
export const untoldBy =
  ({ share }: Late, usually: number) =>
  (age: number, more = 0): number =>
    Math.min(0.95, usually + (1 - usually) * Math.max(0, share + more) * fadingAt(age));
