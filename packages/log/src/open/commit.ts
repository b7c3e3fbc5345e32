import { isDeviceFactText } from '../line/body.ts';
import { maxSliceBytes, maxSliceLines } from '../line/limits.ts';
import { lineToText, storedLine } from '../line/parse.ts';
import type { Line, LineId, Segment, StoreChange } from '../types.ts';
import { mergeSeen } from './clock.ts';
import { segmentToRow } from './load.ts';
import { type Row, rowsToMerge } from './rows.ts';
import { isGoodSignature, type LogState, rowBefore } from './state.ts';
import type { News } from './types.ts';

export interface NewLine {
  readonly line: Line;
  readonly isChecked: boolean;
}

/** What an admitted line gains: its body, or a good signature for a damaged one. */
export interface Edit {
  readonly id: LineId;
  readonly bodyText?: string;
  readonly signature?: string;
}

export interface Addition {
  /** Each a stretch of one chain that ends at a checked line; parents first. */
  readonly runs: readonly (readonly NewLine[])[];
  readonly edits: readonly Edit[];
  readonly receivedAt: number;
  readonly expect?: StoreChange['expect'];
}

interface Draft {
  readonly segment: Segment;
  readonly lines: readonly string[];
  readonly added: readonly NewLine[];
}

/**
 * Writes in one transaction, then remembers. `stale` when another tab wrote in between: nothing was changed and
 * the index must be loaded afresh. Rejects when the store failed.
 */
export async function commit(state: LogState, addition: Addition): Promise<News | 'stale'> {
  const { parts, texts, index } = state;
  const drafts = new Map<LineId, Draft>();
  const remove = new Set<LineId>();

  for (const [row, edits] of editsByRow(state, addition.edits)) {
    const before = (await texts.read([row])).get(row.lastId);
    if (before === undefined) return 'stale';
    const lines = editLines(state, row, before, edits);
    drafts.set(row.lastId, draftOf(row, [], lines, []));
    remove.add(row.lastId);
  }
  for (const run of addition.runs) {
    for (const piece of await cutRun(state, run)) {
      const draft = newDraft(state, piece, addition.receivedAt);
      const earlier = rowsToMerge(segmentToRow(draft.segment), (row) => {
        const before = rowBefore(state, row);
        return before !== null && remove.has(before.lastId) ? null : before;
      });
      const read = await texts.read(earlier);
      if (read.size < earlier.length) return 'stale';
      for (const { lastId } of earlier) remove.add(lastId);
      const lines = earlier.flatMap(({ lastId }) => read.get(lastId) ?? []);
      const { segment } = draft;
      const merged = draftOf(segment, earlier, [...lines, ...draft.lines], draft.added);
      drafts.set(segment.lastId, merged);
    }
  }
  if (drafts.size === 0) return { admitted: [], filled: [] };

  const put = [...drafts.values()].map(({ segment, lines, added }) => ({
    ...segment,
    ids: idsOf(state, segment, added),
    text: lines.join('\n'),
  }));
  const { expect } = addition;
  const change = { put, remove: [...remove], ...(expect === undefined ? {} : { expect }) };
  try {
    if ((await parts.store.write(parts.op, change)) === 'stale') return 'stale';
  } catch (error) {
    // It may have been written all the same. The next write looks first, so no seq is used twice.
    state.mustReload = true;
    throw error;
  }

  const now = parts.clock.now();
  for (const lastId of remove) texts.drop(lastId);
  put.forEach((segment) => {
    const { lines, added } = drafts.get(segment.lastId) as Draft;
    const row = segmentToRow(segment);
    texts.put(row.lastId, lines, row.size);
    for (const { line, isChecked } of added) {
      const { dev: device, seq, prev, hlc } = line.header;
      const isDeviceFact = isDeviceFactText(line.bodyText);
      const flags = { hasBody: line.body !== null, isChecked, isDeviceFact };
      index.add({ id: line.id, device, seq, prev, hlc }, flags, row);
      state.seen = mergeSeen(state.seen, hlc, now);
    }
    const last = index.numberOf(row.lastId) as number;
    for (const number of index.path(last, row.firstSeq)) index.setRow(number, row);
    state.heard.set(row.dev, Math.max(state.heard.get(row.dev) ?? 0, row.receivedAt));
  });
  for (const { id, bodyText, signature } of addition.edits) {
    index.setFlags(index.numberOf(id) as number, {
      hasBody: bodyText !== undefined,
      isDeviceFact: isDeviceFactText(bodyText ?? ''),
      isChecked: signature !== undefined,
    });
  }
  state.version++;
  const filled = addition.edits
    .filter(({ bodyText }) => bodyText !== undefined)
    .map(({ id }) => {
      const number = index.numberOf(id) as number;
      const row = index.rowAt(number);
      const lines = (drafts.get(row.lastId) as Draft).lines;
      return storedLine(lines[index.seqAt(number) - row.firstSeq] as string, id);
    });
  return { admitted: addition.runs.flat().map(({ line }) => line), filled };
}

function editsByRow({ index }: LogState, edits: readonly Edit[]): Map<Row, Edit[]> {
  const byRow = new Map<Row, Edit[]>();
  for (const edit of edits) {
    const row = index.rowAt(index.numberOf(edit.id) as number);
    byRow.set(row, [...(byRow.get(row) ?? []), edit]);
  }
  return byRow;
}

function editLines(
  { index }: LogState,
  row: Row,
  before: readonly string[],
  edits: readonly Edit[],
): readonly string[] {
  const lines = [...before];
  for (const { id, bodyText, signature } of edits) {
    const at = index.seqAt(index.numberOf(id) as number) - row.firstSeq;
    const [headerText = '', oldBody = '', oldSignature = ''] = (lines[at] as string).split('\t');
    lines[at] = lineToText({
      headerText,
      bodyText: bodyText ?? oldBody,
      signature: signature ?? oldSignature,
    });
  }
  return lines;
}

function newDraft(state: LogState, piece: readonly NewLine[], receivedAt: number): Draft {
  const first = (piece[0] as NewLine).line;
  const last = (piece[piece.length - 1] as NewLine).line;
  const lines = piece.map(({ line }) => lineToText(line));
  const segment: Segment = {
    op: state.parts.op,
    dev: first.header.dev,
    firstSeq: first.header.seq,
    lastSeq: last.header.seq,
    prev: first.header.prev,
    lastId: last.id,
    ids: '',
    text: lines.join('\n'),
    receivedAt,
  };
  return { segment, lines, added: piece };
}

/** A segment over `lines` that takes the place of `earlier` and ends as `last` does. */
function draftOf(
  last: Row | Segment,
  earlier: readonly Row[],
  lines: readonly string[],
  added: readonly NewLine[],
): Draft {
  const { op, dev, lastSeq, lastId } = last;
  const { firstSeq, prev } = earlier[0] ?? last;
  const receivedAt = Math.max(last.receivedAt, ...earlier.map((row) => row.receivedAt));
  const info = { op, dev, firstSeq, lastSeq, prev, lastId, receivedAt };
  return { segment: { ...info, ids: '', text: '' }, lines, added };
}

function idsOf({ index }: LogState, segment: Segment, added: readonly NewLine[]): string {
  const addedIds = added.map(({ line }) => line.id).join('');
  const lastStored = added.length === 0 ? segment.lastId : added[0]?.line.header.prev;
  if (lastStored === null || lastStored === undefined) return addedIds;
  const stored = index.path(index.numberOf(lastStored) ?? -1, segment.firstSeq);
  return stored.map((number) => index.idAt(number)).join('') + addedIds;
}

/**
 * Pieces of at most a slice's size, each ending at a line whose own signature is good, so that it can be
 * served by itself. Where an author signed badly on purpose a piece may be longer.
 */
async function cutRun(
  state: LogState,
  run: readonly NewLine[],
): Promise<readonly (readonly NewLine[])[]> {
  const pieces: NewLine[][] = [];
  let rest = [...run];
  for (;;) {
    const fitting = countFitting(rest);
    if (fitting === rest.length) return [...pieces, rest];
    let cut = 0;
    for (let at = fitting - 1; at >= 0 && cut === 0; at--) {
      if (await isGood(state, rest[at] as NewLine)) cut = at + 1;
    }
    for (let at = fitting; at < rest.length && cut === 0; at++) {
      if (await isGood(state, rest[at] as NewLine)) cut = at + 1;
    }
    const last = rest[cut - 1];
    if (last === undefined || cut === rest.length) return [...pieces, rest];
    pieces.push([...rest.slice(0, cut - 1), { ...last, isChecked: true }]);
    rest = rest.slice(cut);
  }
}

const isGood = async (state: LogState, { line, isChecked }: NewLine) =>
  isChecked || (await isGoodSignature(state, line.header.dev, line.id, line.signature));

function countFitting(run: readonly NewLine[]): number {
  let size = 0;
  for (let count = 0; count < run.length; count++) {
    const { headerText, bodyText } = (run[count] as NewLine).line;
    size += headerText.length + bodyText.length * 2 + 90;
    if (count === maxSliceLines || (size > maxSliceBytes && count > 0)) return count;
  }
  return run.length;
}
