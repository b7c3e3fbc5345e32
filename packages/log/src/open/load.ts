import { isDeviceFactText } from '../line/body.ts';
import { textToHeader } from '../line/header.ts';
import type { Hlc, LineId, Segment } from '../types.ts';
import { mergeSeen } from './clock.ts';
import { createLineIndex, type IndexedLine, type LineIndex } from './lineIndex.ts';
import type { Row } from './rows.ts';
import type { LogState } from './state.ts';

const idLength = 43;
const rowsAtOnce = 16;

/**
 * Builds the index from what is stored. A segment that cannot be read (a worn disk) is left out and counted, with
 * all that hangs on it: the vector then shows less, and peers send it again.
 */
export async function load(state: LogState): Promise<void> {
  const { store, op, clock } = state.parts;
  const index = createLineIndex();
  const heard = new Map(state.heard);
  let seen: Hlc = [0, 0];
  let damaged = 0;
  const infos = await store.segments(op);
  const now = clock.now();
  for (let i = 0; i < infos.length; i += rowsAtOnce) {
    const asked = infos.slice(i, i + rowsAtOnce).map(({ lastId }) => lastId);
    const read = new Map((await store.read(op, asked)).map((each) => [each.lastId, each]));
    for (const lastId of asked) {
      const segment = read.get(lastId);
      const lines = segment === undefined ? null : segmentToLines(segment, index);
      if (segment === undefined || lines === null) {
        damaged++;
        continue;
      }
      const row = segmentToRow(segment);
      lines.forEach((line, at) => {
        const isChecked = at === lines.length - 1;
        index.add(line, { ...line, isChecked }, row);
        seen = mergeSeen(seen, line.hlc, now);
      });
      heard.set(row.dev, Math.max(heard.get(row.dev) ?? 0, row.receivedAt));
    }
  }
  Object.assign(state, { index, heard, seen, damaged, mustReload: false });
  state.texts.clear();
  state.version++;
}

export function segmentToRow({ ids: _, text, ...info }: Segment): Row {
  return { ...info, size: text.length };
}

/** Null where the segment does not hold what it says, or hangs on nothing we have. */
function segmentToLines(
  segment: Segment,
  index: LineIndex,
): readonly (IndexedLine & { hasBody: boolean; isDeviceFact: boolean })[] | null {
  const { dev, firstSeq, lastSeq, ids, text } = segment;
  const texts = text.split('\n');
  const count = lastSeq - firstSeq + 1;
  if (texts.length !== count || ids.length !== count * idLength) return null;
  if (segment.prev !== null && index.numberOf(segment.prev) === undefined) return null;
  const lines: (IndexedLine & { hasBody: boolean; isDeviceFact: boolean })[] = [];
  let prev: LineId | null = segment.prev;
  for (let i = 0; i < count; i++) {
    const line = texts[i] as string;
    const tab = line.indexOf('\t');
    const header = textToHeader(line.slice(0, tab));
    if (header === null || header.dev !== dev || header.seq !== firstSeq + i) return null;
    if (header.prev !== prev) return null;
    const id = ids.slice(i * idLength, (i + 1) * idLength);
    const bodyText = line.slice(tab + 1, line.indexOf('\t', tab + 1));
    lines.push({
      id,
      device: dev,
      seq: header.seq,
      prev,
      hlc: header.hlc,
      hasBody: bodyText !== '',
      isDeviceFact: isDeviceFactText(bodyText),
    });
    prev = id;
  }
  return prev === segment.lastId ? lines : null;
}
