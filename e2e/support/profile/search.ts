import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findForm, type Secret } from './forms.ts';
import { viewsOf } from './views.ts';

export interface ProfileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every file of a browser's profile, as whoever took the phone copies it. */
export const readProfile = (folder: string): readonly ProfileFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      // A running browser tidies up while we read.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
      return [{ name, bytes: readFileSync(path) }];
    });

export interface Found {
  readonly secret: string;
  readonly file: string;
  /** What stands around it. */
  readonly near: string;
}

const around = (bytes: Buffer, at: number): string =>
  bytes
    .subarray(Math.max(0, at - 60), at + 60)
    .toString('latin1')
    .replaceAll(/[^\x20-\x7e]+/g, '·');

/** Which secrets stand anywhere in the profile, in any form: one finding for each secret and file. */
export function searchProfile(
  files: readonly ProfileFile[],
  secrets: readonly Secret[],
): readonly Found[] {
  return files.flatMap(({ name: file, bytes }) => {
    const found = new Map<string, Found>();
    for (const view of viewsOf(bytes)) {
      const buffer = Buffer.from(view.buffer, view.byteOffset, view.length);
      for (const { name: secret, forms } of secrets) {
        if (found.has(secret)) continue;
        for (const form of forms) {
          const at = findForm(buffer, form);
          if (at !== -1) found.set(secret, { secret, file, near: around(buffer, at) });
        }
      }
    }
    return [...found.values()];
  });
}

/** PKCS #8 of an Ed25519 key, up to its seed. */
const SEED_FOLLOWS = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The seeds of all private keys for signing that lie about as such, in hex. */
export function seedsIn(files: readonly ProfileFile[]): ReadonlySet<string> {
  const seeds = new Set<string>();
  for (const { bytes } of files) {
    for (const view of viewsOf(bytes)) {
      const buffer = Buffer.from(view.buffer, view.byteOffset, view.length);
      let at = buffer.indexOf(SEED_FOLLOWS);
      while (at !== -1) {
        const from = at + SEED_FOLLOWS.length;
        const seed = buffer.subarray(from, from + 32);
        if (seed.length === 32) seeds.add(seed.toString('hex'));
        at = buffer.indexOf(SEED_FOLLOWS, from);
      }
    }
  }
  return seeds;
}
