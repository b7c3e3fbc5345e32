import { Command } from 'commander';
import { runJob } from './control.ts';
import { damageWords } from './damage.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';

export const operationsCommand = () =>
  new Command('operations')
    .description('list the operations that this hub holds')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async ({ data, json }: { data: string; json: boolean }) => {
      const output = createOutput(json);
      const operations = await runJob(data, 'operations', {}, output);
      output.result(operations);
      if (operations.length === 0) output.say('This hub holds no operation yet.');
      for (const each of operations) {
        output.say(`${each.op}  ${each.name}`);
        output.say(`  ${figure(each.lines)} records of ${each.devices} devices`);
        if (each.held > 0) output.say(`  ${each.held} wait for records before them`);
        for (const line of damageWords(each.damage)) output.say(`  ${line}`);
        if (!each.isHubEnrolled) output.say('  this hub is not enrolled: a coordinator must do so');
      }
    });
