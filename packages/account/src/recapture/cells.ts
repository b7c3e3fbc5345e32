/**
 * How many people are on exactly which lists. The place is the pattern: bit i is set where they are on list i; place 0 is
 * on none, and stays 0, for that is the question.
 */
export type Cells = readonly number[];

export const listCount = (cells: Cells): number => Math.log2(cells.length);
export const listed = (cells: Cells): number => cells.reduce((sum, each) => sum + each, 0);

/** Of each two lists: how many on the one, on the other, on both. */
export const pairOf = (cells: Cells, one: number, other: number) => {
  let [first, second, both] = [0, 0, 0];
  cells.forEach((people, pattern) => {
    const isOnOne = ((pattern >> one) & 1) === 1;
    const isOnOther = ((pattern >> other) & 1) === 1;
    if (isOnOne) first += people;
    if (isOnOther) second += people;
    if (isOnOne && isOnOther) both += people;
  });
  return { first, second, both };
};
