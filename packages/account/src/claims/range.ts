import type { ClaimFact } from '@corridor/operation';
import type { ClaimRange } from './types.ts';

/** Half of the last place that a speaker troubled to say, and never more than a tenth: 35 000 is said to the thousand. */
const slackOf = (value: number): number => {
  let place = 1;
  while (value > 0 && value % (place * 10) === 0) place *= 10;
  return Math.floor(Math.min(place / 2, value / 10));
};

/** What the words allow of one claim; null where it has no figure. A bound stays a bound. */
export const rangeOf = ({ quantity, approx }: ClaimFact): ClaimRange | null => {
  if (!quantity) return null;
  const [low, high] =
    'value' in quantity ? [quantity.value, quantity.value] : [quantity.low, quantity.high];
  switch (approx) {
    case 'about':
      return { low: low - slackOf(low), high: high + slackOf(high) };
    case 'nearly':
      return { low: low - 2 * slackOf(low), high };
    case 'more-than':
      return { low: low + 1, high: null };
    case 'at-least':
      return { low, high: null };
    case 'at-most':
    case 'up-to':
      return { low: 0, high };
    case 'several':
      // "Several thousand" is recorded with both its ends; a single number under it has none.
      return 'value' in quantity ? { low, high: null } : { low, high };
    default:
      return { low, high };
  }
};

/** A number that only says on which side it lies. */
export const isBound = ({ approx }: ClaimFact): boolean =>
  approx === 'more-than' || approx === 'at-least' || approx === 'at-most' || approx === 'up-to';
