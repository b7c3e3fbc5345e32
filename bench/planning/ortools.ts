// OR-Tools, where it is installed (`npm ci` in this folder, 318 MB): its constraint solver on the aggregated model. Its routing library knows no limit of time in
// this build, and is not compared.
import type { ShuttleProblem, ShuttleRoutes } from '@corridor/plan';
import { type Aggregated, byHalving } from './aggregated.ts';

interface CpSat {
  readonly CpModel: new (proto?: unknown) => unknown;
  readonly CpSolver: new () => {
    readonly solve: (
      model: unknown,
      parameters: { readonly maxTimeInSeconds: number; readonly numSearchWorkers: number },
    ) => Promise<unknown>;
    readonly statusName: (status: unknown) => string;
    readonly response: () => { readonly solution: readonly (number | bigint | string)[] } | null;
  };
}

export interface OrTools {
  readonly cpSat: (
    problem: ShuttleProblem,
    range: { readonly low: number; readonly high: number; readonly seconds: number },
  ) => Promise<ShuttleRoutes | null>;
}

/** null: it is not installed. */
export async function openOrTools(): Promise<OrTools | null> {
  // Named where no type checker looks for it: whoever has not installed it still checks this file.
  const named = (part: string): string => `or-tools-wasm/${part}`;
  let cp: CpSat;
  try {
    cp = await import(named('cp-sat'));
  } catch {
    return null;
  }
  return {
    cpSat: (problem, range) =>
      byHalving(problem, (model, seconds) => askCpSat(cp, model, seconds), range),
  };
}

async function askCpSat(
  { CpModel, CpSolver }: CpSat,
  { programme, routesOf }: Aggregated,
  seconds: number,
): Promise<ShuttleRoutes | 'none' | null> {
  const { columns, rowLower, rowUpper } = programme;
  const most = rowUpper.reduce((all, one) => (Number.isFinite(one) ? Math.max(all, one) : all), 1);
  const rows = Array.from(rowLower, () => ({ vars: [] as number[], coeffs: [] as number[] }));
  for (let column = 0; column < columns.cost.length; column++) {
    for (
      let at = columns.starts[column] as number;
      at < (columns.starts[column + 1] as number);
      at++
    ) {
      const row = rows[columns.rows[at] as number];
      row?.vars.push(column);
      row?.coeffs.push(columns.values[at] as number);
    }
  }
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * 1e9);
  const model = new CpModel({
    variables: Array.from(columns.cost, () => ({ name: '', domain: [0, most] })),
    constraints: rows.flatMap(({ vars, coeffs }, at) =>
      vars.length === 0
        ? []
        : [
            {
              enforcementLiteral: [],
              linear: {
                vars,
                coeffs,
                domain: [bound(rowLower[at] as number), bound(rowUpper[at] as number)],
              },
            },
          ],
    ),
  });
  // A row without a way in it holds only if nothing is asked of it.
  if (rows.some(({ vars }, at) => vars.length === 0 && (rowLower[at] as number) > 0)) return 'none';
  const solver = new CpSolver();
  const status = solver.statusName(
    await solver.solve(model, { maxTimeInSeconds: seconds, numSearchWorkers: 2 }),
  );
  if (status === 'INFEASIBLE') return 'none';
  if (status !== 'OPTIMAL' && status !== 'FEASIBLE') return null;
  return routesOf(Float64Array.from(solver.response()?.solution ?? [], Number));
}
