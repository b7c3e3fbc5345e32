import { normalQuantile } from '../stats/normal.ts';

/** Two lists of the same people: how many on each, and how many on both. */
export interface TwoLists {
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

export interface TwoListEstimate {
  /** People, those on neither list included. */
  readonly people: number;
  /** Standard error, people. */
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** How many there are if both lists are independent draws (Lincoln 1930, Petersen 1896). No value where nobody is on both. */
export const lincolnPetersen = ({ first, second, both }: TwoLists): number | null =>
  both === 0 ? null : (first * second) / both;

/**
 * Chapman's estimate, which is nearly without bias also where few are on both, its standard error (Seber 1970) and the
 * interval of the transformed logit (Fewster and Jupp 2009; Sadinle 2009), which never lies below the people who are listed.
 * `level` of 1, as 0.9.
 */
export const chapman = (lists: TwoLists, level: number): TwoListEstimate => {
  const { first, second, both } = lists;
  const people = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) /
    ((both + 1) ** 2 * (both + 2));
  const [m, only, other] = [both + 0.5, first - both + 0.5, second - both + 0.5];
  const sigma = Math.sqrt(1 / m + 1 / only + 1 / other + m / (only * other));
  const z = normalQuantile((1 + level) / 2);
  const at = (sign: 1 | -1) =>
    first + second - both - 0.5 + ((only * other) / m) * Math.exp(sign * z * sigma);
  return { people, se: Math.sqrt(variance), low: at(-1), high: at(1) };
};
