import { readFigure } from '@corridor/text';

/** A number of people as it is typed. */
export interface Amount {
  readonly is: 'none' | 'exact' | 'range' | 'about' | 'all';
  readonly exact: string;
  readonly low: string;
  readonly high: string;
}

export const noAmount: Amount = { is: 'none', exact: '', low: '', high: '' };

const MOST = 1_000_000_000;
const figureOf = (text: string): number | null => {
  const value = readFigure(text);
  return value !== null && value <= MOST ? value : null;
};

export type ReadAmount =
  | { readonly exact: number }
  | { readonly low: number; readonly high: number }
  | { readonly about: number }
  | { readonly allWhoWish: true };

/** undefined: no number is meant. null: it is not one yet. */
export function readAmount(amount: Amount): ReadAmount | undefined | null {
  switch (amount.is) {
    case 'none':
      return undefined;
    case 'all':
      return { allWhoWish: true };
    case 'exact':
    case 'about': {
      const value = figureOf(amount.exact);
      if (value === null) return null;
      return amount.is === 'exact' ? { exact: value } : { about: value };
    }
    case 'range': {
      const [low, high] = [figureOf(amount.low), figureOf(amount.high)];
      return low === null || high === null ? null : { low, high };
    }
    default:
      amount.is satisfies never;
      return null;
  }
}
