/** An estimate as it may be said aloud. Whole people. */
export interface Spoken {
  readonly people: number;
  readonly low: number;
  readonly high: number;
  /** Of what `people` is a multiple: 1, 5, 10, 50, 100 … */
  readonly step: number;
}

/** Steps that a listener holds: 1, 5, 10, 50 … no larger than `most`. */
const stepUpTo = (most: number): number => {
  if (most < 5) return 1;
  const tens = 10 ** Math.floor(Math.log10(most));
  return tens * 5 <= most ? tens * 5 : tens;
};

/**
 * An estimate no finer than it is known: 8 420 with nine chances in ten between 8 258 and 8 690 is said as 8 400, between
 * 8 250 and 8 700. The figure is rounded to a quarter of the interval's width, its ends outwards to an eighth, so that what is
 * said never promises more than was worked out. Neither falls below `minimum`, what was counted one by one, nor rises above
 * `most`, what the records allow; both are said as they are.
 */
export const noFinerThanKnown = (
  estimate: { readonly people: number; readonly low: number; readonly high: number },
  minimum: number,
  most: number | null = null,
): Spoken => {
  const width = estimate.high - estimate.low;
  const step = stepUpTo(width / 4);
  const fine = stepUpTo(width / 8);
  const within = (n: number) => Math.min(Math.max(n, minimum), most ?? Number.POSITIVE_INFINITY);
  const low = within(Math.floor(estimate.low / fine) * fine);
  const high = Math.max(low, within(Math.ceil(estimate.high / fine) * fine));
  const nearest = Math.round(estimate.people / step) * step;
  const inside =
    nearest < low
      ? Math.ceil(low / step) * step
      : nearest > high
        ? Math.floor(high / step) * step
        : nearest;
  // No multiple lies between: the figure itself is the honest one.
  const people = inside < low || inside > high ? estimate.people : inside;
  return { people, low, high, step };
};
