import { bytesToText } from '../text/utf8.ts';
import { parcelWord } from './parcelForm.ts';

/**
 * What a file is, by its first bytes and whatever its name: messengers rename. `zipped`: a bundle, or one of the others
 * that something on its way zipped.
 */
export type FileKind = 'sealed' | 'rescue' | 'zipped' | 'unknown';

/** `start`: at least 32 bytes, or the whole file. */
export function kindOfFile(start: Uint8Array): FileKind {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'zipped';
  const text = bytesToText(start.subarray(0, 32));
  if (text.startsWith(parcelWord)) return 'sealed';
  return text.startsWith('{"corridorRescue":') ? 'rescue' : 'unknown';
}
