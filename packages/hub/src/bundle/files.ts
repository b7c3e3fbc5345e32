import { createReadStream, createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type BundleOptions, type Line, type OpenLog, writeBundle } from '@corridor/log';
import { Stop } from '../cli/exit.ts';

type Bytes = ReadableStream<Uint8Array>;

/** Throws where there is no such file to read, before anything is made for what it holds. */
export function mustBeFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Stop('missing', `There is no file ${file}.`);
  if (stat.isDirectory()) throw new Stop('usage', `${file} is a folder.`, 'Name a file in it.');
}

/** Throws where no file could be put, before a minute's work is spent on it. */
export function mustBePlaceForFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new Stop('usage', `${file} is a folder.`, 'Name a file in it.');
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Stop('missing', `There is no folder ${folder}.`, 'Make it, or name another.');
}

export function fileToStream(file: string): Bytes {
  mustBeFile(file);
  return Readable.toWeb(createReadStream(file)) as unknown as Bytes;
}

/** Whole or not at all under its name: a stick pulled out too early leaves no file that looks complete. */
export async function streamToFile(stream: Bytes | Readable, file: string): Promise<void> {
  const draft = `${file}.part`;
  const readable =
    stream instanceof Readable ? stream : Readable.fromWeb(stream as unknown as NodeStream);
  try {
    await pipeline(readable, createWriteStream(draft, { mode: 0o600, flush: true }));
    renameSync(draft, file);
  } catch (error) {
    // On a full stick the half file would take the room of the whole one.
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Of no bundle, whoever it is for: calls with armed actors, and people taken off a vehicle. */
const inNoBundle = ['contact/', 'custody/'];

export const bundleToFile = (log: OpenLog, file: string, options: BundleOptions): Promise<void> =>
  streamToFile(
    writeBundle(log, {
      ...options,
      mayRead: (line: Line) =>
        !inNoBundle.some((type) => line.body?.subject.startsWith(type)) &&
        (options.mayRead?.(line) ?? true),
    }),
    file,
  );
