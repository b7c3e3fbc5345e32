import type { Random } from './random.ts';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `trip/12.7K3M9Q`: the vehicle's label and a code that nobody can guess from the one before. */
export const tripName = (random: Random, label: string): string => {
  const code = Array.from({ length: 6 }, () => SYMBOLS[random.int(0, 31)]).join('');
  return `trip/${label}.${code}`;
};
