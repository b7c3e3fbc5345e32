import { figure, t } from '@corridor/text';
import { LEAST_DIGITS, MOST_DIGITS } from '../../vault/pin.ts';
import type { PinRefusal } from '../../vault/types.ts';

/** Why a PIN is not taken, in one sentence. */
export const refusalText = (why: PinRefusal): string => {
  switch (why) {
    case 'length':
      return t('A PIN has {least} to {most} digits.', {
        least: figure(LEAST_DIGITS),
        most: figure(MOST_DIGITS),
      });
    case 'same-digits':
      return t('One digit again and again is what anybody tries first.');
    case 'row':
      return t('Digits in a row are what anybody tries first.');
    case 'repeats':
      return t('The same few digits again and again are easy to see over a shoulder.');
    case 'known':
      return t('Whoever saw the join code, or the PIN before, would know this one.');
    case 'close':
      return t('One slip of the finger would make it the other PIN. Choose one that differs more.');
  }
};

const MINUTE = 60_000;

/** How long until the next try, never less than it is. */
export const waitText = (ms: number): string =>
  ms > MINUTE
    ? t('Too many wrong PINs. Try again in {n, plural, one {# minute} other {# minutes}}.', {
        n: Math.ceil(ms / MINUTE),
      })
    : t('Too many wrong PINs. Try again in {n, plural, one {# second} other {# seconds}}.', {
        n: Math.ceil(ms / 1000),
      });
