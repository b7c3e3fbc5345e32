import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type BundleOptions, type Line, type OpenLog, writeBundle } from '@corridor/log';
import { Stop } from '../cli/exit.ts';

type Bytes = ReadableStream<Uint8Array>;

export function fileToStream(file: string): Bytes {
  if (!existsSync(file)) throw new Stop('missing', `There is no file ${file}.`);
  return Readable.toWeb(createReadStream(file)) as unknown as Bytes;
}

/** Whole or not at all under its name: a stick pulled out too early leaves no file that looks complete. */
export async function streamToFile(stream: Bytes | Readable, file: string): Promise<void> {
  const draft = `${file}.part`;
  const readable =
    stream instanceof Readable ? stream : Readable.fromWeb(stream as unknown as NodeStream);
  await pipeline(readable, createWriteStream(draft, { mode: 0o600, flush: true }));
  renameSync(draft, file);
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
