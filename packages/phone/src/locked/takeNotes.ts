import type { OpenLog } from '@corridor/log';
import { mergeOwnMeansNotes } from '../records/ownMeansNote.ts';

/**
 * What locked sessions noted besides the pad, one text per start of the locked app, into the log's notes. Nothing is thrown away: what is not
 * in hand any more, or cannot be read, is put aside under a name of its own.
 */
export const takeLockedNotes =
  (log: Pick<OpenLog, 'note'>, newName: () => string) =>
  async (name: string, texts: readonly string[]): Promise<void> => {
    const putAside = (text: string) => log.note(`${name}-unread ${newName()}`, text);
    if (name === 'own-means') {
      const { note, unread } = mergeOwnMeansNotes([await log.note(name), ...texts]);
      for (const text of unread) await putAside(text);
      await log.note(name, note);
      return;
    }
    // The latest is what was in hand.
    for (const text of texts.slice(0, -1)) await putAside(text);
    const last = texts.at(-1);
    if (last !== undefined) await log.note(name, last);
  };
