import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from './durable.ts';

/**
 *     DIR/lines.sqlite     every operation's lines
 *     DIR/hub.sqlite       invitations, who put which blob
 *     DIR/keys/            one file per operation, readable by the owner only, in no backup
 *     DIR/blobs/           sealed attachments by hash
 *     DIR/home.json        where this folder lives; another place means it was copied
 *     DIR/lock             the process that has it open
 *     DIR/journal.jsonl    what the hub did, without anything about anybody
 */
export interface DataFolder {
  readonly path: string;
  readonly file: (name: string) => string;
  /** The folder was copied from elsewhere since its last start: its keys are in two places now. */
  readonly isCopy: boolean;
  /** Call once the copy has become a new device. */
  readonly settle: () => void;
  readonly close: () => void;
}

export type FolderProblem = { readonly problem: 'in-use'; readonly pid: number };

const firstLineOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');

/** Stands for the machine without naming it; a container without a machine id goes by its host name. */
function machine(): string {
  const id =
    firstLineOf('/etc/machine-id') || firstLineOf('/var/lib/dbus/machine-id') || hostname();
  return createHash('sha256').update(`corridor machine\n${id}`).digest('base64url');
}

/** A process id means nothing after a restart of the machine. */
const boot = () => firstLineOf('/proc/sys/kernel/random/boot_id');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The start of a process in clock ticks tells it from a later one that got the same number. */
function startOf(pid: number): string {
  const stat = firstLineOf(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

interface Lock {
  readonly pid: number;
  readonly boot: string;
  readonly start: string;
}

function holderOf(lockFile: string): number | null {
  if (!existsSync(lockFile)) return null;
  try {
    const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
    const isSame = lock.boot === boot() && isRunning(lock.pid) && startOf(lock.pid) === lock.start;
    return isSame && lock.pid !== process.pid ? lock.pid : null;
  } catch {
    // Cut off while being written: its writer was killed.
    return null;
  }
}

/** Whether a hub has lived here; null where there is nothing that could be taken for something else. */
export function isHubFolder(path: string): boolean | null {
  if (!existsSync(path) || readdirSync(path).length === 0) return null;
  return ['home.json', 'lines.sqlite', 'keys', 'lock'].some((name) => existsSync(join(path, name)));
}

/** Process that has the folder open, or null. */
export const holderOfFolder = (path: string): number | null => holderOf(join(path, 'lock'));

/**
 * Opens or makes the folder, and takes it for this process alone: two writers on one chain would fork
 * it. A lock left by a killed process is recognised and taken over, so that a hub starts by itself.
 */
export function openFolder(path: string): DataFolder | FolderProblem {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  const file = (name: string) => join(path, name);
  const lockFile = file('lock');
  const lock: Lock = { pid: process.pid, boot: boot(), start: startOf(process.pid) };
  for (;;) {
    try {
      writeFileSync(lockFile, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const pid = holderOf(lockFile);
      if (pid !== null) return { problem: 'in-use', pid };
      rmSync(lockFile, { force: true });
    }
  }

  const homeFile = file('home.json');
  // A copied file gets a number of its own from the file system, a moved or renamed one keeps it.
  const homeNow = () =>
    JSON.stringify({ machine: machine(), file: String(statSync(homeFile).ino) });
  const settle = () => {
    // The number belongs to the file, which must exist before it can be told. So it is written in place; cut off in
    // the middle it says nothing, and nothing is concluded from it.
    if (!existsSync(homeFile)) writeDurably(homeFile, '');
    const descriptor = openSync(homeFile, 'r+');
    try {
      const home = homeNow();
      ftruncateSync(descriptor, 0);
      writeSync(descriptor, home, 0);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };
  const home = existsSync(homeFile) ? readFileSync(homeFile, 'utf8') : '';
  const isTold = home.endsWith('}') && home !== '{}';
  const isCopy = isTold && home !== homeNow();
  // Not at every start: a full disk or a power cut must not make a hub forget where it lives.
  if (!isTold) settle();
  return {
    path,
    file,
    isCopy,
    settle,
    close: () => rmSync(lockFile, { force: true }),
  };
}

/** For a secret: whole or not at all on the disk, readable by the owner only. */
export const writeSecret = (file: string, text: string) => writeDurably(file, text, 0o600);
