import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Vector } from '@corridor/log';
import { isRole, ROLES } from '@corridor/operation';
import { Command, Option } from 'commander';
import { mustBeFile, mustBePlaceForFile } from '../bundle/files.ts';
import { vectorIn } from '../http/vector.ts';
import { runJob } from './control.ts';
import { Stop } from './exit.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';

interface ExportOptions {
  readonly data: string;
  readonly out: string;
  readonly for: string;
  readonly since?: string;
  readonly json: boolean;
}

function readVector(file: string | undefined): Vector | undefined {
  if (file === undefined) return undefined;
  mustBeFile(file);
  try {
    return vectorIn({ have: JSON.parse(readFileSync(file, 'utf8')) }, 'have');
  } catch {
    // Said below, alike for what is not JSON and what is no vector.
  }
  throw new Stop(
    'usage',
    `${file} does not hold a vector.`,
    'It is what a device states in "have".',
  );
}

export const exportCommand = () =>
  new Command('export')
    .description('write an operation into a .corridor file, for a role')
    .argument('<operation>', 'id or name of the operation')
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option('--for <role>', 'leave out every body that this role may not read')
        .choices(ROLES.filter((role) => isRole(role) && !['founder', 'hub', 'pad'].includes(role)))
        .default('coordinator'),
    )
    .option('--since <file>', 'leave out what this vector names (JSON)')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (op: string, options: ExportOptions) => {
      const output = createOutput(options.json);
      mustBePlaceForFile(options.out);
      const from = readVector(options.since);
      const args = { op, out: resolve(options.out), role: options.for, ...(from ? { from } : {}) };
      const result = await runJob(options.data, 'export', args, output);
      output.say(
        `${result.out}: up to ${figure(result.lines)} records, for the role ${result.role}`,
      );
      output.say('Never in a bundle: calls with armed actors, and people taken off a vehicle.');
      output.result(result);
    });
