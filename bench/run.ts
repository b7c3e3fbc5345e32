// `npm run bench`: every bench/*.bench.ts in order, each in a process of its own, so that none pays for another's
// memory. A ratio compares two things measured in the same round; the median of five rounds is told. The same
// fixed loop is timed before and after each bench: figures of two machines, or of a busy one, can be
// told apart. Ends with 1 when a bar is missed. `npm run bench -- admit` runs only files of that name.
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { barToText, type Figure, isWithin } from './support/figure.ts';
import { calibrate, rounds } from './support/measure.ts';

interface Measured extends Figure {
  readonly calibration: readonly [before: number, after: number];
}

function runBench(file: string): Promise<readonly Figure[]> {
  return new Promise((resolve, reject) => {
    let figures: readonly Figure[] = [];
    const child = fork(`${import.meta.dirname}/support/child.ts`, [file], {
      // A board that opens a million lines needs about 4 GB here, with all texts kept beside.
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
    });
    child.on('message', (message) => {
      figures = message as readonly Figure[];
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(figures);
      else reject(new Error(`${file} ended with ${code}`));
    });
  });
}

const started = performance.now();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${rounds} rounds`);
const [only] = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts') && (only === undefined || file.includes(only)))
  .sort();
const measured: Measured[] = [];
const broken: string[] = [];
for (const file of files) {
  const before = calibrate();
  const figures = await runBench(file).catch((error: unknown) => {
    broken.push(String(error));
    return [];
  });
  const after = calibrate();
  for (const figure of figures) measured.push({ ...figure, calibration: [before, after] });
}

const isMissed = ({ value, bar }: Figure) => bar !== undefined && !isWithin(value, bar);
const verdictOf = (figure: Figure) =>
  figure.bar === undefined ? '' : isMissed(figure) ? 'FAIL' : 'PASS';
console.table(
  measured.map((figure) => ({
    '': verdictOf(figure),
    Where: figure.where,
    measured: `${figure.value.toPrecision(3)} ${figure.unit}`,
    bar: barToText(figure.bar),
    aim: barToText(figure.aim),
    'calibration ms': figure.calibration.map((ms) => ms.toFixed(0)).join(' … '),
  })),
);
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
for (const error of broken) console.error(error);
const missed = measured.filter(isMissed);
for (const { where } of missed) console.error(`Bar missed: ${where}`);
process.exitCode = missed.length > 0 || broken.length > 0 ? 1 : 0;
