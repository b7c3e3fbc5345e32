import { resolve } from 'node:path';
import { EDITION_LANGUAGES, EDITIONS, type Edition } from '@corridor/report';
import { Command, InvalidArgumentError, Option } from 'commander';
import { runJob } from './control.ts';
import { createOutput, figure } from './output.ts';
import { dataOption } from './place.ts';

interface ReportOptions {
  readonly data: string;
  readonly edition: Edition;
  readonly language: (typeof EDITION_LANGUAGES)[number] | 'all';
  readonly out: string;
  readonly cutoff?: number;
  readonly delay?: number;
  readonly json: boolean;
}

/** Hours that the public edition is held back where nobody says otherwise. */
const PUBLIC_DELAY = 24;

const toMoment = (text: string): number => {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  // Without its zone an hour is another hour on the next laptop.
  if (!Number.isFinite(at) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(text))
    throw new InvalidArgumentError('Write it as 2016-12-22T18:00Z, with Z or the zone.');
  return at;
};
const toHours = (text: string): number => {
  const hours = Number(text);
  if (text.trim() === '' || !Number.isFinite(hours) || hours < 0 || hours > 100_000)
    throw new InvalidArgumentError('It takes a number of hours from 0.');
  return hours;
};

const evaluationCommand = () =>
  new Command('evaluation')
    .description('write the closing evaluation: pages to print, its figures, and the file to check')
    .argument('<operation>', 'id or name of the operation')
    .addOption(
      new Option('--edition <edition>', 'who it is for').choices([...EDITIONS]).default('room'),
    )
    .addOption(
      new Option('--language <language>', 'language of the pages')
        .choices([...EDITION_LANGUAGES, 'all'])
        .default('all'),
    )
    .requiredOption('--out <folder>', 'folder to write into')
    .option('--cutoff <moment>', 'tell nothing written later, 2016-12-22T18:00Z', toMoment)
    .option('--delay <hours>', 'hours that the cut-off lies before now (public: 24)', toHours)
    .option(...dataOption)
    .option('--json', 'machine-readable output', false)
    .action(async (op: string, options: ReportOptions) => {
      const { edition, language, cutoff, delay, json } = options;
      const output = createOutput(json);
      const result = await runJob(
        options.data,
        'evaluation',
        {
          op,
          edition,
          out: resolve(options.out),
          languages: language === 'all' ? EDITION_LANGUAGES : [language],
          delayHours: delay ?? (edition === 'public' ? PUBLIC_DELAY : 0),
          ...(cutoff === undefined ? {} : { cutOff: cutoff }),
        },
        output,
      );
      for (const file of result.files) output.say(file);
      output.say(
        `${figure(result.figures)} figures, as written down by ${new Date(result.cutOff).toISOString()}`,
      );
      if (edition === 'parties')
        output.say('Give it to all parties at the same minute. The records stay in the room.');
      if (edition === 'room')
        output.say('evaluation.corridor holds every record: it is for the room alone.');
      output.result(result);
    });

export const reportCommand = () =>
  new Command('report')
    .description('documents for people who were not in the room')
    .addCommand(evaluationCommand());
