import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isExercise } from '@corridor/log';
import {
  catalogueOf,
  cutOffFor,
  type Edition,
  editionOf,
  evaluationOf,
  evaluationToHtml,
  materialOf,
  type Random,
  recordsAt,
} from '@corridor/report';
import type { Language } from '@corridor/text';
import { streamToFile } from '../bundle/files.ts';
import { Stop } from '../cli/exit.ts';
import { signFigures } from '../evaluation/figuresFile.ts';
import { writePublicBundle } from '../evaluation/publicBundle.ts';
import { projectionToRecords, projectLog } from '../evaluation/records.ts';
import type { Hub } from '../hub.ts';
import { operationByWord } from './byWord.ts';
import { exportJob } from './export.ts';
import type { Report } from './report.ts';

export interface EvaluationArgs {
  readonly op: string;
  readonly edition: Edition;
  readonly languages: readonly Language[];
  /** Folder to write into; made where it is not there. */
  readonly out: string;
  /** ms since 1970; absent: as late as the delay allows. */
  readonly cutOff?: number;
  readonly delayHours: number;
  /** The same text deals the public edition's numbers the same way; absent: as nobody can guess. */
  readonly seed?: string;
}

const HOUR = 3_600_000;

const randomOf = (seed: string | undefined): Random => {
  if (seed === undefined) return () => randomInt(2 ** 32) / 2 ** 32;
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed}\n${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
};

function mustTakeFolder(out: string): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw new Stop('usage', `${out} is a file.`, 'Name a folder.');
  mkdirSync(out, { recursive: true, mode: 0o700 });
}

/** Writes one edition: a page per language, its figures as data, and the file from which all can be worked out again. */
export async function evaluationJob(hub: Hub, args: EvaluationArgs, report: Report = () => {}) {
  const { edition, out, delayHours } = args;
  const operation = operationByWord(hub, args.op);
  const { op, log, signer } = operation;
  const isPlayed = isExercise(op);
  const app = hub.version;
  report('Reading', 0, 4);
  const projection = await projectLog(log);
  const records = projectionToRecords(projection);
  const now = isPlayed ? recordsAt(records, Number.MAX_SAFE_INTEGER).lastAt : hub.now();
  const latest = cutOffFor(edition, now - delayHours * HOUR);
  const cutOff = cutOffFor(edition, args.cutOff ?? latest);
  if (cutOff > latest)
    throw new Stop(
      'refused',
      `The ${edition} edition ends at least ${delayHours} h before it is made.`,
      'Name an earlier --cutoff, or another --delay.',
    );
  mustTakeFolder(out);
  report('Working out the figures', 1, 4);
  const delayMinutes = Math.round(delayHours * 60);
  const whole = materialOf(records, { cutOff, isExercise: isPlayed });
  const material = editionOf(whole, edition, randomOf(args.seed));
  const evaluation = evaluationOf(material, { edition, delayMinutes });
  projection.close();

  report('Writing', 2, 4);
  const files: string[] = [];
  const write = async (name: string, text: string) => {
    const file = join(out, name);
    await streamToFile(Readable.from([text]), file);
    files.push(file);
  };
  for (const language of args.languages) {
    const page = evaluationToHtml(evaluation, language, await catalogueOf(language));
    await write(`evaluation.${edition}.${language}.html`, page);
  }
  report('Saving the records', 3, 4);
  const digest = log.digest();
  const figures = await signFigures(evaluation, { op, app, digest, signer });
  await write(`evaluation.${edition}.json`, `${JSON.stringify(figures)}\n`);
  if (edition === 'room') {
    const file = join(out, 'evaluation.corridor');
    await exportJob(hub, { op, out: file, role: 'coordinator' });
    files.push(file);
  }
  if (edition === 'public') {
    const file = join(out, 'evaluation.corridor-public');
    await writePublicBundle(file, { op, app, delayMinutes, material, evaluation }, signer);
    files.push(file);
  }
  return { op, edition, cutOff, figures: evaluation.figures.length, sha256: figures.sha256, files };
}
