/** Solves linear and integer programmes. A port: what it runs on (a WebAssembly module, another process) is the caller's. */
export interface Solver {
  /** Seconds since some moment, never running back: the planner has no clock of its own. */
  readonly clock: () => number;
  /** Whatever it cannot read is a bug and throws. The caller closes what it opened. */
  readonly open: (programme: Programme) => OpenProgramme;
}

/** Least cost, subject to row bounds on the sums and to bounds on each column. No bound: ±Infinity. */
export interface Programme {
  readonly columns: Columns;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** All columns are whole numbers. */
  readonly isWhole: boolean;
}

/** Columns one after the other: entries of column `c` lie at `starts[c]` up to `starts[c + 1]`, no row twice. */
export interface Columns {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** Kept between solves, so that the next begins where the last one ended. */
export interface OpenProgramme {
  readonly add: (columns: Columns) => void;
  readonly setUpper: (columns: Int32Array, upper: Float64Array) => void;
  /** `seconds`: the most it may take; afterwards it answers `unknown`. */
  readonly solve: (options: { readonly seconds: number }) => SolverAnswer;
  readonly close: () => void;
}

export interface SolverAnswer {
  /** `optimal` of a programme without costs: a solution. */
  readonly status: 'optimal' | 'infeasible' | 'unknown';
  /** Meaningful where `optimal`. */
  readonly objective: number;
  /** By column; meaningful where `optimal`. */
  readonly values: Float64Array;
  /** By row, the price of its bound, ≤ 0 where an upper bound holds; meaningful where `optimal` and not whole. */
  readonly prices: Float64Array;
}
