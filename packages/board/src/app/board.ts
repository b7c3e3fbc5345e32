import type { DeviceId, Draft } from '@corridor/log';
import { createContext, useContext } from 'react';
import type { ZoneClock } from '../time/zone.ts';
import type { Records } from '../trips/history.ts';
import type { Facts } from '../view/facts.ts';

/** What the screens of one operation stand on. A new value only when the log or the zone changed. */
export interface Board {
  readonly op: string;
  /** This browser's own key in the operation. */
  readonly device: DeviceId;
  readonly isExercise: boolean;
  readonly facts: Facts;
  readonly records: Records;
  readonly clock: ZoneClock;
  /** May write what happens to vehicles: not revoked, and its role allows it. */
  readonly canWrite: boolean;
  /** May this device write that line? What would not count is not offered. */
  readonly may: (line: { readonly kind: string; readonly subject: string }) => boolean;
  /** Does this board hold such lines? A desk holds no agreement and cannot say whether a batch may go. */
  readonly holds: (line: { readonly kind: string; readonly subject: string }) => boolean;
  /** The operation's time at this very moment, for whoever looks once more before writing. */
  readonly nowAt: () => number;
  /** Lines of the subject that stand last, for facts that set a state. */
  readonly heads: (subject: string) => readonly string[];
  /** Writes durably on this board, then sends. Answers the sentence of a failure, or null. */
  readonly record: (drafts: readonly Draft[]) => Promise<string | null>;
  readonly openTrip: (trip: string) => void;
}

export const BoardContext = createContext<Board | null>(null);

export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('a screen of an operation outside of one');
  return board;
}
