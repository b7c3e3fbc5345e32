import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { createParcelReader, type FileKind, kindOfFile, type ParcelProblem } from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';
import { type HandedOver, openDelivery } from './handedOver.ts';

export interface ImportedHandOver extends HandedOver {
  readonly kind: 'sealed' | 'rescue';
  /** What phones showed with a parcel that came whole. */
  readonly codes: readonly string[];
  readonly problem: ParcelProblem | null;
}

const startBytes = 64;

/** What the file is by its first bytes, past what zipped it on its way. */
export async function kindOf(file: string): Promise<FileKind> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return kindOfFile(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The same inside of the zip; `unknown` where it does not unzip. */
export async function kindInside(file: string): Promise<FileKind> {
  for await (const piece of bytesOf(file, true).bytes) return kindOfFile(piece as Buffer);
  return 'unknown';
}

/** What is sealed does not shrink, and lines to a tenth: whatever unfolds to more than this was made to keep the laptop busy for hours. */
const mostUnzipped = (packed: number): number => 16 * 1024 * 1024 + 40 * packed;

/** The file's bytes; a broken zip, or one made to burst, ends them early, and `isBroken` says so. */
function bytesOf(file: string, isZipped: boolean) {
  let isBroken = false;
  async function* read(): AsyncGenerator<Uint8Array> {
    const most = isZipped ? mostUnzipped((await stat(file)).size) : Number.POSITIVE_INFINITY;
    const source = createReadStream(file);
    const unzipped = isZipped ? source.pipe(createGunzip()) : source;
    source.once('error', (error) => unzipped.destroy(error));
    let size = 0;
    try {
      for await (const piece of unzipped) {
        size += (piece as Buffer).length;
        if (size > most) {
          isBroken = true;
          return;
        }
        yield piece as Buffer;
      }
    } catch (error) {
      if (!isZipped || (error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true)
        throw error;
      isBroken = true;
    } finally {
      source.destroy();
    }
  }
  return { bytes: read(), isBroken: () => isBroken };
}

export async function importSealed(
  hub: Hub,
  file: string,
  isZipped: boolean,
): Promise<ImportedHandOver> {
  const delivery = openDelivery(hub);
  const reader = createParcelReader(sha256);
  const { bytes } = bytesOf(file, isZipped);
  for await (const piece of bytes) {
    for (const { sealed } of reader.feed(piece)) await delivery.sealed(sealed);
  }
  const end = reader.end();
  if (!end.ok) throw new Stop('damaged', `${file} ${parcelRefusalWords[end.why]}.`);
  for (const { sealed } of end.last) await delivery.sealed(sealed);
  return {
    kind: 'sealed',
    codes: end.codes,
    problem: end.problem,
    ...(await delivery.end()),
  };
}

/** A row of a rescue file holds one line, or one record. */
const longestRow = 2 * 1024 * 1024;

export async function importRescue(
  hub: Hub,
  file: string,
  isZipped: boolean,
): Promise<ImportedHandOver> {
  const delivery = openDelivery(hub);
  let told: { readonly lines: number; readonly sealed: number } | null = null;
  let found = { lines: 0, sealed: 0 };
  let problem: ParcelProblem | null = null;
  const { bytes, isBroken } = bytesOf(file, isZipped);
  for await (const row of rowsOf(bytes)) {
    if (row === null) {
      problem ??= 'damaged';
      continue;
    }
    if (told === null) {
      told = toldIn(row);
      continue;
    }
    if (row.startsWith('{"v":')) {
      found = { ...found, lines: found.lines + 1 };
      await delivery.line(row);
    } else if (row.startsWith('{"sealed":')) {
      const sealed = sealedIn(row);
      if (sealed === null) problem ??= 'damaged';
      else {
        found = { ...found, sealed: found.sealed + 1 };
        await delivery.sealed(sealed);
      }
    } else if (row !== '' && !row.startsWith('{"pad":')) problem ??= 'damaged';
  }
  const isCut = told === null || found.lines < told.lines || found.sealed < told.sealed;
  if (isBroken() || isCut) problem ??= 'truncated';
  return { kind: 'rescue', codes: [], problem, ...(await delivery.end()) };
}

/** Rows of text; null for one that is longer than any of ours. */
async function* rowsOf(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = '';
  let isSkipping = false;
  for await (const piece of bytes) {
    const rows = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = rows.pop() ?? '';
    for (const row of rows) {
      if (!isSkipping) yield row;
      isSkipping = false;
    }
    if (rest.length > longestRow) {
      if (!isSkipping) yield null;
      isSkipping = true;
      rest = '';
    }
  }
  if (rest !== '' && !isSkipping) yield rest;
}

const parsed = (row: string): unknown => {
  try {
    return JSON.parse(row);
  } catch {
    return null;
  }
};

function toldIn(row: string): { readonly lines: number; readonly sealed: number } {
  const { corridorRescue, lines, sealed } = (parsed(row) ?? {}) as Record<string, unknown>;
  if (typeof corridorRescue === 'number' && corridorRescue > 1)
    throw new Stop('damaged', 'The rescue file was made by a newer Corridor; update this one.');
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);
  return { lines: numberOf(lines), sealed: numberOf(sealed) };
}

function sealedIn(row: string): string | null {
  const { sealed } = (parsed(row) ?? {}) as { sealed?: { sealed?: unknown } };
  return typeof sealed?.sealed === 'string' ? sealed.sealed : null;
}

const parcelRefusalWords = {
  'not-a-parcel': 'is not a Corridor file',
  'too-short': 'is cut off before its first line ends',
  'newer-version': 'was made by a newer Corridor; update this one',
} as const;
