import type { SubjectId } from '@corridor/operation';
import { normalQuantile } from '../stats/normal.ts';
import { studentQuantile } from '../stats/student.ts';
import { KINDS } from './arrays.ts';
import type { Late } from './late.ts';
import type { Fitted } from './learn.ts';
import { COMMON_BIAS, LATE_PHONES, OMITTED_DEVIATION, ROAD_PACE } from './priors.ts';
import type { Raw } from './raw.ts';
import { times } from './solve.ts';
import type { LateBySite } from './underway.ts';

/** How the errors of people in vehicles hang together: within one question, and among several. */
export interface Covariance {
  /** Variance of what the vehicles of a question come to, people². */
  readonly of: (raw: Raw) => number;
  /** Beyond that: more may be untold just now than expected, or less, and never less than nothing. People². */
  readonly untold: (raw: Raw) => { readonly below: number; readonly above: number };
  /** What the errors of several questions have in common, people²; in rows. */
  readonly between: (raws: readonly Raw[]) => readonly Float64Array[];
}

/** How far what nobody told yet may be from what is expected; of all sites alike, and of each by itself. */
interface Apart {
  readonly common: number;
  /** Last: of the pace of the road. */
  readonly site: Float64Array;
}

const apartOf = (lates: readonly Late[]): { readonly down: Apart; readonly more: Apart } => {
  const of = (isDown: boolean): Apart => {
    const part = (variance: number, { share }: Late) => {
      // Less than nothing is never untold: downwards no further than what is expected.
      const down = Math.min(variance, (share * share) / 2);
      return isDown ? down : variance - down;
    };
    // By site two or three phones tell, and are in reach or not.
    return {
      common: part(variance(lates[0] as Late) / 2, lates[0] as Late),
      site: Float64Array.from([
        ...lates.map((late) => part(variance(late, LATE_PHONES), late)),
        isDown ? ROAD_PACE ** 2 : 0,
      ]),
    };
  };
  return { down: of(true), more: of(false) };
};
const variance = ({ share, weight }: Late, most = weight): number =>
  Math.max(0.06, share * (1 - share)) / Math.min(weight, most);

/**
 * One phone out of reach hides all that it saw: what nobody told yet is untold together, most of all at one site.
 */
const lateVariance = ({ late }: Raw, { common, site }: Apart): number => {
  let [all, apart] = [0, 0];
  const pace = site.length - 1;
  for (let place = 0; place <= pace; place++) {
    const people = late[place] as number;
    if (place < pace) all += people;
    apart += (site[place] as number) * people * people;
  }
  return common * all * all + apart;
};

export const covarianceOf = (
  { rows, learned, covariance }: Fitted,
  late: LateBySite,
  sites: readonly SubjectId[],
): Covariance => {
  const effects = rows.effects.length;
  const fewCounts = whenFew(rows);
  const lates = (end: Raw['measure']) => [null, ...sites].map((site) => late[end](site));
  const apart = { left: apartOf(lates('left')), arrived: apartOf(lates('arrived')) };
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
    of: (raw) =>
      fewCounts * raw.variance + raw.split ** 2 + shared(raw, times(covariance, raw.slope), raw),
    untold: (raw) => {
      const { down, more } = apart[raw.measure];
      const below = lateVariance(raw, down);
      return { below, above: below + lateVariance(raw, more) };
    },
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
