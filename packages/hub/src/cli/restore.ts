import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { recoveryToSeed } from '@corridor/log';
import { Command } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { type Restored, restoreBackup } from '../bundle/restore.ts';
import { wordsToSeed } from '../identity/recovery.ts';
import { Stop } from './exit.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';
import { withHub } from './withhub.ts';

interface RestoreOptions {
  readonly data: string;
  readonly sheet: readonly string[];
  readonly json: boolean;
}

/** A sheet as it was typed off or scanned: 24 words, or the text of its QR code. */
function seedOfSheet(file: string): Uint8Array {
  mustBeFile(file);
  const text = readFileSync(file, 'utf8');
  const seed = wordsToSeed(text) ?? recoveryToSeed(text);
  if (!seed)
    throw new Stop(
      'usage',
      `${file} does not hold the words of a recovery sheet.`,
      '24 words in their order, or the text of the QR code. One wrong word is enough.',
    );
  return seed;
}

export const restoreCommand = () =>
  new Command('restore')
    .description('make a new hub out of a backup; it is a new device that must be enrolled')
    .argument('<file>', 'backup to read')
    .option(
      '--sheet <file>',
      'text file with the words of a recovery sheet: enrols the new hub and opens the outbox key',
      (file: string, before: readonly string[]) => [...before, file],
      [] as readonly string[],
    )
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (file: string, { data, sheet, json }: RestoreOptions) => {
      const output = createOutput(json);
      mustBeFile(file);
      const seeds = sheet.map(seedOfSheet);
      const restored = await withHub(
        data,
        async (hub) => {
          if (hub.operations().length > 0)
            throw new Stop(
              'refused',
              `The data folder ${data} holds operations already.`,
              'Restore into a new folder with --data; then take the old one away.',
            );
          return restoreBackup(hub, resolve(file), seeds, output);
        },
        { create: true },
      );
      for (const each of restored) sayRestored(each, output.say);
      output.result(restored);
    });

function sayRestored(restored: Restored, say: (line: string) => void): void {
  const { name, lines, isHubEnrolled, opensOutbox } = restored;
  say(`${name}: ${figure(lines)} records. Phones send what came after this backup by themselves.`);
  if (!isHubEnrolled)
    say('  The hub is a new device: a coordinator must enrol it on the board (Devices).');
  if (!opensOutbox)
    say('  What phones sealed to the old hub cannot be opened here without the recovery sheet.');
}
