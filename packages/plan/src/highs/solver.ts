import highsModule, { type Highs, type InitOptions } from 'highs';
import type { Columns, Programme, Solver, SolverAnswer } from '../solver.ts';

// Its types are written for `require`; what a module imports by default is the loader itself, in Node and in a page.
const loadHighs = highsModule as unknown as (options: InitOptions) => Promise<Highs>;

/**
 * The solver on HiGHS, compiled to WebAssembly; in a page it belongs into a worker, for `solve` blocks until it is done or its
 * seconds are over. `wasm`: where the module lies, if not beside the library (a page has it among its own files).
 */
export async function openHighs(wasm?: string): Promise<Solver> {
  const highs = await loadHighs(wasm === undefined ? {} : { locateFile: () => wasm });
  return {
    clock: () => performance.now() / 1000,
    open: (programme) => openProgramme(highs, programme),
  };
}

const nothing = { objective: Number.NaN, values: new Float64Array(), prices: new Float64Array() };
const isInfeasible: SolverAnswer = { status: 'infeasible', ...nothing };
const isUnknown: SolverAnswer = { status: 'unknown', ...nothing };

function openProgramme(highs: Highs, { columns, rowLower, rowUpper, isWhole }: Programme) {
  const count = columns.cost.length;
  const model = highs.createModel({
    numCols: count,
    numRows: rowLower.length,
    colCost: columns.cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower,
    rowUpper,
    matrix: {
      format: 'csc',
      numRows: rowLower.length,
      numCols: count,
      starts: columns.starts,
      indices: columns.rows,
      values: columns.values,
    },
    ...(isWhole ? { integrality: new Int32Array(count).fill(1) } : {}),
  });
  model.options.set({ output_flag: false });
  const { optimal, infeasible } = highs.constants.modelStatus;
  return {
    add: ({ cost, lower, upper, starts, rows, values }: Columns) => {
      const [numRows, numCols] = [rowLower.length, cost.length];
      const matrix = { format: 'csc', numRows, numCols, starts, indices: rows, values } as const;
      model.addCols({ cost, lower, upper, matrix });
    },
    setUpper: (indices: Int32Array, upper: Float64Array) => {
      model.changeColsBounds({ kind: 'set', indices }, new Float64Array(indices.length), upper);
    },
    solve: ({ seconds }: { readonly seconds: number }): SolverAnswer => {
      // Its limit counts the seconds of all runs of this model since its clocks were set.
      model.zeroAllClocks();
      model.options.set('time_limit', Math.max(seconds, 0.001));
      model.run();
      const status = model.getModelStatus();
      if (status === optimal) {
        const { colValue: values, rowDual: prices } = model.getSolution();
        return { status: 'optimal', objective: model.getObjectiveValue(), values, prices };
      }
      return status === infeasible ? isInfeasible : isUnknown;
    },
    close: () => model.dispose(),
  };
}
