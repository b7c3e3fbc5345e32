import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { openLedger } from '../data/ledger.ts';
import { signInLink } from '../identity/signin.ts';
import { Stop } from './exit.ts';
import { createOutput } from './output.ts';
import { dataOption, originOfRunningHub } from './place.ts';

export const linkCommand = () =>
  new Command('link')
    .description('print a new one-time sign-in link for a coordinator at this laptop')
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(({ data, json }: { data: string; json: boolean }) => {
      const output = createOutput(json);
      const origin = originOfRunningHub(data);
      const file = join(data, 'hub.sqlite');
      if (!existsSync(file)) throw new Stop('missing', `${data} holds no hub.`);
      const ledger = openLedger(file);
      const { address, expiresAt } = signInLink(ledger, origin, Date.now());
      ledger.close();
      output.say('Open this address once, within 15 minutes; links printed before no longer work:');
      output.say(address);
      output.result({ address, expiresAt });
    });
