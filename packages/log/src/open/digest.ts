import { byBytes } from '../text/utf8.ts';
import type { HashText, LineId } from '../types.ts';
import type { LineIndex } from './lineIndex.ts';

/**
 * SHA-256 over the sorted ids, joined by \n. Keeps the sorted list and merges what is new: a screen compares
 * digests after every line.
 */
export function createDigest(hash: HashText): (index: LineIndex) => string {
  let sorted: LineId[] = [];
  let of: LineIndex | null = null;
  let digest = hash('');
  return (index) => {
    if (of !== index) {
      sorted = [];
      digest = hash('');
      of = index;
    }
    if (sorted.length === index.size()) return digest;
    const added: LineId[] = [];
    for (let i = sorted.length; i < index.size(); i++) added.push(index.idAt(i));
    sorted = merge(sorted, added.sort(byBytes));
    digest = hash(sorted.join('\n'));
    return digest;
  };
}

function merge(a: readonly LineId[], b: readonly LineId[]): LineId[] {
  const all: LineId[] = [];
  let i = 0;
  for (const id of b) {
    while (i < a.length && (a[i] as LineId) < id) all.push(a[i++] as LineId);
    all.push(id);
  }
  while (i < a.length) all.push(a[i++] as LineId);
  return all;
}
