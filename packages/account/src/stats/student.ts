import { incompleteBeta } from './gamma.ts';
import { quantileBy } from './quantile.ts';

/** P(T ≤ t) of Student's t; degrees of freedom need not be whole. */
export const studentCdf = (t: number, degrees: number): number => {
  const tail = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
  return t < 0 ? tail : 1 - tail;
};

/** t with P(T ≤ t) = p, for 0 < p < 1. */
export const studentQuantile = (p: number, degrees: number): number => {
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, degrees);
  let low = -10;
  while (studentCdf(low, degrees) > p) low *= 2;
  return quantileBy((t) => studentCdf(t, degrees), p, low, 0);
};
