import { createQueue, type Order, orderOf } from '../linear/order.ts';
import { eliminate, type Pivot } from './eliminate.ts';
import { type Row, type System, systemOf } from './system.ts';
import type { Problem } from './types.ts';

/** Where an unknown (or a balance) stands in the conditions. */
export interface Column {
  readonly rows: readonly number[];
  readonly values: readonly number[];
}

/** A combination of flows, by what was recorded; `free`: what nobody can know. */
export interface Spread {
  readonly recorded: ReadonlyMap<number, number>;
  readonly constant: number;
  readonly free: ReadonlyMap<number, number>;
}

/** All about a problem that does not depend on how well anybody is trusted. */
export interface Structure {
  readonly system: System;
  readonly pivots: readonly Pivot[];
  readonly free: readonly number[];
  /** Independent of each other, in what was recorded only. */
  readonly conditions: readonly Row[];
  readonly columns: readonly Column[];
  readonly leaks: readonly Column[];
  readonly spread: (entries: ReadonlyMap<number, number>) => Spread;
  /** Conditions, then sources. */
  readonly order: Order;
}

/** A structure, or the balances that contradict each other. */
export const structureOf = (
  problem: Problem,
): Structure | { readonly contradiction: readonly string[] } => {
  const system = systemOf(problem);
  const { size, value, balances } = system;
  // Balances that say the same as others together would make the conditions depend on each other.
  const among = eliminate(system.rows.slice(0, balances.length), system.flows.length, () => true);
  const isSpare = new Set(among.left.map(({ index }) => index));
  for (const { constant, leaks } of among.left) {
    if (Math.abs(constant) < 1e-6) continue;
    return { contradiction: [...leaks.keys()].sort((a, b) => a - b).map((i) => balances[i] ?? '') };
  }
  const rows = system.rows.filter((_, index) => !isSpare.has(index));
  const { pivots, free, left } = eliminate(rows, size, (unknown) =>
    Number.isNaN(value[unknown] as number),
  );
  return {
    ...{ system, pivots, free, conditions: left },
    columns: columnsOf(size, left, ({ entries }) => entries),
    leaks: columnsOf(balances.length, left, ({ leaks }) => leaks),
    spread: spreadBy(pivots, free, size),
    order: orderOf(neighboursOf(system, left)),
  };
};

const columnsOf = (
  size: number,
  rows: readonly Row[],
  entriesOf: (row: Row) => ReadonlyMap<number, number>,
): readonly Column[] => {
  const columns = Array.from({ length: size }, () => ({
    rows: [] as number[],
    values: [] as number[],
  }));
  rows.forEach((row, r) => {
    for (const [at, value] of entriesOf(row)) {
      columns[at]?.rows.push(r);
      columns[at]?.values.push(value);
    }
  });
  return columns;
};

/** Two conditions meet where they use the same record. What a source shares stays an unknown: else all its records would meet. */
const neighboursOf = ({ firstSource, sources, size }: System, rows: readonly Row[]) => {
  const count = rows.length;
  const around = Array.from({ length: count + sources.length }, () => new Set<number>());
  const using: number[][] = Array.from({ length: size }, () => []);
  rows.forEach(({ entries }, r) => {
    for (const unknown of entries.keys()) {
      if (unknown >= firstSource) {
        const at = count + unknown - firstSource;
        around[at]?.add(r);
        around[r]?.add(at);
        continue;
      }
      for (const other of using[unknown] as number[]) {
        around[other]?.add(r);
        around[r]?.add(other);
      }
      using[unknown]?.push(r);
    }
  });
  return around;
};

const spreadBy = (pivots: readonly Pivot[], free: readonly number[], size: number) => {
  const pivotOf = new Int32Array(size).fill(-1);
  pivots.forEach(({ unknown }, p) => {
    pivotOf[unknown] = p;
  });
  const isFree = new Uint8Array(size);
  for (const unknown of free) isFree[unknown] = 1;
  const queue = createQueue(Math.max(1, pivots.length));
  return (entries: ReadonlyMap<number, number>): Spread => {
    const open = new Map<number, number>();
    const recorded = new Map<number, number>();
    const unknowable = new Map<number, number>();
    let constant = 0;
    const add = (unknown: number, times: number) => {
      const p = pivotOf[unknown] as number;
      const to = p >= 0 ? open : isFree[unknown] === 1 ? unknowable : recorded;
      const key = p < 0 ? unknown : p;
      to.set(key, (to.get(key) ?? 0) + times);
      if (p >= 0) queue.put(p, p);
    };
    for (const [unknown, times] of entries) add(unknown, times);
    for (let p = queue.take(); p >= 0; p = queue.take()) {
      const weight = open.get(p) as number;
      if (weight === 0) continue;
      const pivot = pivots[p] as Pivot;
      const each = weight / pivot.times;
      constant += each * pivot.constant;
      for (const [other, times] of pivot.others) add(other, -each * times);
    }
    // Two sites whose split nobody knows have a known sum: what cancels is no doubt.
    for (const [unknown, times] of unknowable)
      if (Math.abs(times) < 1e-9) unknowable.delete(unknown);
    return { recorded, constant, free: unknowable };
  };
};
