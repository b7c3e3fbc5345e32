import type { Turn } from './around.ts';
import type { Cursor } from './cursor.ts';

/** So many words away a verb no longer says when something is; sentences can be as long as a book. */
const REACH = 40;
const STOPS = new Set([';', '»', '”']);
const BEFORE_A_CLAUSE = new Set(['que', "qu'", 'that', ':', '«', '“', 'if', 'si']);

/**
 * What the words around a day say of its direction. The nearest verb before it counts; at the beginning of a clause the
 * nearest behind it.
 */
export function turnAround(
  cursor: Cursor,
  first: number,
  last: number,
  turnOf: (cursor: Cursor, at: number) => Turn | null,
): Turn | null {
  const before = (): Turn | null => {
    for (let at = first - 1; at >= cursor.first && at >= first - REACH; at--) {
      if (STOPS.has(cursor.word(at))) return null;
      const turn = turnOf(cursor, at);
      if (turn) return turn;
    }
    return null;
  };
  const behind = (): Turn | null => {
    for (let at = last + 1; at <= cursor.last && at <= last + REACH; at++) {
      if (STOPS.has(cursor.word(at))) return null;
      const turn = turnOf(cursor, at);
      if (turn) return turn;
    }
    return null;
  };
  const lead = cursor.word(first - 1) === ',' ? first - 2 : first - 1;
  if (BEFORE_A_CLAUSE.has(cursor.word(lead))) return behind() ?? before();
  return before() ?? behind();
}
