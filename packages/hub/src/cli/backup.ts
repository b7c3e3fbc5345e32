import { resolve } from 'node:path';
import { Command } from 'commander';
import { mustBePlaceForFile } from '../bundle/files.ts';
import { runJob } from './control.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';

export const backupCommand = () =>
  new Command('backup')
    .description('write everything this hub holds, but its signing keys, into one file')
    .requiredOption('--out <file>', 'file to write')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (options: { data: string; out: string; json: boolean }) => {
      const output = createOutput(options.json);
      mustBePlaceForFile(options.out);
      const result = await runJob(options.data, 'backup', { out: resolve(options.out) }, output);
      output.say(`${result.out}: ${figure(Math.ceil(result.bytes / 1024))} KB`);
      for (const { name, lines, hasSealingKey } of result.operations) {
        output.say(`  ${name}: ${figure(lines)} records`);
        if (!hasSealingKey)
          output.say('    without the key that opens outboxes: no recovery sheet is known here');
      }
      output.say('The file holds the same records as the hub. Keep it as safely as the laptop.');
      output.result(result);
    });
