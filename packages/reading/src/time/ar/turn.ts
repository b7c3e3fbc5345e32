import { fold } from '../../text/fold.ts';
import type { Turn } from '../around.ts';
import type { Cursor } from '../cursor.ts';

const TO_COME = new Set('سوف المقرر المتوقع المرتقب'.split(' ').map(fold));

/** A verb to come begins with `سـ`; nothing else is read from Arabic verbs. */
export function turnOfArabic(cursor: Cursor, at: number): Turn | null {
  const word = cursor.word(at);
  if (TO_COME.has(word)) return 'next';
  return /^و?س[يتن]/.test(word) && word.length > 4 && cursor.isWord(at) ? 'next' : null;
}
