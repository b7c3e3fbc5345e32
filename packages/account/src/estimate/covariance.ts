import { normalQuantile } from '../stats/normal.ts';
import { studentQuantile } from '../stats/student.ts';
import { KINDS } from './arrays.ts';
import type { Fitted } from './learn.ts';
import { COMMON_BIAS, OMITTED_DEVIATION } from './priors.ts';
import type { Raw } from './raw.ts';
import { times } from './solve.ts';

/** How the errors of people in vehicles hang together: within one question, and among several. */
export interface Covariance {
  /** Variance of what the vehicles of a question come to, people². */
  readonly of: (raw: Raw) => number;
  /** What the errors of several questions have in common, people²; in rows. */
  readonly between: (raws: readonly Raw[]) => readonly Float64Array[];
}

export const covarianceOf = ({ rows, learned, covariance }: Fitted): Covariance => {
  const effects = rows.effects.length;
  const fewCounts = whenFew(rows);
  const means = KINDS.map(
    (_, kind) =>
      (learned.loadVariance[kind] as number) / Math.max(1, learned.loadSeen[kind] as number),
  );
  /** In common, of two questions of which the first is weighed by what its effects hang on. */
  const shared = (a: Raw, common: ArrayLike<number>, b: Raw): number => {
    let both = 0;
    for (let k = 0; k < effects; k++) both += (b.slope[k] as number) * (common[k] as number);
    both *= fewCounts;
    both += COMMON_BIAS ** 2 * (a.counted + a.untallied) * (b.counted + b.untallied);
    both += OMITTED_DEVIATION ** 2 * a.omitted * b.omitted;
    means.forEach((mean, kind) => {
      both += (a.unseen[kind] as number) * (b.unseen[kind] as number) * mean;
    });
    return both;
  };
  return {
    of: (raw) => fewCounts * raw.variance + shared(raw, times(covariance, raw.slope), raw),
    between: (raws) =>
      raws.map((a) => {
        const common = times(covariance, a.slope);
        return Float64Array.from(raws, (b) => shared(a, common, b));
      }),
  };
};

/**
 * How much wider it is for having learned from few: spreads are learned from journeys counted at both ends, and of few of
 * them they are as unsure as Student's t with so many degrees of freedom. A factor of the variance.
 */
const whenFew = ({ first, end, journeys }: Fitted['rows']): number => {
  let both = 0;
  for (let j = 0; j < journeys.length; j++) {
    let ends = 0;
    for (let i = first[j] as number; i < (first[j + 1] as number); i++)
      ends |= 1 << (end[i] as number);
    if (ends === 3) both++;
  }
  if (both > 300) return 1;
  return (studentQuantile(0.95, Math.max(4, both * 0.5)) / normalQuantile(0.95)) ** 2;
};
