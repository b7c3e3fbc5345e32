import { isNoSpace } from '../data/space.ts';
import { Stop } from './exit.ts';

interface FileError {
  readonly code?: string;
  readonly path?: string;
}

/** What the disk would not do, said so that somebody can do something about it; null where it is another fault. */
export function stopOfDisk(error: unknown): Stop | null {
  if (isNoSpace(error))
    return new Stop(
      'disk',
      'The disk is full.',
      'Make room and do it again. What was kept before is untouched.',
    );
  const { code, path } = (error ?? {}) as FileError;
  if (typeof path !== 'string') return null;
  const file = path.replace(/\.part$/, '');
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Stop('missing', `There is no folder to hold ${file}.`, 'Make it, or name another.');
  if (code === 'EISDIR') return new Stop('usage', `${file} is a folder.`, 'Name a file in it.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Stop(
      'disk',
      `This user may not use ${file}.`,
      'Take another place, or ask whoever looks after this laptop.',
    );
  return null;
}
