import { incompleteGamma } from './gamma.ts';
import { quantileBy } from './quantile.ts';

/** P(Z ≤ z) of the standard normal; both tails keep their digits. */
export const normalCdf = (z: number): number => {
  const [within, beyond] = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? beyond / 2 : 0.5 + within / 2;
};

/** z with P(Z ≤ z) = p, for 0 < p < 1. */
export const normalQuantile = (p: number): number =>
  p > 0.5 ? -normalQuantile(1 - p) : p === 0.5 ? 0 : quantileBy(normalCdf, p, -40, 0);

/** How far out of 0, either way, a standard normal is with probability `alpha`. */
export const twoSided = (alpha: number): number => -normalQuantile(alpha / 2);

/** The same when the largest of `tests` is looked at (Šidák): so wide that all of them stay within with 1 − alpha. */
export const sidakCritical = (alpha: number, tests: number): number =>
  twoSided(-Math.expm1(Math.log1p(-alpha) / Math.max(1, tests)));

/** Nine in ten of a bell curve lie within so many deviations of its middle. */
export const NINE_IN_TEN = 1.6449;
