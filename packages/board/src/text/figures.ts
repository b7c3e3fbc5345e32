/** Thousands parted by a narrow space that never breaks: 8 100. */
export function figure(value: number): string {
  const whole = Math.round(Math.abs(value))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return value < 0 ? `\u2212${whole}` : whole;
}

/** A range as one word, `40–50`; one figure where both ends meet. */
export const figureRange = (low: number, high: number): string =>
  low === high ? figure(low) : `${figure(low)}\u2013${figure(high)}`;

/**
 * What may be said of a counted minimum: rounded down, never up, and no finer than a listener can hold.
 * 8 163 gives 8 100. Below 100 the figure itself; `isRounded` says whether "more than" is true.
 */
export function sayable(counted: number): { readonly value: number; readonly isRounded: boolean } {
  const step = counted < 100 ? 1 : counted < 1000 ? 10 : 100;
  const value = Math.floor(counted / step) * step;
  return { value, isRounded: value < counted };
}
