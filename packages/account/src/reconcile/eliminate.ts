import { createQueue } from '../linear/order.ts';
import type { Row } from './system.ts';

/** What one unknown is, by others: (constant − Σ entries) / times. */
export interface Pivot {
  readonly unknown: number;
  readonly times: number;
  readonly others: Map<number, number>;
  readonly constant: number;
}

/** Which unknowns follow from which, and what is left that can be checked. */
export interface Eliminated {
  /** Each needs only free ones, kept ones and those of later pivots. */
  readonly pivots: readonly Pivot[];
  /** Nothing says anything about them alone. */
  readonly free: readonly number[];
  /** Rows without any wanted unknown, and which they were at first. */
  readonly left: readonly (Row & { readonly index: number })[];
}

/** Coefficients are small whole numbers; what is left of a difference of equals is rounding. */
const TINY = 1e-9;

/**
 * Gauss, sparse: expresses the wanted unknowns by others, row by row, whatever the records say and however well they are
 * trusted: what can be known depends only on who reported what. Few-rowed unknowns and short rows first, so a trip stays among
 * its own; equal ones by number.
 */
export const eliminate = (
  source: readonly Row[],
  size: number,
  isWanted: (unknown: number) => boolean,
): Eliminated => {
  const rows = source.map(({ entries, leaks, constant }) => ({
    entries: new Map(entries),
    leaks: new Map(leaks),
    constant,
  }));
  const rowsOf: (Set<number> | undefined)[] = [];
  for (let unknown = 0; unknown < size; unknown++) {
    rowsOf.push(isWanted(unknown) ? new Set() : undefined);
  }
  rows.forEach(({ entries }, r) => {
    for (const unknown of entries.keys()) rowsOf[unknown]?.add(r);
  });
  const queue = createQueue(size);
  rowsOf.forEach((at, unknown) => {
    if (at) queue.put(unknown, at.size);
  });
  const isUsed = new Uint8Array(rows.length);
  const pivots: Pivot[] = [];
  const free: number[] = [];
  for (let unknown = queue.take(); unknown >= 0; unknown = queue.take()) {
    const at = rowsOf[unknown] as Set<number>;
    const chosen = choose(rows, at, unknown);
    if (chosen < 0) {
      free.push(unknown);
      continue;
    }
    const row = rows[chosen] as Row;
    isUsed[chosen] = 1;
    at.delete(chosen);
    const times = row.entries.get(unknown) as number;
    const others = row.entries;
    others.delete(unknown);
    for (const other of others.keys()) rowsOf[other]?.delete(chosen);
    for (const r of [...at].sort((a, b) => a - b)) {
      const target = rows[r] as Row;
      const factor = (target.entries.get(unknown) as number) / times;
      target.entries.delete(unknown);
      for (const other of addTimes(target.entries, others, -factor)) rowsOf[other]?.delete(r);
      for (const other of others.keys()) if (target.entries.has(other)) rowsOf[other]?.add(r);
      addTimes(target.leaks, row.leaks, -factor);
      target.constant -= factor * row.constant;
    }
    for (const other of others.keys()) {
      const its = rowsOf[other];
      if (its) queue.put(other, its.size);
    }
    pivots.push({ unknown, times, others, constant: row.constant });
  }
  const left = rows.flatMap((row, index) => (isUsed[index] === 0 ? [{ ...row, index }] : []));
  return { pivots, free, left };
};

/** Gives the keys that cancelled. */
const addTimes = (
  target: Map<number, number>,
  what: ReadonlyMap<number, number>,
  times: number,
): readonly number[] => {
  const gone: number[] = [];
  for (const [key, value] of what) {
    const now = (target.get(key) ?? 0) + times * value;
    if (Math.abs(now) >= TINY) target.set(key, now);
    else if (target.delete(key)) gone.push(key);
  }
  return gone;
};

/**
 * Of the rows that hold this unknown, whose coefficient is not small beside the largest: a record of it, so that it is said by its
 * own record wherever there is one; else the shortest.
 */
const choose = (rows: readonly Row[], at: ReadonlySet<number>, unknown: number): number => {
  let largest = 0;
  for (const r of at) {
    largest = Math.max(largest, Math.abs((rows[r] as Row).entries.get(unknown) as number));
  }
  let chosen = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const r of at) {
    const { entries, leaks } = rows[r] as Row;
    if (Math.abs(entries.get(unknown) as number) < largest * 0.1) continue;
    const cost = entries.size + (leaks.size > 0 ? 1e6 : 0);
    if (cost < least || (cost === least && r < chosen)) [chosen, least] = [r, cost];
  }
  return chosen;
};
