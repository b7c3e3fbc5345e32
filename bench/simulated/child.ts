// One share of the operations, in a process of its own.
import { type GrossRun, grossRun } from './gross.ts';
import { type Moment, type Simulated, simulate } from './operation.ts';

/** Gross errors are asked of so many operations, at the end. */
const GROSS_RUNS = 500;

export type Told = Simulated & { readonly gross: GrossRun | null };

const [scenario, seed, moment, from, step, runs, families] = process.argv.slice(2) as string[];
for (let run = Number(from); run < Number(runs); run += Number(step)) {
  const [of, name] = [scenario as 'S' | 'M', `coverage ${seed} ${run}`];
  const options = families === 'usual' ? {} : ({ families: 'drawn' } as const);
  const told: Told = {
    ...simulate(of, name, moment as Moment, options),
    gross: moment === 'end' && run < GROSS_RUNS ? grossRun(of, name, options) : null,
  };
  process.send?.(told);
}
process.disconnect?.();
