import { resolve } from 'node:path';
import { codeInHalves } from '@corridor/log';
import { Command } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { problemWords } from '../bundle/words.ts';
import type { ImportedHandOver } from '../jobs/importHandedOver.ts';
import { runJob } from './control.ts';
import { Stop } from './exit.ts';
import { createOutput, figure, type Output } from './output.ts';
import { dataOption } from './place.ts';

export const importCommand = () =>
  new Command('import')
    .description(
      'take the records of a file into this hub: a bundle (.corridor), what a phone handed over\n' +
        '(.corridor-sealed), or a rescue file; again changes nothing',
    )
    .argument('<file>', 'file to read')
    .option('--into <folder>', 'data folder of the hub, the same as --data')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (file: string, options: { data: string; into?: string; json: boolean }) => {
      const output = createOutput(options.json);
      const data = options.into ?? options.data;
      const args = { file: resolve(file) };
      mustBeFile(args.file);
      const result = await runJob(data, 'import', args, output, { create: true });
      output.result(result);
      if (result.kind !== 'bundle') {
        tellHandedOver(result, output);
        return;
      }
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
      if (result.problem || result.refused > 0) {
        const words = result.problem ? problemWords[result.problem] : 'Some records were damaged.';
        throw new Stop('damaged', words, '"corridor verify" says which; ask for the file again.');
      }
    });

const handOverProblems = {
  truncated: 'The file is cut off; everything before the cut was taken.',
  damaged: 'The file is damaged; every record in it that is whole was taken.',
  'more-after-end': 'Something follows after the end of the file; it was not read.',
  'other-digest': 'The file does not hold what its end says; every record that is whole was taken.',
} as const;

function tellHandedOver(result: ImportedHandOver, output: Output): void {
  const { records, opened, unreadable, lines, admitted, known, held, refused } = result;
  if (records > 0)
    output.say(
      `${figure(records)} sealed records in the file: ${figure(opened)} opened, ` +
        `${figure(unreadable)} not sealed to this hub, or damaged.`,
    );
  output.say(
    `${figure(lines)} lines: ${figure(admitted)} new, ${figure(known)} known, ` +
      `${figure(held)} waiting, ${figure(refused)} refused.`,
  );
  for (const code of result.codes) output.say(`Receipt code: ${codeInHalves(code)}`);
  if (records > 0 && opened === 0 && lines === 0)
    throw new Stop(
      'missing',
      'Nothing in the file is sealed to an operation of this hub.',
      'Bring it to the hub that these phones joined; they go on carrying their records until then.',
    );
  if (result.problem)
    throw new Stop('damaged', handOverProblems[result.problem], 'Ask for the file again.');
  if (unreadable > 0 || refused > 0)
    throw new Stop(
      'damaged',
      'Some records were not taken.',
      'Those for another hub are for that one to open; the phones still hold what is damaged.',
    );
}
