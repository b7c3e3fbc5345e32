/** Solves linear and integer programmes. A port: what it runs on (a WebAssembly module, another process) is the caller's. */
export interface Solver {
  /**
   * `model` in CPLEX LP format. `seconds`: the most it may take; afterwards it answers `unknown` with what it has.
   * Whatever it cannot read is a bug and throws.
   */
  readonly solve: (model: string, options: { readonly seconds: number }) => SolverAnswer;
}

export interface SolverAnswer {
  readonly status: 'optimal' | 'infeasible' | 'unknown';
  /** Of the best solution found; null where none was. */
  readonly objective: number | null;
  /** Values of the variables of that solution that are not 0, by name. */
  readonly values: ReadonlyMap<string, number>;
}
