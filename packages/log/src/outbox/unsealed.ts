import { lineToText } from '../line/parse.ts';
import type { Line, LineId } from '../types.ts';
import type { SealedRecord } from './outbox.ts';

/** Characters of lines in one record: sealed and as base64url it must fit into a call to the hub (2 MB). */
const MOST_TEXT = 500_000;

/**
 * Own lines that no record holds, in runs that may be kept as one record each: unbroken by `prev`, and small enough to
 * be handed over. A sealing that failed may lie between two that did not. `lines`: each after its `prev`.
 */
export function unsealedRuns(
  lines: readonly Line[],
  records: readonly Pick<SealedRecord, 'firstSeq' | 'lastId'>[],
): readonly (readonly Line[])[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const sealed = new Set<LineId>();
  for (const { firstSeq, lastId } of records) {
    let at = byId.get(lastId);
    while (at && at.header.seq >= firstSeq) {
      sealed.add(at.id);
      at = byId.get(at.header.prev ?? '');
    }
  }
  const runs: Line[][] = [];
  let size = 0;
  for (const line of lines) {
    if (sealed.has(line.id)) continue;
    const run = runs.at(-1);
    const length = lineToText(line).length;
    if (run && run.at(-1)?.id === line.header.prev && size + length <= MOST_TEXT) {
      run.push(line);
      size += length;
    } else {
      runs.push([line]);
      size = length;
    }
  }
  return runs;
}
