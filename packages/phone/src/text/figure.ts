/** Thousands parted by a narrow space that never breaks: 8 100. Every number on the screen goes through here. */
export function figure(value: number): string {
  const whole = Math.round(Math.abs(value))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return value < 0 ? `\u2212${whole}` : whole;
}

/** A range as one word, `45–55`; one figure where both ends meet. */
export const figureRange = (low: number, high: number): string =>
  low === high ? figure(low) : `${figure(low)}\u2013${figure(high)}`;
