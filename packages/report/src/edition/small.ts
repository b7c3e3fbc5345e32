/** Below so many people a number is not told in public: who was among them could be known. */
export const SMALL = 10;

export const isFew = (people: number): boolean => people > 0 && people < SMALL;

/** One figure of several that add up to another that is told as well. */
export interface Part {
  readonly key: string;
  /** What it says of people: counted, estimated, and the ends of its ranges. */
  readonly people: readonly number[];
  /** What of it adds up with the others' to what can be subtracted from: counted, estimated. */
  readonly adds: readonly number[];
}

/**
 * Which of the parts are not told: those of few people, and beside them the next smallest until at least two are held
 * back and what all of them hold together is of ten people or more. Whoever subtracts what is told from the whole
 * then has no more than their sum. `forced`: held back already, elsewhere.
 */
export const partsNotTold = (
  parts: readonly Part[],
  forced: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, 'small' | 'beside'> => {
  const held = new Map<string, 'small' | 'beside'>();
  for (const { key, people } of parts) {
    if (people.some(isFew)) held.set(key, 'small');
    else if (forced.has(key)) held.set(key, 'beside');
  }
  if (held.size === 0) return held;
  const most = ({ people }: Part) => Math.max(0, ...people);
  // What nobody was counted in hides nothing.
  const rest = parts
    .filter((part) => !held.has(part.key) && most(part) > 0)
    .sort((a, b) => most(a) - most(b) || (a.key < b.key ? -1 : 1));
  const isSafe = () => {
    const hidden = parts.filter(({ key }) => held.has(key));
    if (hidden.filter((part) => most(part) > 0).length < 2) return false;
    const layers = Math.max(...hidden.map(({ adds }) => adds.length));
    return Array.from({ length: layers }, (_, layer) =>
      hidden.reduce((sum, { adds }) => sum + (adds[layer] ?? 0), 0),
    ).every((sum) => !isFew(sum));
  };
  for (const part of rest) {
    if (isSafe()) break;
    held.set(part.key, 'beside');
  }
  return held;
};
