import type { Fact } from '@corridor/operation';
import type { Figure } from '../figure/types.ts';
import { noFinerThanKnown } from '../network/rounding.ts';

type Drafted = Fact<'statement', 'drafted@1'>;

/** A number fit to be said, and how exactly it is meant. */
export interface Sayable {
  readonly value: number;
  readonly approx: 'more-than' | 'at-least' | 'exact' | 'about';
  /** Of an estimate: between which figures, rounded outwards. null: it is known exactly, or is none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Rounded down, never up: 8 163 is "more than 8 100". Below 100, and where nothing was rounded off, "at least" the figure itself. */
const minimumToSay = (people: number): Sayable => {
  const step = people < 100 ? 1 : people < 1000 ? 10 : 100;
  const value = Math.floor(people / step) * step;
  return { value, approx: value < people ? 'more-than' : 'at-least', low: null, high: null };
};

/** The number that a rule proposes; null: the account gives none under it, and a person writes it. */
export const proposedFigure = (rule: Drafted['rule'], figure: Figure): Sayable | null => {
  if (rule === 'counted-minimum') return minimumToSay(figure.minimum);
  if (rule !== 'estimate' || !figure.estimate) return null;
  const most = figure.possible?.high ?? null;
  const { people, low, high } = noFinerThanKnown(figure.estimate, figure.minimum, most);
  if (low === high) return { value: people, approx: 'exact', low: null, high: null };
  return { value: people, approx: 'about', low, high };
};
