import { noteToPad, padToNote } from '../pad/note.ts';
import type { Pad } from '../pad/pad.ts';

/**
 * What stands sealed in `corridor-locked` of a count that is begun and not kept. Each start of the locked app writes a note of its own:
 * it cannot open those before it, and must not write over them.
 */
export const lockedNoteKey = (padDevice: string, session: string): string =>
  `${padDevice} ${session}`;
/** `name` null: the pad's own. Others stand beside it, by the name they have in the log. */
export const partsOfNoteKey = (
  key: string,
): { readonly pad: string; readonly name: string | null } => {
  const [pad = '', , ...name] = key.split(' ');
  return { pad, name: name.length > 0 ? name.join(' ') : null };
};

export interface LockedNote {
  /** This phone's clock at the last touch. */
  readonly at: number;
  readonly pad: Pad;
  /** Acts of counts that were begun before the phone was locked, and cleared while it was. */
  readonly cleared: readonly string[];
}

export const lockedNoteToText = ({ at, pad, cleared }: LockedNote): string =>
  JSON.stringify({ at, pad: padToNote(pad), cleared });

/** `null`: of another app version, or damaged. */
export const textToLockedNote = (text: string): LockedNote | null => {
  try {
    const { at, pad, cleared } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const read = typeof pad === 'string' ? noteToPad(pad) : null;
    if (!read || typeof at !== 'number' || !Array.isArray(cleared)) return null;
    return { at, pad: read, cleared: cleared.map(String) };
  } catch {
    return null;
  }
};
