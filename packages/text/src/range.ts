import { figure } from './figure.ts';
import { t } from './t.ts';

/** A range in words of the language, `45–55`; one figure where both ends meet. */
export const figureRange = (low: number, high: number): string =>
  low === high ? figure(low) : t('{low}–{high}', { low: figure(low), high: figure(high) });
