import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { constants, createGzip, gunzipSync } from 'node:zlib';
import { createVerify, type Signer, signText, verifyText } from '@corridor/log';
import type { Evaluation, Material } from '@corridor/report';
import { mustBeFile, streamToFile } from '../bundle/files.ts';

/**
 * What everybody may hold, as gzip over four rows of JSON: what it is, what it was told from, what was told, and an end
 * that is signed over all before (`docs/public-bundle.md`).
 */
export interface PublicBundle {
  readonly op: string;
  readonly app: string;
  readonly delayMinutes: number;
  readonly material: Material;
  readonly evaluation: Evaluation;
}

const message = (op: string, sha256: string): string =>
  `corridor/1 public bundle\n${op}\n${sha256}`;
/** A large operation is 20 MB of rows; what unfolds to more than this is no file of ours. */
const MOST_BYTES = 512 * 1024 * 1024;

const rowsOf = ({ op, app, delayMinutes, material, evaluation }: PublicBundle): string =>
  [{ corridorPublic: 1, op, app, delayMinutes }, { material }, { evaluation }]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');

const hashOf = (rows: string): string => createHash('sha256').update(rows).digest('base64url');

export async function writePublicBundle(
  file: string,
  bundle: PublicBundle,
  signer: Signer,
): Promise<void> {
  const rows = rowsOf(bundle);
  const sha256 = hashOf(rows);
  const sig = await signText(signer, message(bundle.op, sha256));
  const end = { end: true, sha256, by: signer.device, sig };
  const text = `${rows}${JSON.stringify(end)}\n`;
  await streamToFile(Readable.from([text]).pipe(createGzip({ level: 9 })), file);
}

export interface PublicBundleRead extends PublicBundle {
  /** The key that signed exactly this; null: it was changed since, or nobody signed it. */
  readonly signedBy: string | null;
}

/** null: it is no public bundle, or so damaged that nothing can be worked out from it. */
export async function readPublicBundle(file: string): Promise<PublicBundleRead | null> {
  mustBeFile(file);
  try {
    const text = gunzipSync(readFileSync(file), { maxOutputLength: MOST_BYTES }).toString();
    const [first = '', second = '', third = '', last = ''] = text.split('\n');
    const { corridorPublic, op, app, delayMinutes } = JSON.parse(first);
    if (corridorPublic !== 1 || typeof op !== 'string') return null;
    const { material } = JSON.parse(second);
    const { evaluation } = JSON.parse(third);
    const { sha256, by, sig } = JSON.parse(last);
    const isWhole = hashOf(`${first}\n${second}\n${third}\n`) === sha256;
    const fits =
      isWhole &&
      typeof by === 'string' &&
      typeof sig === 'string' &&
      (await verifyText(createVerify(), by, message(op, sha256), sig));
    return { op, app, delayMinutes, material, evaluation, signedBy: fits ? by : null };
  } catch {
    return null;
  }
}

/** By its first row, whatever it is called; of a large bundle no more than the beginning is read. */
export function isPublicBundle(file: string): boolean {
  mustBeFile(file);
  const beginning = Buffer.alloc(512);
  const opened = openSync(file, 'r');
  try {
    const length = readSync(opened, beginning);
    const text = gunzipSync(beginning.subarray(0, length), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return text.subarray(0, 20).toString().startsWith('{"corridorPublic":');
  } catch {
    return false;
  } finally {
    closeSync(opened);
  }
}
