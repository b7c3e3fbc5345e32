import type { DeviceId, LineId } from '@corridor/log';
import type { ContactRecord, NextCall, SubjectId } from '@corridor/operation';
import type { Reader } from './readers.ts';

/** A call as this board has it. */
export interface ContactRow {
  readonly id: SubjectId;
  /** The line that logged it, who wrote it, and when, ms since 1970. */
  readonly line: LineId;
  readonly by: DeviceId;
  readonly at: number;
  /** null: see `why`. */
  readonly record: ContactRecord | null;
  /** `sealed`: to others; `away`: its bytes are not here yet; `damaged`: they do not open though sealed to this board. */
  readonly why: 'open' | 'sealed' | 'away' | 'damaged';
  /** Boards that can open it, whether they still stand or not. */
  readonly to: readonly DeviceId[];
  /** Coordinators’ boards that stand and cannot, though they could be let in. */
  readonly lacking: readonly Reader[];
  /** False: its bytes lie on this board alone. */
  readonly isHeld: boolean;
}

export interface ContactsView {
  /** False for every other role: nothing of calls comes to this board. */
  readonly isCoordinator: boolean;
  /** True once what is here has been looked through. */
  readonly isReady: boolean;
  /** To whom the next call will be sealed, this board first. */
  readonly readers: readonly Reader[];
  /** The newest first. */
  readonly rows: readonly ContactRow[];
  readonly next: readonly NextCall[];
  /** When all of it is destroyed, ms since 1970; null while the operation is open. */
  readonly due: number | null;
  readonly isDestroyed: boolean;
  /** Why this board can neither seal nor open; null where it can. */
  readonly fault: string | null;
  /** What the hub said when it last took no bytes though it was reached; null where it takes them. */
  readonly refusal: string | null;
}

/** Of a board to which no call comes. */
export const nothing: ContactsView = {
  isCoordinator: false,
  isReady: false,
  readers: [],
  rows: [],
  next: [],
  due: null,
  isDestroyed: false,
  fault: null,
  refusal: null,
};
