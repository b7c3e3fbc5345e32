import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataFolder, holderOfFolder, isHubFolder, openFolder } from '../data/folder.ts';
import type { Journal } from '../data/journal.ts';
import { type Hub, type Mended, openHub } from '../hub.ts';
import { version } from '../version.ts';
import { Stop } from './exit.ts';
import { createOutput, figure } from './output.ts';

export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Beside the program rather than hidden in the home folder: whoever packs the laptop up sees that there
 * are records, a second clone is a second hub, and deleting the clone leaves nothing behind. Git ignores
 * it. An installed copy has no place of its own and uses the home folder.
 */
const defaultFolder = projectRoot.includes(`${sep}node_modules${sep}`)
  ? join(homedir(), '.corridor')
  : join(projectRoot, 'corridor-data');

export const dataOption = [
  '--data <folder>',
  'folder that holds the records and keys of this hub',
  process.env.CORRIDOR_DATA ?? defaultFolder,
] as const;

export function openPlace(path: string): DataFolder {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new Stop('usage', `${path} is a file.`, 'Name a folder with --data.');
  // The folder becomes its owner's alone, and full of files: not somebody's documents, by a slip of the finger.
  if (isHubFolder(path) === false)
    throw new Stop(
      'refused',
      `The folder ${path} holds other things, and no hub.`,
      'Name a new or empty folder with --data.',
    );
  const folder = openFolder(path);
  if ('problem' in folder)
    throw new Stop(
      'busy',
      `The data folder ${path} is open in another Corridor (process ${folder.pid}).`,
      'Stop that one first, or choose another folder with --data. Two hubs never share a folder.',
    );
  return folder;
}

const whyNotOpened = {
  'in-use': ['busy', 'is open in another program', 'Close that program first.'],
  'not-a-store': [
    'damaged',
    'is not a file of records',
    'Put it aside, and restore a backup into a new folder with "corridor restore".',
  ],
  damaged: [
    'damaged',
    'is damaged, and nothing in it can be read any more',
    'Put the folder aside, and restore a backup into a new one with "corridor restore". Phones and boards still\n' +
      'hold their own records and send them again.',
  ],
  'lines-gone': [
    'damaged',
    'does not hold the records that this folder has keys for',
    'Put the file back if it was moved. Otherwise put the folder aside, and restore a backup into a new one with\n' +
      '"corridor restore". This hub does not begin anew under its old key: that would fork its record.',
  ],
  newer: ['refused', 'was written by a newer Corridor', 'Use that version, or a newer one.'],
} as const;

const mendedWords = ({ kept, lost, aside }: Mended) =>
  `The file of records was damaged. ${figure(kept)} stretches of it could be read and were taken over, ${figure(lost)} or more\n` +
  'could not; phones and boards that hold them send them again by themselves. The damaged file lies beside it:\n' +
  `${aside}. This hub is a new device now: a coordinator enrols it on the board (Devices).\n` +
  'Make a backup, and move to another laptop.';

export async function openHubIn(folder: DataFolder, journal: Journal): Promise<Hub> {
  const hub = await openHub({ folder, now: Date.now, journal, version });
  if (!('problem' in hub)) {
    if (hub.mended) createOutput(true).warn(mendedWords(hub.mended));
    return hub;
  }
  const [exit, what, hint] = whyNotOpened[hub.problem];
  throw new Stop(exit, `${folder.file('lines.sqlite')} ${what}.`, hint);
}

/** Where a running hub can be opened; written at start, removed at stop. */
export const addressFile = 'address.json';

export function originOfRunningHub(path: string): string {
  const file = join(path, addressFile);
  // A hub that was killed leaves its address behind.
  if (!existsSync(file) || holderOfFolder(path) === null)
    throw new Stop(
      'missing',
      `No hub runs on ${path}.`,
      'Start one with "corridor start"; it prints its own sign-in link.',
    );
  return (JSON.parse(readFileSync(file, 'utf8')) as { origin: string }).origin;
}
