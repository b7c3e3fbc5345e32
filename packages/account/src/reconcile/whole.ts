import { eliminate } from './eliminate.ts';
import { type Part, settlePart, type WholeRow } from './purify.ts';
import { indexById, sortedById, termsToEntries } from './system.ts';
import type { Problem, Reconciled } from './types.ts';

/** Nearer to a whole number than this is that number. */
const NEAR = 1e-6;

/**
 * Whole people that balance exactly: every balance, and every limit in whole people, holds among the numbers as they are
 * printed, so that whoever adds up the table by hand finds the total that stands below it. On a network of flows (each flow out
 * of one node, into another, part of nested totals) every figure is its estimate rounded up or down. Other balances may not allow
 * that: then the nearest that balance; null: no whole numbers within a few of the estimates do. Unknowable flows are absent.
 */
export const wholePeople = (
  problem: Problem,
  { flows }: Pick<Reconciled, 'flows'>,
): ReadonlyMap<string, number> | null => {
  const sorted = sortedById(problem.flows);
  const flowAt = indexById(sorted);
  const values: number[] = sorted.map(({ id }) => flows.get(id)?.estimate?.people ?? Number.NaN);
  const isKnown = (flow: number) => !Number.isNaN(values[flow] as number);
  const balances: WholeRow[] = sortedById(problem.balances).map(({ terms, equals = 0 }) => ({
    entries: termsToEntries(terms, flowAt),
    leaks: new Map(),
    constant: equals,
  }));
  const rows: WholeRow[] = values.every((_, flow) => isKnown(flow))
    ? balances
    : [...eliminate(balances, sorted.length, (flow) => !isKnown(flow)).left];
  for (const { terms, most } of sortedById(problem.limits ?? [])) {
    const entries = termsToEntries(terms, flowAt);
    const isWhole = Number.isInteger(most) && [...entries.values()].every(Number.isInteger);
    if (!isWhole || ![...entries.keys()].every(isKnown)) continue;
    let room = most;
    for (const [flow, times] of entries) room -= times * (values[flow] as number);
    rows.push({ entries, leaks: new Map(), constant: most, room: values.length });
    entries.set(values.length, 1);
    values.push(Math.max(0, room));
  }
  const least = values.map((_, i) => sorted[i]?.least ?? (sorted[i]?.least === null ? -1 / 0 : 0));
  const most = values.map((_, i) => sorted[i]?.most ?? Number.POSITIVE_INFINITY);

  const whole = values.map((value) =>
    Math.abs(value - Math.round(value)) < NEAR ? Math.round(value) : value,
  );
  for (const part of partsOf(rows, whole)) {
    const settled = settlePart(part, whole, least, most);
    if (settled === null) return null;
    for (const [column, people] of settled) whole[column] = people;
  }
  for (const { entries, constant, room } of rows) {
    let sum = 0;
    for (const [column, times] of entries)
      if (column !== room) sum += times * (whole[column] as number);
    // Coefficients of whole balances are whole; after unknowable flows were taken out they may be thirds.
    if (sum - constant > NEAR || (room === undefined && constant - sum > NEAR)) return null;
  }
  const figures = new Map<string, number>();
  sorted.forEach(({ id }, flow) => {
    if (isKnown(flow)) figures.set(id, Math.round(whole[flow] as number) + 0);
  });
  return figures;
};

/** Flows that are not whole yet, with the balances that tie them to each other. Alone: tied to none. */
const partsOf = (rows: readonly WholeRow[], values: readonly number[]): readonly Part[] => {
  const isOpen = (column: number) =>
    !Number.isNaN(values[column] as number) && !Number.isInteger(values[column]);
  const headOf = Int32Array.from(values.keys());
  const find = (column: number): number => {
    let head = column;
    while (headOf[head] !== head) head = headOf[head] = headOf[headOf[head] as number] as number;
    return head;
  };
  for (const { entries } of rows) {
    let first = -1;
    for (const column of entries.keys()) {
      if (!isOpen(column)) continue;
      if (first < 0) first = find(column);
      else headOf[find(column)] = first;
    }
  }
  const parts = new Map<number, { columns: number[]; rows: WholeRow[] }>();
  values.forEach((_, column) => {
    if (!isOpen(column)) return;
    const part = parts.get(find(column)) ?? { columns: [], rows: [] };
    parts.set(find(column), part);
    part.columns.push(column);
  });
  for (const row of rows) {
    for (const column of row.entries.keys()) {
      if (!isOpen(column)) continue;
      parts.get(find(column))?.rows.push(row);
      break;
    }
  }
  return [...parts.values()];
};
