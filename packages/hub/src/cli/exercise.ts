import { rehearse, type ScenarioName } from '@corridor/exercise';
import { hashText } from '@corridor/log/node';
import { Command, Option } from 'commander';
import { bundleToFile, mustBePlaceForFile } from '../bundle/files.ts';
import { withScratchLog } from '../bundle/scratch.ts';
import { createCast } from '../demonstration/cast.ts';
import { deliverUntil } from '../demonstration/play.ts';
import { createPlayers } from '../demonstration/players.ts';
import { version } from '../version.ts';
import { createOutput, figure } from './output.ts';

interface ExerciseOptions {
  readonly scenario: ScenarioName;
  readonly seed: string;
  readonly out: string;
  readonly json: boolean;
}

const stepMs = 2 * 3_600_000;

export const exerciseCommand = () =>
  new Command('exercise')
    .description(
      'sign a whole rehearsal into a .corridor file; the same seed gives the same records',
    )
    .addOption(
      new Option('--scenario <name>', 'how large an evacuation')
        .choices(['S', 'M', 'L'])
        .default('M'),
    )
    .option('--seed <text>', 'another seed is another rehearsal', 'corridor')
    .requiredOption('--out <file>', 'file to write')
    .option('--json', 'machine-readable output', false)
    .action(async ({ scenario, seed, out, json }: ExerciseOptions) => {
      const output = createOutput(json);
      mustBePlaceForFile(out);
      const rehearsal = rehearse(scenario, seed);
      // Everybody can derive these keys from the seed: an exercise proves nothing about anybody.
      const cast = await createCast(
        hashText(`corridor exercise\n${scenario}\n${seed}`),
        rehearsal.cast,
      );
      await withScratchLog(cast.op, rehearsal.endsAt, async (log) => {
        const players = createPlayers(rehearsal, cast, []);
        const { startsAt, endsAt, name } = rehearsal;
        const writing = output.progress('Writing', endsAt - startsAt);
        let time = startsAt;
        while (!players.isDone()) {
          time += stepMs;
          await deliverUntil(log, players, time);
          writing.at(time - startsAt);
        }
        writing.end(`${name}: ${figure(log.size().lines)} records written`);
        const saving = output.progress('Saving', 0);
        const board = cast.chains.get('board');
        await bundleToFile(log, out, {
          made: endsAt,
          app: version,
          ...(board ? { signer: board.signer } : {}),
        });
        saving.end(`Saved ${out}`);
        output.result({ op: cast.op, out, lines: log.size().lines, digest: log.digest() });
      });
    });
