import { isDeviceFactText } from '../line/body.ts';
import { maxSliceBytes, maxSliceLines } from '../line/limits.ts';
import { lineToText, storedLine } from '../line/parse.ts';
import type { Line, LineId, Segment, StoreChange } from '../types.ts';
import { mergeSeen } from './clock.ts';
import { segmentToRow } from './load.ts';
import { linesIn, type Row, rowsToMerge } from './rows.ts';
import { isGoodSignature, type LogState, rowBefore } from './state.ts';
import type { News } from './types.ts';

export interface NewLine {
  readonly line: Line;
  readonly text: string;
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
  readonly added: readonly NewLine[];
}

/**
 * Writes in one transaction, then remembers. `stale` when another tab wrote in between: nothing was changed and
 * the index must be loaded afresh. Rejects when the store failed.
 */
export async function commit(state: LogState, addition: Addition): Promise<News | 'stale'> {
  const { parts, texts } = state;
  const drafts: Draft[] = [];
  const remove = new Set<LineId>();

  for (const [row, edits] of editsByRow(state, addition.edits)) {
    const before = (await texts.read([row])).get(row.lastId);
    if (before === undefined) return 'stale';
    const text = editText(state, row, before, edits);
    drafts.push({ segment: segmentOf(row, [], idsUpTo(state, row.lastId, row), text), added: [] });
    remove.add(row.lastId);
  }
  for (const run of addition.runs) {
    for (const piece of await cutRun(state, run)) {
      const row = rowOf(state, piece, addition.receivedAt);
      const earlier = rowsToMerge(row, (each) => {
        const before = rowBefore(state, each);
        return before !== null && remove.has(before.lastId) ? null : before;
      });
      const read = await texts.read(earlier);
      if (read.size < earlier.length) return 'stale';
      for (const { lastId } of earlier) remove.add(lastId);
      const all = earlier.map(({ lastId }) => read.get(lastId) as string);
      for (const { text } of piece) all.push(text);
      const [oldest] = earlier;
      const idsBefore = oldest === undefined ? '' : idsUpTo(state, row.prev, oldest);
      const ids = idsBefore + piece.map(({ line }) => line.id).join('');
      drafts.push({ segment: segmentOf(row, earlier, ids, all.join('\n')), added: piece });
    }
  }
  if (drafts.length === 0) return { admitted: [], filled: [] };

  const { expect } = addition;
  const put = drafts.map(({ segment }) => segment);
  const change = { put, remove: [...remove], ...(expect === undefined ? {} : { expect }) };
  try {
    if ((await parts.store.write(parts.op, change)) === 'stale') return 'stale';
  } catch (error) {
    // It may have been written all the same. The next write looks first, so no seq is used twice.
    state.mustReload = true;
    throw error;
  }
  return remember(state, addition, drafts, remove);
}

function remember(
  state: LogState,
  { runs, edits }: Addition,
  drafts: readonly Draft[],
  remove: ReadonlySet<LineId>,
): News {
  const { index, texts, parts } = state;
  const now = parts.clock.now();
  for (const lastId of remove) texts.drop(lastId);
  for (const { segment, added } of drafts) {
    const row = segmentToRow(segment);
    // Rows that will still grow are soon asked for again.
    if (linesIn(row) < maxSliceLines / 2) texts.put(row.lastId, segment.text);
    const before = added[0] === undefined ? row.lastId : added[0].line.header.prev;
    const lastBefore = before === null ? undefined : index.numberOf(before);
    for (const { line, isChecked } of added) {
      const { dev: device, seq, prev, hlc } = line.header;
      const isDeviceFact = isDeviceFactText(line.bodyText);
      const flags = { hasBody: line.body !== null, isChecked, isDeviceFact };
      index.add({ id: line.id, device, seq, prev, hlc }, flags, row);
      state.seen = mergeSeen(state.seen, hlc, now);
    }
    if (lastBefore !== undefined) {
      for (const number of index.path(lastBefore, row.firstSeq)) index.setRow(number, row);
    }
    state.heard.set(row.dev, Math.max(state.heard.get(row.dev) ?? 0, row.receivedAt));
  }
  for (const { id, bodyText, signature } of edits) {
    index.setFlags(index.numberOf(id) as number, {
      ...(bodyText === undefined ? {} : { hasBody: true }),
      isDeviceFact: isDeviceFactText(bodyText ?? ''),
      isChecked: signature !== undefined,
    });
  }
  state.version++;
  const admitted: Line[] = [];
  for (const run of runs) for (const { line } of run) admitted.push(line);
  const filled = edits.flatMap(({ id, bodyText }) => (bodyText === undefined ? [] : [id]));
  return { admitted, filled: filled.map((id) => filledLine(state, drafts, id)) };
}

function filledLine({ index }: LogState, drafts: readonly Draft[], id: LineId): Line {
  const number = index.numberOf(id) as number;
  const row = index.rowAt(number);
  const draft = drafts.find(({ segment }) => segment.lastId === row.lastId) as Draft;
  return storedLine(
    draft.segment.text.split('\n')[index.seqAt(number) - row.firstSeq] as string,
    id,
  );
}

function editsByRow({ index }: LogState, edits: readonly Edit[]): Map<Row, Edit[]> {
  const byRow = new Map<Row, Edit[]>();
  for (const edit of edits) {
    const row = index.rowAt(index.numberOf(edit.id) as number);
    byRow.set(row, [...(byRow.get(row) ?? []), edit]);
  }
  return byRow;
}

function editText({ index }: LogState, row: Row, before: string, edits: readonly Edit[]): string {
  const lines = before.split('\n');
  for (const { id, bodyText, signature } of edits) {
    const at = index.seqAt(index.numberOf(id) as number) - row.firstSeq;
    const [headerText = '', oldBody = '', oldSignature = ''] = (lines[at] as string).split('\t');
    lines[at] = lineToText({
      headerText,
      bodyText: bodyText ?? oldBody,
      signature: signature ?? oldSignature,
    });
  }
  return lines.join('\n');
}

/** The row of new lines alone. */
function rowOf({ parts }: LogState, piece: readonly NewLine[], receivedAt: number): Row {
  const first = (piece[0] as NewLine).line;
  const last = (piece[piece.length - 1] as NewLine).line;
  return {
    op: parts.op,
    dev: first.header.dev,
    firstSeq: first.header.seq,
    lastSeq: last.header.seq,
    prev: first.header.prev,
    lastId: last.id,
    receivedAt,
    size: piece.reduce((sum, { text }) => sum + text.length + 1, 0),
  };
}

/** A segment that takes the place of `earlier` and ends as `last` does. */
function segmentOf(last: Row, earlier: readonly Row[], ids: string, text: string): Segment {
  const { op, dev, lastSeq, lastId } = last;
  const { firstSeq, prev } = earlier[0] ?? last;
  const receivedAt = Math.max(last.receivedAt, ...earlier.map((row) => row.receivedAt));
  return { op, dev, firstSeq, lastSeq, prev, lastId, ids, text, receivedAt };
}

/** Ids from the row's first line up to `last`. */
function idsUpTo({ index }: LogState, last: LineId | null, { firstSeq }: Row): string {
  const number = last === null ? undefined : index.numberOf(last);
  if (number === undefined) return '';
  return index
    .path(number, firstSeq)
    .map((each) => index.idAt(each))
    .join('');
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
    size += (run[count] as NewLine).text.length + 1;
    if (count === maxSliceLines || (size > maxSliceBytes && count > 0)) return count;
  }
  return run.length;
}
