import { readFileSync, statSync } from 'node:fs';
import { Command, Option } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { planBep } from '../plan/planBep.ts';
import { type PlanOptions, planScenario } from '../plan/planScenario.ts';
import { Stop } from './exit.ts';
import { createOutput, figure } from './output.ts';

interface Asked {
  readonly format: 'scenario' | 'bep';
  readonly seconds: string;
  readonly seed: string;
  readonly json: boolean;
  readonly prove: boolean;
  readonly proofSeconds: string;
  readonly exactly: boolean;
  readonly timetable: boolean;
  readonly generate?: string;
}

/** More faults than these help nobody. */
const TOLD = 20;
/** 400 sites, 2,000 vehicles and 20,000 groups are a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

export const planCommand = () =>
  new Command('plan')
    .description(
      'plan who goes where next: a scenario (JSON) becomes a timetable, before which no plan can end, and what\n' +
        'cannot be done with the reason; how a scenario is written: docs/planning.md; - is standard input',
    )
    .argument('[file]', 'scenario to plan')
    .addOption(
      new Option('--format <kind>', 'scenario (JSON), or bep: a published bus evacuation instance')
        .choices(['scenario', 'bep'])
        .default('scenario'),
    )
    .option('--seconds <n>', 'how long to look for a better plan', '1')
    .option('--seed <n>', 'whole number: another seed, another search', '1')
    .option('--timetable', 'every trip, not only the first ones', false)
    .option('--prove', 'find out by a solver how good a plan could be at best', false)
    .option('--proof-seconds <n>', 'how long that may take', '120')
    .option('--exactly', 'bep: as many trips as loads; else a bus may make one more', false)
    .option('--json', 'machine-readable output', false)
    .option(
      '--generate <name>',
      'write a scenario instead, from the seed: xl200, xl60, xl20, usual, replan, small;\n' +
        'or public2 … public10: an instance of the published kind (bep)',
    )
    .addHelpText(
      'after',
      '\nExit code 0: everybody is planned. 1: somebody cannot be brought, each reason said. 2: no scenario, or called wrongly. 3: no such file.',
    )
    .action(async (file: string | undefined, asked: Asked) => {
      const seed = numberOf(asked.seed, '--seed', { isWhole: true, most: 4_294_967_295 });
      if (asked.generate !== undefined) {
        if (file !== undefined) {
          throw new Stop('usage', 'A scenario is either read or written.', 'Leave out the file.');
        }
        process.stdout.write(await generated(asked.generate, seed));
        return;
      }
      if (file === undefined) {
        throw new Stop('usage', 'There is no file named.', 'Run with --help to see what it takes.');
      }
      const options: PlanOptions = {
        seconds: numberOf(asked.seconds, '--seconds', { isWhole: false, most: 86_400 }),
        seed,
        prove: asked.prove,
        proofSeconds: numberOf(asked.proofSeconds, '--proof-seconds', {
          isWhole: false,
          most: 86_400,
        }),
        timetable: asked.timetable,
      };
      const output = createOutput(asked.json);
      const text = textOf(file);
      if (asked.format === 'bep') {
        await planBep(await problemOf(file, text, asked.exactly), options, output);
      } else await planScenario(await scenarioOf(file, text), options, output);
    });

function numberOf(
  text: string,
  option: string,
  { isWhole, most }: { readonly isWhole: boolean; readonly most: number },
): number {
  const value = Number(text);
  const isOne = text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= most;
  if (isOne && (isWhole ? Number.isInteger(value) : value > 0)) return value;
  throw new Stop(
    'usage',
    `${option} ${text} is no ${isWhole ? 'whole number' : 'number greater than 0'} up to ${figure(most)}.`,
  );
}

function textOf(file: string): string {
  if (file === '-') return readFileSync(0, 'utf8');
  mustBeFile(file);
  const stat = statSync(file);
  if (!stat.isFile()) throw new Stop('usage', `${file} is no file of the disk.`);
  if (stat.size > MOST_BYTES) {
    throw new Stop('usage', `${file} is larger than ${figure(MOST_BYTES)} bytes.`);
  }
  return readFileSync(file, 'utf8');
}

const told = (file: string, faults: readonly string[]) =>
  new Stop(
    'usage',
    [
      ...faults.slice(0, TOLD).map((fault) => `${file}${fault}`),
      ...(faults.length > TOLD ? [`… and ${figure(faults.length - TOLD)} more.`] : []),
    ].join('\n'),
    'How it is written stands in docs/planning.md.',
  );

async function scenarioOf(file: string, text: string) {
  const { readScenario, scenarioFaultToText } = await import('@corridor/plan');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Stop(
      'usage',
      `${file} is no JSON: ${why}`,
      /^\s*\d+\s+\d+\s*$/m.test(text)
        ? 'A published instance is read with --format bep.'
        : undefined,
    );
  }
  const read = readScenario(value);
  if (read.ok) return read.scenario;
  throw told(
    file,
    read.faults.map((fault) => `: ${scenarioFaultToText(fault)}`),
  );
}

async function problemOf(file: string, text: string, isExactly: boolean) {
  const { readBep } = await import('@corridor/plan');
  const read = readBep(text, isExactly ? 'exactly' : 'at-least');
  if (read.ok) return read.problem;
  throw told(
    file,
    read.faults.map(({ line, why }) => `:${line}: ${why}`),
  );
}

async function generated(name: string, seed: number): Promise<string> {
  const { problemToBep, publicLike, SCENARIOS } = await import('@corridor/plan');
  const size = /^public([2-9]|10)$/.exec(name)?.[1];
  if (size !== undefined) return problemToBep(publicLike(seed, Number(size)));
  const make = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
  if (make) return `${JSON.stringify(make(seed), null, 1)}\n`;
  throw new Stop(
    'usage',
    `There is no kind of scenario called ${name}.`,
    `There are ${Object.keys(SCENARIOS).join(', ')}, and public2 to public10.`,
  );
}
