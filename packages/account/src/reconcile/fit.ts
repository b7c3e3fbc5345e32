import { createHalfSolver, type Factor, factorOf, type Half, solveWith } from '../linear/factor.ts';
import type { Column, Spread, Structure } from './structure.ts';

/** A spread that has been taken half way through the factor, for variances and covariances. */
export interface Weighed extends Spread {
  readonly half: Half;
}

/** What was recorded, moved as little as trust allows so that everything balances. Before any limits. */
export interface Fit {
  readonly structure: Structure;
  readonly variance: Float64Array;
  readonly factor: Factor;
  /** Of each condition: what it leaves over, and its force on the records. */
  readonly leftOver: Float64Array;
  readonly force: Float64Array;
  /** Adjusted records, by unknown; NaN: not recorded. */
  readonly adjusted: Float64Array;
  readonly gamma: number;
  readonly weigh: (spread: Spread) => Weighed;
  readonly covariance: (a: Weighed, b: Weighed) => number;
  readonly varianceOf: (spread: Spread) => number;
  /** Of a column of the conditions: bᵀ H⁻¹ r, and bᵀ H⁻¹ b. */
  readonly forceOn: (column: Column) => number;
  readonly holdOf: (column: Column) => number;
}

/** `variance`: of each unknown as trusted now; of sources as given. */
export const fitOf = (structure: Structure, variance: Float64Array): Fit => {
  const { system, conditions, columns, order } = structure;
  const { value, firstSource, size } = system;
  const count = conditions.length;
  const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const put = (row: number, column: number, what: number) => {
    entries.row.push(row);
    entries.column.push(column);
    entries.value.push(what);
  };
  for (let unknown = 0; unknown < firstSource; unknown++) {
    const { rows, values } = columns[unknown] as Column;
    for (let i = 0; i < rows.length; i++) {
      const scaled = (values[i] as number) * (variance[unknown] as number);
      for (let j = i; j < rows.length; j++) {
        put(rows[i] as number, rows[j] as number, scaled * (values[j] as number));
      }
    }
  }
  for (let unknown = firstSource; unknown < size; unknown++) {
    const at = count + unknown - firstSource;
    const { rows, values } = columns[unknown] as Column;
    for (let i = 0; i < rows.length; i++) put(rows[i] as number, at, values[i] as number);
    put(at, at, -1 / (variance[unknown] as number));
  }
  const factor = factorOf(order, entries);
  const { add, takeEnergy, takeHalf, product } = createHalfSolver(factor);

  const leftOver = new Float64Array(count + system.sources.length);
  conditions.forEach((row, r) => {
    let sum = -row.constant;
    for (const [unknown, times] of row.entries) sum += times * (value[unknown] as number);
    leftOver[r] = sum;
  });
  const force = solveWith(factor, leftOver).subarray(0, count);
  const forceOn = ({ rows, values }: Column) => {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) {
      sum += (values[i] as number) * (force[rows[i] as number] as number);
    }
    return sum;
  };
  const adjusted = value.map(
    (recorded, unknown) =>
      recorded - (variance[unknown] as number) * forceOn(columns[unknown] as Column),
  );
  let gamma = 0;
  for (let r = 0; r < count; r++) gamma += (leftOver[r] as number) * (force[r] as number);

  const weigh = (spread: Spread): Weighed => {
    eachOfImage(structure, variance, spread.recorded, add);
    return { ...spread, half: takeHalf() };
  };
  const varianceOf = (spread: Spread) => {
    let sum = 0;
    for (const [unknown, times] of spread.recorded) {
      if (unknown < firstSource) sum += times * times * (variance[unknown] as number);
    }
    eachOfImage(structure, variance, spread.recorded, add);
    return sum - takeEnergy();
  };
  const covariance = (a: Weighed, b: Weighed) => {
    let sum = 0;
    for (const [unknown, times] of a.recorded) {
      const other = unknown < firstSource ? b.recorded.get(unknown) : undefined;
      if (other !== undefined) sum += times * other * (variance[unknown] as number);
    }
    return sum - product(a.half, b.half);
  };
  return {
    ...{ structure, variance, factor, leftOver, force, adjusted, weigh, covariance, varianceOf },
    gamma: Math.max(0, gamma),
    forceOn,
    holdOf: ({ rows, values }) => {
      for (let i = 0; i < rows.length; i++) add(rows[i] as number, values[i] as number);
      return takeEnergy();
    },
  };
};

/**
 * How a combination of records moves the conditions, B V l; of what sources share, the combination itself, where the factor
 * holds them as unknowns: their columns are as long as they have records.
 */
export const eachOfImage = (
  { columns, conditions, system: { firstSource } }: Structure,
  variance: Float64Array,
  recorded: ReadonlyMap<number, number>,
  add: (unknown: number, value: number) => void,
): void => {
  for (const [unknown, times] of recorded) {
    if (unknown >= firstSource) {
      add(conditions.length + unknown - firstSource, times);
      continue;
    }
    const { rows, values } = columns[unknown] as Column;
    const scaled = times * (variance[unknown] as number);
    for (let i = 0; i < rows.length; i++) add(rows[i] as number, scaled * (values[i] as number));
  }
};

/** Every flow, from what the records were adjusted to; unknowable ones from what their free ones are set to. */
export const flowsFrom = (
  { system, pivots, free }: Structure,
  adjusted: Float64Array,
  freeValue: ReadonlyMap<number, number>,
): Float64Array => {
  const all = adjusted.slice();
  for (const unknown of free) all[unknown] = freeValue.get(unknown) ?? 0;
  for (let p = pivots.length - 1; p >= 0; p--) {
    const pivot = pivots[p];
    if (!pivot) continue;
    let sum = pivot.constant;
    for (const [other, times] of pivot.others) sum -= times * (all[other] as number);
    all[pivot.unknown] = sum / pivot.times;
  }
  return all.subarray(0, system.flows.length);
};
