import { maxSliceBytes, maxSliceLines } from '../line/limits.ts';
import type { SegmentInfo } from '../types.ts';

/** A stored segment as the log remembers it: all but ids and text. */
export interface Row extends SegmentInfo {
  /** Length of its text. */
  readonly size: number;
}

export const linesIn = (row: SegmentInfo): number => row.lastSeq - row.firstSeq + 1;

/** How many small segments become one bigger one. */
const fan = 16;

const levelOf = (lines: number) => (lines < fan ? 0 : lines < fan ** 2 ? 1 : 2);

/**
 * Which rows before a new one are merged with it, oldest first; none mostly. A chain that grows line by line
 * would stay a row per line for ever, or be written again and again: sixteen rows of a level become one of
 * the next, so a line is written three times in all and a million single lines end as a few thousand rows.
 * `before` gives the row that a row hangs on, if that row ends there.
 */
export function rowsToMerge(added: Row, before: (row: Row) => Row | null): readonly Row[] {
  let merged: readonly Row[] = [added];
  let lines = linesIn(added);
  let size = added.size;
  for (;;) {
    const level = levelOf(lines);
    const earlier: Row[] = [];
    let row = merged[0] === undefined ? null : before(merged[0]);
    while (row !== null && earlier.length < fan - 1 && levelOf(linesIn(row)) <= level) {
      earlier.push(row);
      row = before(row);
    }
    if (earlier.length < fan - 1) break;
    const moreLines = lines + earlier.reduce((sum, each) => sum + linesIn(each), 0);
    const moreSize = size + earlier.reduce((sum, each) => sum + each.size, 0);
    if (moreLines > maxSliceLines || moreSize > maxSliceBytes / 2) break;
    merged = [...earlier.reverse(), ...merged];
    lines = moreLines;
    size = moreSize;
  }
  return merged.slice(0, -1);
}
