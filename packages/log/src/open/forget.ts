import { lineToText, storedLine } from '../line/parse.ts';
import type { DeviceId, LineId, Segment } from '../types.ts';
import { load, segmentToRow } from './load.ts';
import { reload } from './reload.ts';
import type { Row } from './rows.ts';
import type { LogState } from './state.ts';
import type { Forgetting } from './types.ts';

/** The last line of each row that holds bodies of devices other than these. */
export function lastIdsOfOthers(
  { index }: LogState,
  isKept: (device: DeviceId) => boolean,
): readonly LineId[] {
  const rows = new Set<Row>();
  for (const device of index.devices()) {
    if (isKept(device)) continue;
    for (const { lines } of index.branches(device)) {
      for (const line of lines) if (isForgettable(index.flagsAt(line))) rows.add(index.rowAt(line));
    }
  }
  return [...rows].map(({ lastId }) => lastId);
}

/** Who may speak is judged from device facts: without them nothing that stays would count. */
const isForgettable = ({ hasBody, isDeviceFact }: { hasBody: boolean; isDeviceFact: boolean }) =>
  hasBody && !isDeviceFact;

/** Takes what is past out of the row that holds this line; answers whose bodies went. In turn with the writes. */
export async function forgetInRow(
  state: LogState,
  within: LineId,
  isPast: Forgetting['isPast'],
): Promise<readonly LineId[]> {
  const { store, op } = state.parts;
  for (let attempt = 0; attempt < 3; attempt++) {
    const { index, texts } = state;
    const number = index.numberOf(within);
    if (number === undefined) return [];
    const row = index.rowAt(number);
    const numbers = index.path(index.numberOf(row.lastId) as number, row.firstSeq);
    const before = (await texts.read([row])).get(row.lastId);
    if (before === undefined) {
      await reload(state);
      continue;
    }
    const lines = before.split('\n');
    const gone: number[] = [];
    numbers.forEach((each, at) => {
      if (!isForgettable(index.flagsAt(each))) return;
      const line = storedLine(lines[at] as string, index.idAt(each));
      if (!isPast(line)) return;
      lines[at] = lineToText(line, false);
      gone.push(each);
    });
    if (gone.length === 0) return [];
    const { size: _, ...info } = row;
    const ids = numbers.map((each) => index.idAt(each)).join('');
    const segment: Segment = { ...info, ids, text: lines.join('\n') };
    if ((await store.write(op, { put: [segment], remove: [row.lastId] })) === 'stale') {
      await reload(state);
      continue;
    }
    texts.drop(row.lastId);
    const after = segmentToRow(segment);
    for (const each of numbers) index.setRow(each, after);
    for (const each of gone) index.setFlags(each, { hasBody: false });
    state.version++;
    return gone.map((each) => index.idAt(each));
  }
  throw new Error('the store is being rewritten faster than it can be read');
}

/** Removes every stored row of other devices, unread, in one transaction; answers which lines went. */
export async function forgetOthers(
  state: LogState,
  isOwn: (device: DeviceId) => boolean,
): Promise<readonly LineId[]> {
  const { store, op } = state.parts;
  const { index } = state;
  for (const device of [...state.held.keys()]) if (!isOwn(device)) state.held.delete(device);
  for (const device of [...state.heard.keys()]) if (!isOwn(device)) state.heard.delete(device);
  for (let attempt = 0; ; attempt++) {
    const infos = await store.segments(op);
    const remove = infos.filter(({ dev }) => !isOwn(dev)).map(({ lastId }) => lastId);
    if (remove.length === 0) return [];
    if ((await store.write(op, { put: [], remove })) === 'written') break;
    if (attempt === 3) throw new Error('the store is being rewritten faster than it can be read');
  }
  await load(state);
  const forgotten: LineId[] = [];
  for (let line = 0; line < index.size(); line++) {
    const id = index.idAt(line);
    if (state.index.numberOf(id) === undefined) forgotten.push(id);
  }
  return forgotten;
}
