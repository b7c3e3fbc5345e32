/** A set of lists as bits: 0b101 is the first and the third. */
export type Term = number;
/**
 * A log-linear model by its generators: the largest sets of lists that hang together beyond chance. Every list is in
 * one of them, and no set lies within another.
 */
export type Model = readonly Term[];

const contains = (whole: Term, part: Term) => (whole & part) === part;

/** All terms that the generators bring with them, the empty one (the constant) included, in order. */
export const termsOf = (model: Model): readonly Term[] => {
  const terms = new Set<Term>([0]);
  for (const generator of model) {
    for (let part = generator; part > 0; part = (part - 1) & generator) terms.add(part);
  }
  return [...terms].sort((a, b) => a - b);
};

const sizeOf = (term: Term): number => {
  let size = 0;
  for (let rest = term; rest > 0; rest &= rest - 1) size++;
  return size;
};

/**
 * All hierarchical models of so many lists in which every list has a term, without the one in which all lists hang
 * together: with it nothing is left to say how many are on none. 1 for two lists, 8 for three, 113 for four.
 */
export const hierarchicalModels = (lists: number): readonly Model[] => {
  const whole = (1 << lists) - 1;
  // Larger sets first: whether a smaller one stands by itself hangs on them.
  const sets = Array.from({ length: whole }, (_, i) => i + 1)
    .filter((set) => set !== whole && sizeOf(set) > 1)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
  const found: Model[] = [];
  const choose = (at: number, chosen: readonly Term[]) => {
    const set = sets[at];
    if (set === undefined) {
      const alone = Array.from({ length: lists }, (_, i) => 1 << i).filter(
        (list) => !chosen.some((generator) => contains(generator, list)),
      );
      found.push([...chosen, ...alone].sort((a, b) => a - b));
      return;
    }
    choose(at + 1, chosen);
    if (!chosen.some((generator) => contains(generator, set))) choose(at + 1, [...chosen, set]);
  };
  choose(0, []);
  return found;
};

/** `[12,23,4]`: the lists of each generator, counted from 1. */
export const modelText = (model: Model, lists: number): string =>
  `[${model
    .map((term) =>
      Array.from({ length: lists }, (_, i) => ((term >> i) & 1 ? String(i + 1) : '')).join(''),
    )
    .sort()
    .join(',')}]`;
