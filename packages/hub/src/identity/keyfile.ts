import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../data/durable.ts';

/** What the hub keeps secret for one operation. One file each, readable by the owner only. */
export interface KeyFile {
  readonly op: string;
  /** Seed of the hub's signing key in this operation, base64url. In no backup: a restored hub is a new device. */
  readonly seed: string;
  /** age identity that opens what phones sealed to this hub. */
  readonly sealing: string;
  /** age recipient of the recovery sheet: to whom backups seal `sealing`. Absent until the operation exists. */
  readonly recovery?: string;
  /** Only in a demonstration: seed of the founder, which a real hub never sees. */
  readonly founderSeed?: string;
  /** Only in a demonstration: what the simulated devices' keys are derived from. */
  readonly castSeed?: string;
  /** Prepared, but the operation has not been created yet. */
  readonly isPending?: boolean;
}

/** 32 random bytes, base64url. */
export const newSeed = () => randomBytes(32).toString('base64url');

export interface KeyFiles {
  readonly read: (op: string) => KeyFile | null;
  readonly write: (keys: KeyFile) => void;
  readonly remove: (op: string) => void;
  readonly all: () => readonly KeyFile[];
}

export function openKeyFiles(folder: string): KeyFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (op: string) => join(folder, `${op}.json`);
  const read = (op: string) => {
    const file = fileOf(op);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeyFile) : null;
  };
  return {
    read,
    write: (keys) => writeDurably(fileOf(keys.op), JSON.stringify(keys, null, 2), 0o600),
    remove: (op) => rmSync(fileOf(op), { force: true }),
    all: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .flatMap((name) => read(name.slice(0, -'.json'.length)) ?? []),
  };
}
