import { isDeviceFactText } from '../line/body.ts';
import { textToHeader, textToNextHeader } from '../line/header.ts';
import { lineToText } from '../line/parse.ts';
import type { Header, Hlc, LineId, Segment } from '../types.ts';
import { mergeSeen } from './clock.ts';
import { createLineIndex, type IndexedLine, type LineIndex } from './lineIndex.ts';
import type { Row } from './rows.ts';
import { isGoodSignature, type LogState } from './state.ts';
import type { Damage } from './types.ts';

const idLength = 43;
const rowsAtOnce = 16;

/**
 * Builds the index from what is stored. A segment that cannot be read (a worn disk) is left out and told, with
 * all that hangs on it: the vector then shows less, and peers send it again. A body that is not the one its header
 * names is as good as absent, and asked for like any other.
 */
export async function load(state: LogState): Promise<void> {
  const { store, op, clock } = state.parts;
  const index = createLineIndex();
  const heard = new Map(state.heard);
  let seen: Hlc = [0, 0];
  const damage: Damage[] = [];
  const infos = await store.segments(op);
  const now = clock.now();
  for (let i = 0; i < infos.length; i += rowsAtOnce) {
    const asked = infos.slice(i, i + rowsAtOnce);
    const lastIds = asked.map(({ lastId }) => lastId);
    const read = new Map((await store.read(op, lastIds)).map((each) => [each.lastId, each]));
    const tips = await goodTips(state, [...read.values()]);
    for (const info of asked) {
      const { dev: device, firstSeq: fromSeq, lastSeq: toSeq } = info;
      const stored = read.get(info.lastId);
      const segment =
        stored && tips.has(stored) ? await withoutDamagedBodies(state, stored, damage) : null;
      const lines = segment && segmentToLines(segment, index, state);
      if (!segment || !lines) {
        damage.push({ device, fromSeq, toSeq, what: 'lines' });
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
  Object.assign(state, { index, heard, seen, damage, mustReload: false });
  state.texts.clear();
  state.version++;
}

/** A segment is served up to its last line on the strength of that line's signature. */
async function goodTips(
  state: LogState,
  segments: readonly Segment[],
): Promise<ReadonlySet<Segment>> {
  if (!state.parts.checksStored) return new Set(segments);
  const verdicts = await Promise.all(
    segments.map(({ dev, lastId, text }) =>
      isGoodSignature(state, dev, lastId, text.slice(text.lastIndexOf('\t') + 1)),
    ),
  );
  return new Set(segments.filter((_, i) => verdicts[i]));
}

/** Takes out, in the store too, what is not the body that its header names; or the receivers would refuse the line. */
async function withoutDamagedBodies(
  { parts: { store, op, hash, checksStored } }: LogState,
  segment: Segment,
  damage: Damage[],
): Promise<Segment> {
  if (!checksStored) return segment;
  const found: Damage[] = [];
  const lines = segment.text.split('\n').map((line, at) => {
    const [headerText = '', bodyText = '', signature = ''] = line.split('\t');
    const header = bodyText === '' ? null : textToHeader(headerText);
    if (header === null || hash(bodyText) === header.body) return line;
    const seq = segment.firstSeq + at;
    found.push({ device: segment.dev, fromSeq: seq, toSeq: seq, what: 'body' });
    return lineToText({ headerText, bodyText, signature }, false);
  });
  if (found.length === 0) return segment;
  const mended = { ...segment, text: lines.join('\n') };
  await store.write(op, { put: [mended], remove: [segment.lastId] });
  damage.push(...found);
  return mended;
}

export function segmentToRow({ ids: _, text, ...info }: Segment): Row {
  return { ...info, size: text.length };
}

/** Null where the segment does not hold what it says, or hangs on nothing we have. */
function segmentToLines(
  segment: Segment,
  index: LineIndex,
  { parts: { hash, checksStored } }: LogState,
): readonly (IndexedLine & { hasBody: boolean; isDeviceFact: boolean })[] | null {
  const { dev, firstSeq, lastSeq, ids, text } = segment;
  const texts = text.split('\n');
  const count = lastSeq - firstSeq + 1;
  if (texts.length !== count || ids.length !== count * idLength) return null;
  if (segment.prev !== null && index.numberOf(segment.prev) === undefined) return null;
  const lines: (IndexedLine & { hasBody: boolean; isDeviceFact: boolean })[] = [];
  let prev: LineId | null = segment.prev;
  let before: { readonly id: LineId; readonly header: Header; readonly headerText: string } | null =
    null;
  for (let i = 0; i < count; i++) {
    const line = texts[i] as string;
    const tab = line.indexOf('\t');
    const headerText = line.slice(0, tab);
    const header: Header | null =
      (before && textToNextHeader(headerText, before)) ?? textToHeader(headerText);
    if (header === null || header.dev !== dev || header.seq !== firstSeq + i) return null;
    if (header.prev !== prev) return null;
    const id = ids.slice(i * idLength, (i + 1) * idLength);
    if (checksStored && hash(headerText) !== id) return null;
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
    before = { id, header, headerText };
  }
  return prev === segment.lastId ? lines : null;
}
