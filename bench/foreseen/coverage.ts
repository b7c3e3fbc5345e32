import { fork } from 'node:child_process';
import type { Foretold } from '../../packages/plan/src/forecast/testing/foretold.ts';
import { didOf, groupsOf, missedBars, rowOf } from './table.ts';

export interface ForecastCoverage {
  readonly operations: number;
  readonly seed: number;
  readonly jobs: number;
  /** Futures of each kind in every forecast. */
  readonly futures: number;
}

/** Plays the operations, prints how their forecasts did, and answers which bars they miss. */
export async function forecastCoverage({
  operations,
  seed,
  jobs,
  futures,
}: ForecastCoverage): Promise<readonly string[]> {
  console.log(
    `${operations} operations foreseen three times each, ${futures} futures, seed ${seed}`,
  );
  const started = performance.now();
  const all: Foretold[] = [];
  await Promise.all(
    Array.from({ length: jobs }, (_, job) => {
      const figures = [seed, job, jobs, operations, futures].map(String);
      const child = fork(`${import.meta.dirname}/child.ts`, figures, { serialization: 'advanced' });
      child.on('message', (message) => all.push(...(message as readonly Foretold[])));
      return new Promise<void>((resolve, reject) => {
        child.on('error', reject);
        child.on('exit', (code) =>
          code === 0 ? resolve() : reject(new Error(`child ended with ${code}`)),
        );
      });
    }),
  );
  if (all.length !== 3 * operations) throw new Error(`only ${all.length} forecasts came back`);
  const groups = [...groupsOf(all)];
  console.table(Object.fromEntries(groups.map(([name, some]) => [name, rowOf(didOf(some))])));
  const did = didOf(all);
  console.log(`What came, by tenths of the futures: ${did.tenths.join(' ')}`);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  return missedBars(did);
}
