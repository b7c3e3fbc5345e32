// The model as it was published: for each bus and each of its rounds, whether it takes a load from this source to that sink.
import type { ShuttleProblem, ShuttleRoutes } from '@corridor/plan';
import highsModule, { type Highs, type InitOptions } from 'highs';

const loadHighs = highsModule as unknown as (options: InitOptions) => Promise<Highs>;

/** Binaries beyond which the model alone takes longer to write down than the search has. */
const MOST = 120_000;

export const openPublished = async () => {
  const highs = await loadHighs({});
  return (problem: ShuttleProblem, seconds: number) => solve(highs, problem, seconds);
};

/** null: no routes in time, or too large to be written down. */
function solve(highs: Highs, problem: ShuttleProblem, seconds: number): ShuttleRoutes | null {
  const { sources: P, sinks: S, loads, room, out, there, start } = problem;
  const buses = start.length;
  const rounds = loads.reduce((a, b) => a + b, 0);
  if (buses * rounds * P * S > MOST) return null;
  const x = (b: number, r: number, i: number, j: number) => ((b * rounds + r) * P + i) * S + j;
  const binaries = buses * rounds * P * S;
  const to = (b: number, r: number) => binaries + b * rounds + r;
  const back = (b: number, r: number) => binaries + buses * rounds + b * rounds + r;
  const last = binaries + 2 * buses * rounds;
  const columns: (readonly [row: number, value: number])[][] = Array.from(
    { length: last + 1 },
    () => [],
  );
  const lower: number[] = [];
  const upper: number[] = [];
  const row = (least: number, most: number, terms: Iterable<readonly [number, number]>) => {
    const sums = new Map<number, number>();
    for (const [column, value] of terms) sums.set(column, (sums.get(column) ?? 0) + value);
    for (const [column, value] of sums) columns[column]?.push([lower.length, value]);
    lower.push(least);
    upper.push(most);
  };
  const pairs = Array.from({ length: P * S }, (_, at) => [Math.floor(at / S), at % S] as const);
  const of = (b: number, r: number, value: (i: number, j: number) => number) =>
    pairs.map(([i, j]) => [x(b, r, i, j), value(i, j)] as const);
  const d = (i: number, j: number) => there[i * S + j] as number;
  const [none, any] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let b = 0; b < buses; b++) {
    const all = Array.from({ length: rounds }, (_, r) => r);
    row(0, any, [
      [last, 1],
      ...all.flatMap((r) => [[to(b, r), -1] as const, [back(b, r), -1] as const]),
      ...of(b, 0, (i) => -(out[(start[b] as number) * P + i] as number)),
    ]);
    for (const r of all) {
      row(0, 0, [[to(b, r), 1], ...of(b, r, (i, j) => -d(i, j))]);
      row(
        none,
        1,
        of(b, r, () => 1),
      );
      if (r === rounds - 1) continue;
      row(0, any, [...of(b, r, () => 1), ...of(b, r + 1, () => -1)]);
      for (const [i, j] of pairs) {
        row(-d(i, j), any, [
          [back(b, r), 1],
          ...Array.from({ length: P }, (_, k) => [x(b, r, k, j), -d(i, j)] as const),
          ...Array.from({ length: S }, (_, l) => [x(b, r + 1, i, l), -d(i, j)] as const),
        ]);
      }
    }
  }
  const everyRound = Array.from({ length: buses * rounds }, (_, at) => [
    Math.floor(at / rounds),
    at % rounds,
  ]) as readonly (readonly [number, number])[];
  loads.forEach((count, i) => {
    const all = everyRound.flatMap(([b, r]) =>
      Array.from({ length: S }, (_, j) => [x(b, r, i, j), 1] as const),
    );
    row(count, any, all);
  });
  room.forEach((count, j) => {
    const all = everyRound.flatMap(([b, r]) =>
      Array.from({ length: P }, (_, i) => [x(b, r, i, j), 1] as const),
    );
    row(none, count, all);
  });
  const [numCols, numRows] = [columns.length, lower.length];
  const starts = new Int32Array(numCols + 1);
  columns.forEach((entries, at) => {
    starts[at + 1] = (starts[at] as number) + entries.length;
  });
  const colCost = new Float64Array(numCols);
  colCost[last] = 1;
  const model = highs.createModel({
    numCols,
    numRows,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper: Float64Array.from({ length: numCols }, (_, at) => (at < binaries ? 1 : any)),
    rowLower: Float64Array.from(lower),
    rowUpper: Float64Array.from(upper),
    matrix: {
      format: 'csc',
      numRows,
      numCols,
      starts,
      indices: Int32Array.from(columns.flatMap((entries) => entries.map(([at]) => at))),
      values: Float64Array.from(columns.flatMap((entries) => entries.map(([, value]) => value))),
    },
    integrality: Int32Array.from({ length: numCols }, (_, at) => (at < binaries ? 1 : 0)),
  });
  model.options.set({ output_flag: false });
  model.options.set('time_limit', seconds);
  model.run();
  const { colValue } = model.getSolution();
  model.dispose();
  const routes = Array.from({ length: buses }, (_, b) =>
    Array.from({ length: rounds }, (_, r) => r).flatMap((r) =>
      pairs.flatMap(([i, j]) => ((colValue[x(b, r, i, j)] ?? 0) > 0.5 ? [i, j] : [])),
    ),
  );
  return routes.some((route) => route.length > 0) ? routes : null;
}
