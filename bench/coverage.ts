// `npm run coverage -- --runs 2000 --scenario S --seed 7 --jobs 2 --at end`: operations with a known truth and people who
// err, each in its own way, and how often the account's 90 % interval holds the truth. Beside it the same for numbers that were only added up;
// and whether a record that is grossly wrong is pointed at. Before that, `--foreseen 500` operations whose end is forecast, and how often
// the interval of eight in ten holds it; `--only forecast` or `--only account` asks one of the two.
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { forecastCoverage } from './foreseen/coverage.ts';
import { byFamily } from './simulated/by-family.ts';
import type { Told } from './simulated/child.ts';
import { grossOfItsOwn, grossRows, missedGrossBars, unseenOf } from './simulated/gross-table.ts';
import type { Simulated } from './simulated/operation.ts';
import { coverageOf, groupsOf, missedBars, toRow } from './simulated/table.ts';
import { medianOf } from './support/measure.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    scenario: { type: 'string', default: 'S' },
    seed: { type: 'string', default: `${Date.now() % 2 ** 31}` },
    jobs: { type: 'string', default: '2' },
    at: { type: 'string', default: 'end' },
    by: { type: 'string' },
    families: { type: 'string', default: 'drawn' },
    foreseen: { type: 'string', default: '500' },
    futures: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
});
const { scenario, seed, at } = values;
const [runs, jobs] = [Number(values.runs), Number(values.jobs)];
if (
  !['S', 'M', 'L'].includes(scenario) ||
  !['end', 'curtain', 'heard'].includes(at) ||
  !(runs > 0 && jobs > 0) ||
  !(Number(values.foreseen) > 0 && Number(values.futures) > 9) ||
  ![undefined, 'account', 'forecast'].includes(values.only)
) {
  console.error(
    'coverage --runs 2000 --scenario S|M|L --seed 7 --jobs 2 --at end|curtain|heard --by left --families drawn|usual --foreseen 500 --futures 200 --only account|forecast',
  );
  process.exit(2);
}
if (values.only !== 'account') {
  const missed = await forecastCoverage({
    operations: Number(values.foreseen),
    seed: Number.parseInt(seed, 10) || 0,
    jobs,
    futures: Number(values.futures),
  });
  for (const one of missed) {
    console.log(`Bar missed: forecast ${one}`);
    process.exitCode = 1;
  }
  if (values.only === 'forecast') process.exit();
}

console.log(`${runs} operations ${scenario}, seed ${seed}, at: ${at}`);

const started = performance.now();
const simulated: Told[] = [];
const told = setInterval(() => {
  const seconds = (performance.now() - started) / 1000;
  const left = (seconds / simulated.length) * (runs - simulated.length);
  process.stderr.write(`\r${simulated.length} of ${runs}, ${left.toFixed(0)} s to go   `);
}, 1_000);
await Promise.all(
  Array.from({ length: jobs }, (_, job) => {
    const child = fork(`${import.meta.dirname}/simulated/child.ts`, [
      scenario,
      seed,
      at,
      `${job}`,
      `${jobs}`,
      `${runs}`,
      values.families,
    ]);
    child.on('message', (message) => simulated.push(message as Told));
    return new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`child ended with ${code}`)),
      );
    });
  }),
);
clearInterval(told);
process.stderr.write('\r');

const groups = [...groupsOf(simulated.flatMap((each) => each.answers))].map(
  ([name, answers]) => [name, coverageOf(answers)] as const,
);
console.table(Object.fromEntries(groups.map(([name, covered]) => [name, toRow(covered)])));
for (const [name, covered] of groups) {
  for (const missed of missedBars(covered)) {
    console.log(`Bar missed: ${name} ${missed}`);
    process.exitCode = 1;
  }
}
const gross = simulated.flatMap((each) => each.gross ?? []);
if (gross.length) {
  console.log(`Gross errors, in ${gross.length} operations:`);
  console.table(grossRows(gross));
  console.log(unseenOf(gross));
  console.log(grossOfItsOwn(gross));
  for (const missed of missedGrossBars(gross)) {
    console.log(`Bar missed: ${missed}`);
    process.exitCode = 1;
  }
}
if (values.by !== undefined) console.table(byFamily(simulated, values.by));
const took = (step: keyof Simulated['took']) =>
  `${step} ${medianOf(simulated.map((each) => each.took[step])).toFixed(1)} ms`;
console.log(
  `${took('rehearse')}, ${took('fold')}, ${took('account')} (medians); ${((performance.now() - started) / 1000).toFixed(0)} s in all`,
);
