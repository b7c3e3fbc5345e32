import { readFileSync } from 'node:fs';
import { type Language, type Lexicon, lexiconWith, timelineOf, toScored } from '@corridor/reading';
import { Command, Option } from 'commander';
import { mustBeFile } from '../bundle/files.ts';
import { isDay, readDates } from '../reading/dates.ts';
import { readFiles } from '../reading/readFiles.ts';
import { sayTexts, sayTimeline } from '../reading/say.ts';
import { Stop } from './exit.ts';
import { createOutput } from './output.ts';

interface ReadOptions {
  readonly dates?: string;
  readonly publishedOn?: string;
  readonly language?: Language;
  readonly lexicon?: string;
  readonly timeline: boolean;
  readonly json: boolean;
}

function datesOf(file: string | undefined): ReturnType<typeof readDates>['dates'] {
  if (file === undefined) return new Map();
  mustBeFile(file);
  const { dates, faults } = readDates(new TextDecoder().decode(readFileSync(file)));
  const [fault] = faults;
  if (fault)
    throw new Stop(
      'usage',
      `${file}:${fault.line}: “${fault.text}” names no file and day.`,
      'Each line is a file name and a day, YYYY-MM-DD, with a comma between them.',
    );
  return dates;
}

/** Adds the words of a user's file; the same file serves every language. */
function wordsOf(file: string | undefined): (base: Lexicon) => Lexicon {
  if (file === undefined) return (base) => base;
  mustBeFile(file);
  let words: unknown;
  try {
    words = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Stop(
      'usage',
      `${file} is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  return (base) => {
    const added = lexiconWith(base, words);
    if (!added.ok) throw new Stop('usage', `${file}, ${added.where}: ${added.why}`);
    return added.lexicon;
  };
}

export const readCommand = () =>
  new Command('read')
    .description(
      'read what articles and communiqués say: every figure and event with its words, who said it and when;\n' +
        'proposals for a person to check, never a count. Text, saved web pages, ReliefWeb answers (JSON), tables of figures (CSV); - is standard input',
    )
    .argument('<file...>', 'files to read')
    .option('--dates <csv>', 'when each was published: file name, YYYY-MM-DD')
    .option('--published-on <day>', 'when they were published, if it stands nowhere: YYYY-MM-DD')
    .addOption(
      new Option('--language <code>', 'language of the texts, else found by their words').choices([
        'fr',
        'en',
        'ar',
      ]),
    )
    .option('--lexicon <file>', 'words of your own: places, names, nouns, verbs (docs/reading.md)')
    .option('--timeline', 'all of them by day, contradictions side by side', false)
    .option('--json', 'machine-readable output', false)
    .action((files: string[], options: ReadOptions) => {
      const output = createOutput(options.json);
      for (const file of files) if (file !== '-') mustBeFile(file);
      const publishedOn = options.publishedOn ?? null;
      if (publishedOn !== null && !isDay(publishedOn))
        throw new Stop('usage', `${publishedOn} is no day.`, 'A day is written as 2016-12-18.');
      const progress = output.progress('Reading', files.length);
      const { texts, refused } = readFiles(
        files,
        {
          dates: datesOf(options.dates),
          publishedOn,
          language: options.language ?? null,
          lexicon: wordsOf(options.lexicon),
        },
        progress.at,
      );
      const scored = texts.map((text) => toScored(text, text.name));
      output.result({
        claims: scored.flatMap(({ claims }) => claims),
        events: scored.flatMap(({ events }) => events),
        docs: texts.map(
          ({ name, language, publishedOn: on, publishedBy, publisher, title, copyOf, faults }) => ({
            doc: name,
            language,
            published_on: on,
            published_by: publishedBy,
            publisher,
            title,
            copy_of: copyOf,
            faults,
          }),
        ),
        refused,
        ...(options.timeline && { timeline: timelineOf(texts) }),
      });
      if (options.timeline) sayTimeline(texts, output);
      else sayTexts(texts, output);
      for (const { name, publishedOn: on } of texts) {
        if (on === null)
          output.warn(
            `${name}: nobody says when it was published, so its weekdays stay open. Say it with --published-on or --dates.`,
          );
      }
      for (const { name, why } of refused) output.warn(`${name} was not read: ${why}`);
      if (refused.length > 0)
        throw new Stop(
          'damaged',
          `${refused.length} of ${files.length} files could not be read; the others were.`,
        );
    });
