// `npm run bench`: every bench/*.bench.ts in order, each figure the median of five rounds. The same
// fixed loop is measured first and last, so that figures from two machines, or from a machine that
// was busy, can be told apart.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';

/** What one `*.bench.ts` exports by default: a name, and work done once per round. */
export type Benches = Readonly<Record<string, () => unknown>>;

const rounds = 5;

async function medianMs(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
}

function calibration(): number {
  let state = 1;
  for (let i = 0; i < 50_000_000; i += 1) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return state;
}

const rows: Record<string, { readonly 'median ms': number }> = {};

async function measure(name: string, work: () => unknown) {
  rows[name] = { 'median ms': Number((await medianMs(work)).toFixed(3)) };
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${rounds} rounds`);
await measure('calibration, first', calibration);
const [only] = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'));
for (const file of files.sort()) {
  if (only !== undefined && !file.includes(only)) continue;
  const { default: benches } = (await import(`./${file}`)) as { default: Benches };
  for (const [name, work] of Object.entries(benches)) {
    await measure(`${file.replace('.bench.ts', '')}: ${name}`, work);
  }
}
await measure('calibration, last', calibration);
console.table(rows);
