import { storedLine } from '../line/parse.ts';
import type { Line, LineId } from '../types.ts';
import type { Row } from './rows.ts';
import type { LogState } from './state.ts';
import type { LineFilter } from './types.ts';

const rowsAtOnce = 16;

/** Stored texts of lines. When another tab has rewritten their rows, looks into the store `again`. */
export async function textsOf(
  state: LogState,
  ids: readonly LineId[],
  again: () => Promise<void> = state.lookAgain,
): Promise<ReadonlyMap<LineId, string>> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { index } = state;
    const rows = new Set<Row>();
    for (const id of ids) {
      const number = index.numberOf(id);
      if (number !== undefined) rows.add(index.rowAt(number));
    }
    const found = new Map<LineId, string>();
    const read = await state.texts.read([...rows]);
    if (state.index === index && read.size === rows.size) {
      const linesOfRow = new Map([...read].map(([lastId, text]) => [lastId, text.split('\n')]));
      for (const id of ids) {
        const number = index.numberOf(id);
        if (number === undefined) continue;
        const row = index.rowAt(number);
        const text = linesOfRow.get(row.lastId)?.[index.seqAt(number) - row.firstSeq];
        if (text !== undefined) found.set(id, text);
      }
      return found;
    }
    if (state.index === index) await again();
  }
  throw new Error('the store is being rewritten faster than it can be read');
}

export async function linesById(
  state: LogState,
  ids: readonly LineId[],
  again?: () => Promise<void>,
): Promise<readonly Line[]> {
  const texts = await textsOf(state, ids, again);
  const lines: Line[] = [];
  for (const id of ids) {
    const text = texts.get(id);
    if (text !== undefined) lines.push(storedLine(text, id, lines[lines.length - 1]));
  }
  return lines;
}

export async function lineById(state: LogState, id: LineId): Promise<Line | null> {
  const [line] = await linesById(state, [id]);
  return line ?? null;
}

/** Lines in chunks of stored size: by device, a branch's parent before it. */
export async function* linesOf(
  state: LogState,
  filter: LineFilter = {},
): AsyncGenerator<readonly Line[]> {
  const { device, fromSeq = 1, deviceFactsOnly = false } = filter;
  const { index } = state;
  const wanted: LineId[] = [];
  for (const each of device === undefined ? index.devices() : [device]) {
    for (const { lines, firstSeq } of index.branches(each)) {
      for (let i = Math.max(0, fromSeq - firstSeq); i < lines.length; i++) {
        const line = lines[i] as number;
        if (!deviceFactsOnly || index.flagsAt(line).isDeviceFact) wanted.push(index.idAt(line));
      }
    }
  }
  const chunk = 500 * rowsAtOnce;
  for (let i = 0; i < wanted.length; i += 500) {
    if (i % chunk === 0) await prefetch(state, wanted.slice(i, i + chunk));
    yield await linesById(state, wanted.slice(i, i + 500));
  }
}

/** One read of the store for many rows: the cache then serves the chunks. */
async function prefetch(state: LogState, ids: readonly LineId[]): Promise<void> {
  const rows = new Set<Row>();
  for (const id of ids) {
    const number = state.index.numberOf(id);
    if (number !== undefined) rows.add(state.index.rowAt(number));
  }
  await state.texts.read([...rows]);
}
