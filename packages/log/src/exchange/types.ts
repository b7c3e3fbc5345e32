import type { DeviceId, Line, LineId, Vector } from '../types.ts';

/** For a device whose head the peer does not know: lines of its chain at seq −1, −2, −4, −8 …, newest first. */
export type Trail = {
  readonly [device: DeviceId]: readonly (readonly [seq: number, id: LineId])[];
};

export interface PullAsk {
  readonly have: Vector;
  readonly trail?: Trail;
  /** Lines whose absent bodies the asker may now read; at most 500. */
  readonly want?: readonly LineId[];
}

export interface PullAnswer {
  readonly have: Vector;
  readonly lines: readonly string[];
  readonly more: boolean;
  /** Lines whose bodies the answerer lacks, the asker's own first: whoever has them pushes them. At most 500. */
  readonly want: readonly LineId[];
}

/** May the receiver read this line's body? Absent: it reads everything. Device facts go to everybody. */
export type MayRead = (line: Line) => boolean;
