import type { PinRefusal } from './types.ts';

export const LEAST_DIGITS = 6;
export const MOST_DIGITS = 12;

/** Why this PIN is not taken; `null`: it is. `known`: texts that lie about, as the join code: a PIN out of them is none. */
export function refusalOf(pin: string, known: readonly string[] = []): PinRefusal | null {
  if (!/^[0-9]{6,12}$/.test(pin)) return 'length';
  if (new Set(pin).size === 1) return 'same-digits';
  if (isRow(pin)) return 'row';
  if (isRepeated(pin)) return 'repeats';
  if (known.some((text) => text.replace(/[^0-9]/g, '').includes(pin))) return 'known';
  return null;
}

/** Each digit one more than the one before, or each one less; 0 follows 9. */
const isRow = (pin: string): boolean => {
  const steps = new Set(
    [...pin.slice(1)].map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10),
  );
  return steps.size === 1 && (steps.has(1) || steps.has(9));
};

/** A short piece again and again: 121212, 275275. */
const isRepeated = (pin: string): boolean => {
  for (let size = 2; size <= pin.length / 2; size++) {
    if (pin.length % size === 0 && pin === pin.slice(0, size).repeat(pin.length / size))
      return true;
  }
  return false;
};

/**
 * One slip of the finger makes one of the other: a digit wrong, missing, doubled, or two exchanged. A decoy's PIN must never be typed
 * by mistake: it destroys what was counted.
 */
export function isClose(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  if (long.length > short.length) return short.slice(from) === long.slice(from + 1);
  const rest = [short.slice(from + 1), long.slice(from + 1)] as const;
  if (rest[0] === rest[1]) return true;
  const isExchanged = short[from] === long[from + 1] && short[from + 1] === long[from];
  return isExchanged && short.slice(from + 2) === long.slice(from + 2);
}
