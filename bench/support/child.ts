import type { Bench } from './figure.ts';

// One bench in a process of its own; the figures go back to run.ts.
const [file = ''] = process.argv.slice(2);
const name = file.replace('.bench.ts', '');
const { default: bench } = (await import(`../${file}`)) as { default: Bench };
const figures = await bench((what) => console.log(`${name}: ${what}`));
process.send?.(figures, () => process.exit(0));
