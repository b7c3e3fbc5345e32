import type { Figure } from '../figure/types.ts';
import { noFinerThanKnown } from '../network/rounding.ts';
import { rangeOf } from './range.ts';
import type { Against, Claim, ClaimRange, NotSame, Verdict } from './types.ts';

/**
 * What the account allows for its question, as it is said aloud: whoever sees both figures finds the distance between them.
 * `high` null where nothing bounds it.
 */
export const boundsOf = ({
  estimate,
  minimum,
  possible,
}: Figure): { readonly low: number; readonly high: number | null; readonly against: Against } => {
  const most = possible?.high ?? null;
  if (!estimate) return { low: minimum, high: most, against: 'minimum' };
  const { low, high } = noFinerThanKnown(estimate, minimum, most);
  return { low, high, against: 'interval' };
};

/** Nobody of ours saw anything of what the figure is about. Then 0 is not "none". */
const isBlank = ({ minimum, trips, parts }: Figure): boolean =>
  minimum === 0 &&
  trips.all === 0 &&
  parts.sampled === 0 &&
  parts.onFoot === 0 &&
  parts.unwatched === 0;

const held = (range: ClaimRange, figure: Figure, isOpenAbove: boolean): Verdict => {
  const { low, high: top, against } = boundsOf(figure);
  const high = isOpenAbove ? null : top;
  if (range.high !== null && range.high < low)
    return { is: 'below', by: low - range.high, against };
  if (high !== null && range.low > high) return { is: 'above', by: range.low - high, against };
  // Whatever lies above what was counted could be people whom nobody counted where they arrived.
  if (isOpenAbove && top !== null && range.low > top) {
    return { is: 'not-same', because: ['own-means-on-arrival'] };
  }
  return { is: 'inside', against };
};

/**
 * One claim beside the account's answer to the same question. Words are respected: "more than 5 000" beside 8 000 is
 * inside, "up to 5 000" is below. `isOpenAbove`: some of those whom it is about are seen leaving, and by nobody arriving.
 */
export const compare = (
  claim: Pick<Claim, 'fact'>,
  figure: Figure,
  isOpenAbove = false,
): Verdict => {
  const range = rangeOf(claim.fact);
  const because = (...codes: readonly NotSame[]): Verdict => ({ is: 'not-same', because: codes });
  if (!range) return because('no-figure');
  if (isBlank(figure)) {
    return because(figure.scope.measure === 'left' ? 'departures-unknown' : 'arrivals-unknown');
  }
  return held(range, figure, isOpenAbove);
};
