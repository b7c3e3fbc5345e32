import type { Random } from '../random.ts';
import type { ErrorFamilies } from './families.ts';

/** A thumb on a cold keypad: 670 for 67, or 76. */
export const mistyped = (
  random: Random,
  people: number,
  { slipsSwapDigits }: Pick<ErrorFamilies, 'slipsSwapDigits'>,
): number => {
  const swaps = slipsSwapDigits > 0 && people > 9 && random.chance(slipsSwapDigits);
  if (!swaps) return people * 10;
  const [ones, tens] = [people % 10, Math.floor(people / 10) % 10];
  return people - (people % 100) + ones * 10 + tens;
};
