import { byBytes } from '../text/utf8.ts';
import type { DeviceId, Hlc, LineId } from '../types.ts';

/** What order needs of an event. A `LogEvent` is one. */
export interface Ordered {
  readonly id: LineId;
  readonly device: DeviceId;
  readonly seq: number;
  readonly hlc: Hlc;
  readonly after: readonly LineId[];
}

/** Total order of lines that did not see each other. The id settles what only a fork can leave open. */
export const byKey = (a: Ordered, b: Ordered): number =>
  a.hlc[0] - b.hlc[0] ||
  a.hlc[1] - b.hlc[1] ||
  byBytes(a.device, b.device) ||
  a.seq - b.seq ||
  byBytes(a.id, b.id);
