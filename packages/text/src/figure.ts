import { toScreenDigits } from './digits.ts';
import { fromLeft } from './isolate.ts';

/**
 * Thousands parted by a narrow space that never breaks: 8 100, ٨ ١٠٠. The same in every language, since a
 * comma in one is the decimal sign of the next; and figures are compared across languages. Every number on
 * the screen goes through here.
 */
export function figure(value: number): string {
  const whole = Math.round(Math.abs(value))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return value < 0 ? fromLeft(`\u2212${toScreenDigits(whole)}`) : toScreenDigits(whole);
}

/** `+5`, `−1`: the sign stands before the number in every script. */
export const signedFigure = (value: number): string =>
  value > 0 ? fromLeft(`+${figure(value)}`) : figure(value);
