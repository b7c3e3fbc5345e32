/**
 * How much may still be tried. Counted in moves, so that the same seed and the same number give the same plan; or by the caller's
 * clock, where an answer is wanted at a certain moment.
 */
export interface Budget {
  /** From 1 at the beginning to 0 when it is used up. */
  readonly left: () => number;
  /** So many moves of the search were made, or as much work as they are. */
  readonly spend: (moves: number) => void;
}

export function countedBudget(moves: number): Budget {
  let spent = 0;
  return {
    left: () => Math.max(0, 1 - spent / moves),
    spend: (more) => {
      spent += more;
    },
  };
}
