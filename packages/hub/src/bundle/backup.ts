import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { lineToText, sealLines } from '@corridor/log';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';
import type { Report } from '../jobs/report.ts';
import { streamToFile } from './files.ts';

/**
 * A backup is gzip over rows of JSON, in this order:
 *
 *     {"corridorBackup":1,"made":ms,"app":…}
 *     {"operation":op,"sealing":…}        the key that opens outboxes, sealed to the recovery sheet; or null
 *     {"lines":[…]}                       all lines of that operation, in slices
 *     {"blob":hash,"by":[device …],"bytes":base64}
 *     … the next operation …
 *     {"end":true,"sha256":…}             over all rows before
 *
 * No signing key, session or invitation is in it: a restored hub is a new device.
 */
export type BackupRow =
  | { readonly corridorBackup: number; readonly made: number; readonly app: string }
  | {
      readonly operation: string;
      readonly sealing: string | null;
      readonly recovery: string | null;
    }
  | { readonly lines: readonly string[] }
  | { readonly blob: string; readonly by: readonly string[]; readonly bytes: string }
  | { readonly end: true; readonly sha256: string };

const backupVersion = 1;

async function* rowsOf(hub: Hub, report: Report): AsyncGenerator<BackupRow> {
  yield { corridorBackup: backupVersion, made: hub.now(), app: hub.version };
  const total = hub.operations().reduce((sum, { log }) => sum + log.size().lines, 0);
  let done = 0;
  for (const { op, log } of hub.operations()) {
    const keys = hub.keys.read(op);
    const recovery = keys?.recovery ?? null;
    const sealed = keys && recovery ? await sealLines(recovery, [keys.sealing]) : null;
    yield {
      operation: op,
      sealing: sealed && Buffer.from(sealed).toString('base64'),
      recovery,
    };
    for await (const lines of log.lines()) {
      yield { lines: lines.map((line) => lineToText(line)) };
      done += lines.length;
      report('Backing up', done, total);
    }
    for (const { hash, by } of hub.ledger.blobsByOperation(op)) {
      const bytes = hub.blobs.get(hash);
      if (bytes) yield { blob: hash, by, bytes: Buffer.from(bytes).toString('base64') };
    }
  }
}

/** Written beside a running hub; consistent per operation, since lines are only ever added. */
export async function writeBackup(hub: Hub, file: string, report: Report): Promise<void> {
  const digest = createHash('sha256');
  async function* texts() {
    for await (const row of rowsOf(hub, report)) {
      const text = `${JSON.stringify(row)}\n`;
      digest.update(text);
      yield text;
    }
    yield `${JSON.stringify({ end: true, sha256: digest.digest('base64url') })}\n`;
  }
  await streamToFile(Readable.from(texts()).pipe(createGzip()), file);
}

const notABackup = (file: string) =>
  new Stop(
    'damaged',
    `${file} is not a backup of a hub.`,
    'Bundles are read with "corridor import".',
  );

/** An attachment of 20 MB in base64, with room to spare. */
const mostRowBytes = 40 * 1024 * 1024;

/** The bytes as they come; rejects at a row that no backup holds, before it fills the memory. */
async function* boundedRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let open = 0;
  for await (const chunk of bytes) {
    const last = chunk.lastIndexOf(10);
    open = last < 0 ? open + chunk.length : chunk.length - last - 1;
    if (open > mostRowBytes) throw new Error('a row without an end');
    yield chunk;
  }
}

/** Rows up to the end. Throws at the first sign of damage: half a backup restored looks like a whole hub. */
export async function* readBackup(file: string): AsyncGenerator<BackupRow> {
  if (!existsSync(file)) throw new Stop('missing', `There is no file ${file}.`);
  const unpacked = Readable.from(boundedRows(createReadStream(file).pipe(createGunzip())));
  const digest = createHash('sha256');
  let isFirst = true;
  let hasEnd = false;
  try {
    for await (const text of createInterface({ input: unpacked, crlfDelay: 0 })) {
      const row = JSON.parse(text) as BackupRow;
      if (isFirst) {
        if (!('corridorBackup' in row)) throw notABackup(file);
        if (row.corridorBackup > backupVersion)
          throw new Stop('damaged', `${file} was made by a newer Corridor.`, 'Use that version.');
      }
      isFirst = false;
      if ('end' in row) {
        hasEnd = row.sha256 === digest.digest('base64url');
        break;
      }
      digest.update(`${text}\n`);
      yield row;
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    if (isFirst) throw notABackup(file);
  }
  if (isFirst) throw notABackup(file);
  if (!hasEnd)
    throw new Stop(
      'damaged',
      `${file} is cut off or damaged.`,
      'Use another backup. Phones still hold their own records and send them again.',
    );
}
