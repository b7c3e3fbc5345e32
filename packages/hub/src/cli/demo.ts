import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadExercise, resumeExercises, usualExercise } from '../demonstration/load.ts';
import { speedLimit } from '../http/routes/exercise.ts';
import { listeningOptions, runHub, type StartOptions } from './start.ts';

interface DemoOptions extends Omit<StartOptions, 'data'> {
  readonly data?: string;
  readonly scenario: 'S' | 'M' | 'L';
  readonly seed: string;
  readonly speed?: number;
}

function speedIn(text: string): number {
  const speed = Number(text);
  if (text.trim() === '' || !(speed >= 0 && speed <= speedLimit))
    throw new InvalidArgumentError(`It must be a number from 0 (paused) to ${speedLimit}.`);
  return speed;
}

export const demoCommand = () =>
  listeningOptions(new Command('demo'))
    .description(
      'play an exercise on a hub of its own, forgotten afterwards unless --data is given',
    )
    .option('--data <folder>', 'keep the exercise in this folder and go on with it next time')
    .addOption(
      new Option('--scenario <name>', 'how large an evacuation')
        .choices(['S', 'M', 'L'])
        .default(usualExercise.scenario),
    )
    .option('--seed <text>', 'another seed is another rehearsal', usualExercise.seed)
    .addOption(new Option('--speed <factor>', 'rehearsed seconds per second').argParser(speedIn))
    .action(async (options: DemoOptions) => {
      const data = options.data ?? join(mkdtempSync(join(tmpdir(), 'corridor-demo-')), 'data');
      if (options.data === undefined)
        process.once('exit', () => rmSync(dirname(data), { recursive: true, force: true }));
      await runHub({ ...options, data }, async (hub, output) => {
        await resumeExercises(hub, output);
        if (hub.keys.all().some(({ castSeed }) => castSeed !== undefined)) return;
        const { scenario, seed, speed } = options;
        const choice = { scenario, seed, ...(speed === undefined ? {} : { speed }) };
        await loadExercise(hub, output, choice);
      });
    });
