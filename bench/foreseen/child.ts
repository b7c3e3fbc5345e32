// One share of the operations, in a process of its own.
import { foretell } from '../../packages/plan/src/forecast/testing/foretold.ts';

const [seed, from, step, operations, runs] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
  number,
];
for (let operation = from; operation < operations; operation += step) {
  process.send?.(foretell(seed, operation, runs));
}
process.disconnect?.();
