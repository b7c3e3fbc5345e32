import type { Candidates } from '../admission/types.ts';
import { lineMessage, verifyText } from '../line/sign.ts';
import type { DeviceId, Hlc, LineId } from '../types.ts';
import { createLineIndex, type LineIndex } from './lineIndex.ts';
import type { Row } from './rows.ts';
import { createTexts, type Texts } from './texts.ts';
import type { Damage, LogParts, News } from './types.ts';

/** What one open log remembers. All but `held` can be rebuilt from the store at any time. */
export interface LogState {
  readonly parts: LogParts;
  readonly texts: Texts;
  readonly listeners: Set<(news: News) => void>;
  index: LineIndex;
  /** Segments that could not be read, whose lines are as good as absent, and single bodies. */
  damage: readonly Damage[];
  heard: Map<DeviceId, number>;
  held: Map<DeviceId, Candidates>;
  /** Latest clock among admitted lines, as far as it is merged. */
  seen: Hlc;
  /** A write failed half-way, for all we know: look before writing again. */
  mustReload: boolean;
  version: number;
  /** Where the search for absent bodies goes on. */
  absentFrom: number;
  /** Reloads in turn with the writes; for readers. */
  lookAgain: () => Promise<void>;
}

export const createState = (parts: LogParts): LogState => ({
  parts,
  texts: createTexts(parts.store, parts.op),
  listeners: new Set(),
  index: createLineIndex(),
  damage: [],
  heard: new Map(),
  held: new Map(),
  seen: [0, 0],
  mustReload: false,
  version: 0,
  absentFrom: 0,
  lookAgain: async () => {},
});

export const isGoodSignature = (
  { parts }: LogState,
  device: DeviceId,
  id: LineId,
  signature: string,
): Promise<boolean> => verifyText(parts.verify, device, lineMessage(parts.op, id), signature);

/** The row that ends where `row` begins, if one does. */
export function rowBefore({ index }: LogState, row: Row): Row | null {
  const parent = row.prev === null ? undefined : index.numberOf(row.prev);
  if (parent === undefined) return null;
  const before = index.rowAt(parent);
  return before.lastId === row.prev ? before : null;
}
