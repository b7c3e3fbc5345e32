import { incompleteGamma } from './gamma.ts';
import { quantileBy } from './quantile.ts';

/** P(X ≤ x) of chi-square with that many degrees of freedom. */
export const chiSquareCdf = (x: number, degrees: number): number =>
  incompleteGamma(degrees / 2, x / 2)[0];

/** P(X > x): small ones keep their digits. */
export const chiSquareBeyond = (x: number, degrees: number): number =>
  incompleteGamma(degrees / 2, x / 2)[1];

/** x with P(X ≤ x) = p, for 0 < p < 1. */
export const chiSquareQuantile = (p: number, degrees: number): number => {
  let high = degrees + 10;
  while (chiSquareCdf(high, degrees) < p) high *= 2;
  return quantileBy((x) => chiSquareCdf(x, degrees), p, 0, high);
};
