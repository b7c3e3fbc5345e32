// One share of the operations, in a process of its own.
import { type Moment, simulate } from './operation.ts';

const [scenario, seed, moment, from, step, runs, families] = process.argv.slice(2) as string[];
for (let run = Number(from); run < Number(runs); run += Number(step)) {
  process.send?.(
    simulate(
      scenario as 'S' | 'M',
      `coverage ${seed} ${run}`,
      moment as Moment,
      families === 'usual' ? {} : { families: 'drawn' },
    ),
  );
}
process.disconnect?.();
