import type { OwnLine } from './own.ts';

interface Reached<T> {
  readonly so: T;
  length: number;
  last: OwnLine;
}

/**
 * Works something out of own lines one after another, and goes on where it was when the list has grown at its end, as it does with every
 * record: a phone with thousands of records must not go through all of them again. What is answered changes with the next call.
 */
export function along<T>(
  start: () => T,
  add: (so: T, line: OwnLine) => void,
): (lines: readonly OwnLine[]) => T {
  // By the list's first line, so that nothing of it outlives a lock.
  const known = new WeakMap<OwnLine, Reached<T>>();
  return (lines) => {
    const [first] = lines;
    const last = lines.at(-1);
    if (!first || !last) return start();
    const before = known.get(first);
    const isGrown = before !== undefined && hasGrown(lines, before);
    const reached = isGrown ? before : { so: start(), length: 0, last };
    for (let at = reached.length; at < lines.length; at++) add(reached.so, lines[at] as OwnLine);
    reached.length = lines.length;
    reached.last = last;
    if (!before || isGrown || lines.length > before.length) known.set(first, reached);
    return reached.so;
  };
}

/** Lists of one phone only ever gain lines, and keep their order: where a line still stands at its place, so do all before it. */
export const hasGrown = (
  lines: readonly OwnLine[],
  before: { readonly length: number; readonly last: OwnLine | undefined },
): boolean => before.length === 0 || lines[before.length - 1] === before.last;
