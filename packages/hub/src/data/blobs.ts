import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';

/** Sealed bytes under the SHA-256 (base64url) of what is stored: the hub never sees what is inside. */
export interface Blobs {
  /** False when the bytes do not have that hash; nothing is kept then. */
  readonly put: (hash: string, bytes: Uint8Array) => boolean;
  readonly get: (hash: string) => Uint8Array | null;
  /** What is no longer to be read by anybody. Nothing happens where it is not here. */
  readonly destroy: (hash: string) => void;
}

export const isBlobHash = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');

export function openBlobs(folder: string): Blobs {
  const fileOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    put(hash, bytes) {
      if (!isBlobHash(hash) || hashOf(bytes) !== hash) return false;
      const file = fileOf(hash);
      if (existsSync(file)) return true;
      mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      writeDurably(file, bytes);
      return true;
    },
    get(hash) {
      if (!isBlobHash(hash)) return null;
      const file = fileOf(hash);
      return existsSync(file) ? readFileSync(file) : null;
    },
    destroy(hash) {
      if (!isBlobHash(hash)) return;
      const file = fileOf(hash);
      if (!existsSync(file)) return;
      // A disk may keep the old place all the same: what held them together is the seal, and its keys are destroyed, too.
      writeFileSync(file, new Uint8Array(statSync(file).size), { flush: true });
      rmSync(file);
    },
  };
}
