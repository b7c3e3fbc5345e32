import { type Model, solve } from 'yalps';
import type { Row } from './system.ts';

/** `room`: the column of what is left below a limit. */
export interface WholeRow extends Row {
  readonly room?: number;
}

/** Columns that are not whole yet, and the rows that hold them. */
export interface Part {
  readonly columns: readonly number[];
  readonly rows: readonly WholeRow[];
}

/**
 * Whole numbers for a part that keep its rows: walks from the estimate along directions in which every row stays as it is, until
 * one number after the other is whole. On a network of flows the walk ends in whole numbers only (Hoffman and Kruskal).
 */
export const settlePart = (
  part: Part,
  values: readonly number[],
  least: readonly number[],
  most: readonly number[],
): ReadonlyMap<number, number> | null => {
  const walked = walk(part, values);
  const isWhole = walked.every((value) => Math.abs(value - Math.round(value)) < 1e-6);
  if (isWhole)
    return new Map(part.columns.map((column, j) => [column, Math.round(walked[j] ?? 0)]));
  return search(part, values, least, most);
};

const walk = ({ columns, rows }: Part, values: readonly number[]): number[] => {
  const at = columns.map((column) => values[column] as number);
  const placeOf = new Map(columns.map((column, j) => [column, j]));
  const tableau = reduced(
    rows.map(({ entries }) => {
      const line = new Float64Array(columns.length);
      for (const [column, times] of entries) {
        const j = placeOf.get(column);
        if (j !== undefined) line[j] = times;
      }
      return line;
    }),
    columns.length,
  );
  const isBasic = new Uint8Array(columns.length);
  for (const { basic } of tableau) isBasic[basic] = 1;
  const others = [...columns.keys()].filter((j) => isBasic[j] === 0);
  const floors = at.map(Math.floor);
  for (const j of others) {
    const up = (at[j] as number) - (floors[j] as number) >= 0.5;
    const way = up ? 1 : -1;
    const goal = (floors[j] as number) + (up ? 1 : 0);
    let step = Math.abs(goal - (at[j] as number));
    let blocking = -1;
    tableau.forEach(({ basic, line }, r) => {
      const slope = -(line[j] as number) * way;
      if (slope === 0) return;
      const bound = (floors[basic] as number) + (slope > 0 ? 1 : 0);
      const room = Math.max(0, (bound - (at[basic] as number)) / slope);
      if (room < step - 1e-12) [step, blocking] = [room, r];
    });
    for (const { basic, line } of tableau) {
      at[basic] = (at[basic] as number) - (line[j] as number) * way * step;
    }
    if (blocking < 0) {
      at[j] = goal;
      continue;
    }
    at[j] = (at[j] as number) + way * step;
    const row = tableau[blocking] as Line;
    at[row.basic] = Math.round(at[row.basic] as number);
    pivot(tableau, blocking, j);
    row.basic = j;
  }
  return at;
};

interface Line {
  basic: number;
  readonly line: Float64Array;
}

/** Gauss and Jordan: each line has one column of its own. */
const reduced = (lines: readonly Float64Array[], width: number): Line[] => {
  const done: Line[] = [];
  for (const line of lines) {
    for (const { basic, line: other } of done) subtract(line, other, line[basic] as number);
    let basic = -1;
    for (let j = 0; j < width; j++) {
      if (
        Math.abs(line[j] as number) > 1e-9 &&
        (basic < 0 || Math.abs(line[j] as number) > Math.abs(line[basic] as number) + 1e-9)
      )
        basic = j;
    }
    if (basic < 0) continue;
    done.push({ basic, line });
    pivot(done, done.length - 1, basic);
  }
  return done;
};

const pivot = (tableau: readonly Line[], at: number, column: number) => {
  const { line } = tableau[at] as Line;
  const times = line[column] as number;
  for (let j = 0; j < line.length; j++) line[j] = clean((line[j] as number) / times);
  tableau.forEach(({ line: other }, r) => {
    if (r !== at) subtract(other, line, other[column] as number);
  });
};

const subtract = (from: Float64Array, what: Float64Array, times: number) => {
  if (times === 0) return;
  for (let j = 0; j < what.length; j++) {
    const value = what[j] as number;
    if (value !== 0) from[j] = clean((from[j] as number) - times * value);
  }
};

const clean = (value: number) => (Math.abs(value) < 1e-9 ? 0 : value);

/** How far a figure may lie from its estimate, where rounding up or down alone cannot balance; people. */
const REACHES = [0, 1, 2];

/** Branch and bound, for balances that are no network: few flows, as in a claim that counts every family as five. */
const search = (
  { columns, rows }: Part,
  values: readonly number[],
  least: readonly number[],
  most: readonly number[],
): ReadonlyMap<number, number> | null => {
  const rooms = new Set(rows.map(({ room }) => room));
  const people = columns.filter((column) => !rooms.has(column));
  const isIn = new Set(people);
  for (const reach of REACHES) {
    const constraints = new Map<string, { readonly equal: number } | { readonly max: number }>();
    const variables = new Map<string, Map<string, number>>();
    const from = new Map<number, number>();
    for (const column of people) {
      const value = values[column] as number;
      const low = Math.max(Math.floor(value) - reach, least[column] as number);
      const high = Math.min(Math.ceil(value) + reach, most[column] as number);
      from.set(column, low);
      // |low + x − value| is told by two lines; `off` is what is paid.
      variables.set(
        `x${column}`,
        new Map([
          [`above${column}`, 1],
          [`below${column}`, -1],
          [`high${column}`, 1],
        ]),
      );
      variables.set(
        `off${column}`,
        new Map([
          [`above${column}`, -1],
          [`below${column}`, -1],
          ['paid', 1],
        ]),
      );
      constraints.set(`above${column}`, { max: value - low });
      constraints.set(`below${column}`, { max: low - value });
      constraints.set(`high${column}`, { max: high - low });
    }
    rows.forEach(({ entries, constant, room }, r) => {
      let left = constant;
      for (const [column, times] of entries) {
        if (column === room) continue;
        left -=
          times * (isIn.has(column) ? (from.get(column) as number) : (values[column] as number));
        if (isIn.has(column)) variables.get(`x${column}`)?.set(`row${r}`, times);
      }
      constraints.set(`row${r}`, room === undefined ? { equal: left } : { max: left });
    });
    const model: Model = {
      ...{ direction: 'minimize', objective: 'paid', constraints, variables },
      integers: people.map((column) => `x${column}`),
    };
    const answer = solve(model, { maxIterations: 5_000, includeZeroVariables: true });
    if (answer.status !== 'optimal') continue;
    const found = new Map(answer.variables);
    return new Map(
      people.map((column) => [
        column,
        Math.round((from.get(column) as number) + (found.get(`x${column}`) ?? 0)),
      ]),
    );
  }
  return null;
};
