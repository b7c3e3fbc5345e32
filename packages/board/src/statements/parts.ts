import type { Live } from '../session/live.ts';
import type { WordingDesk } from './desk.ts';

/** What every screen of our own figures stands on, beside the board. */
export interface Parts {
  readonly live: Live;
  readonly desk: WordingDesk;
  readonly now: number;
}
