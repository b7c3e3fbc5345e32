import highsModule from 'highs';
import type { Solver } from '../solver.ts';

// Its types are written for `require`: what a module imports by default is what they call `default`.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * The solver on HiGHS, compiled to WebAssembly. `wasm`: where the module lies, if not beside the library (a page has it among its
 * own files). One solver at a time: `solve` blocks until it is done or its seconds are over.
 */
export async function openHighs(wasm?: string): Promise<Solver> {
  const highs = await loadHighs(wasm === undefined ? {} : { locateFile: () => wasm });
  return {
    solve: (model, { seconds }) => {
      const answer = highs.solve(model, { time_limit: seconds, output_flag: false });
      const values = new Map<string, number>();
      const isFound = answer.Status === 'Optimal';
      if (isFound) {
        for (const [name, column] of Object.entries(answer.Columns)) {
          if ('Primal' in column && column.Primal) values.set(name, column.Primal);
        }
      }
      return {
        status: isFound ? 'optimal' : answer.Status === 'Infeasible' ? 'infeasible' : 'unknown',
        objective: isFound ? answer.ObjectiveValue : null,
        values,
      };
    },
  };
}
