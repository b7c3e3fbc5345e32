import { resolve } from 'node:path';
import { Command } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { problemWords } from '../bundle/words.ts';
import { runJob } from './control.ts';
import { Stop } from './exit.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';

export const importCommand = () =>
  new Command('import')
    .description('take the records of a .corridor file into this hub; again changes nothing')
    .argument('<file>', 'bundle to read')
    .option('--into <folder>', 'data folder of the hub, the same as --data')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (file: string, options: { data: string; into?: string; json: boolean }) => {
      const output = createOutput(options.json);
      const data = options.into ?? options.data;
      const args = { file: resolve(file) };
      mustBeFile(args.file);
      const result = await runJob(data, 'import', args, output, { create: true });
      output.say(`${result.name} (${result.op})`);
      output.say(
        `${figure(result.lines)} records in the file: ${figure(result.admitted)} new, ` +
          `${figure(result.known)} known, ${figure(result.filled)} completed, ` +
          `${figure(result.held)} waiting, ${figure(result.refused)} refused.`,
      );
      if (!result.isHubEnrolled)
        output.say(
          'This hub is not enrolled in the operation: a coordinator must do so on the board.',
        );
      output.result(result);
      if (result.problem || result.refused > 0) {
        const words = result.problem ? problemWords[result.problem] : 'Some records were damaged.';
        throw new Stop('damaged', words, '"corridor verify" says which; ask for the file again.');
      }
    });
