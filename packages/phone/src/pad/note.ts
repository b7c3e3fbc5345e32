import { emptyPad, type Pad } from './pad.ts';
import type { Tally } from './tally.ts';

const VERSION = 1;
/** What can be undone after a kill. It is written with every touch, so it stays small. */
const NOTED_PAST = 20;

/** The pad as a small durable note beside the log: what a killed phone comes back to. */
export const padToNote = ({ hand, open, past, future }: Pad): string =>
  JSON.stringify({
    v: VERSION,
    hand,
    open,
    past: past.slice(-NOTED_PAST),
    future: future.slice(-NOTED_PAST),
  });

const isPad = (value: unknown): value is Pad & { readonly v: number } => {
  if (typeof value !== 'object' || value === null) return false;
  const { v, hand, open, past, future } = value as Record<string, unknown>;
  return (
    v === VERSION &&
    (hand === null || typeof hand === 'object') &&
    typeof open === 'object' &&
    open !== null &&
    Array.isArray(past) &&
    Array.isArray(future)
  );
};

/** `null` where the note is of another app version or damaged: the caller keeps its text aside and starts afresh. */
export const noteToPad = (note: string | null): Pad | null => {
  if (note === null) return emptyPad;
  try {
    const value: unknown = JSON.parse(note);
    if (!isPad(value)) return null;
    const { hand, open, past, future } = value;
    return { hand, open, past, future };
  } catch {
    return null;
  }
};

/**
 * A phone killed after a count was written and before its note was: the record has the tally's own act name
 * and says the same, so the tally is closed. One that was tapped on since says something else, and stays open.
 */
export const withoutKept = (pad: Pad, isKept: (tally: Tally, key: string) => boolean): Pad => {
  const open = Object.fromEntries(
    Object.entries(pad.open).filter(([key, tally]) => !isKept(tally, key)),
  );
  return Object.keys(open).length === Object.keys(pad.open).length ? pad : { ...pad, open };
};
