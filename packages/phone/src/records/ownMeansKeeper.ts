import type { Feeling } from '../desk/desk.ts';
import { createNoteKeeper } from '../desk/notes.ts';
import type { Counter } from '../pad/tally.ts';
import { createStore, type Store } from '../store.ts';
import {
  afterOwn,
  endedOf,
  noOwnMeans,
  type OwnMeans,
  type OwnTap,
  type Span,
} from './ownMeans.ts';
import { noteToOwnMeans, ownMeansToNote } from './ownMeansNote.ts';

export const OWN_MEANS_NOTE = 'own-means';

export interface OwnMeansParts {
  /** A durable, sealed text; `null` takes it away. */
  readonly note: (key: string, text?: string | null) => Promise<string | null>;
  /** Writes a span that ended. False: it could not, and is tried again. */
  readonly write: (span: Span) => Promise<boolean>;
  /** Whether the log has this span already: a phone was killed between the record and its note. */
  readonly isWritten: (span: Span) => boolean;
  readonly counter: () => Counter;
  readonly now: () => number;
  /** A random whole number, 0 to 9. */
  readonly draw: () => number;
  readonly feel: (feeling: Feeling) => void;
}

export interface OwnMeansKept {
  readonly watch: OwnMeans;
  /** The last touch is not durable. */
  readonly isUnsafe: boolean;
}

/** The watch of one phone: every touch durable as a note, every span that ended written once. */
export interface OwnMeansKeeper {
  readonly state: Store<OwnMeansKept>;
  readonly tap: (tap: OwnTap) => Promise<boolean>;
  /** Answers when nothing is left to be stored or written, or what is left could not be. */
  readonly settled: () => Promise<void>;
  /**
   * Nobody looks at the watch any more: it ends at its last touch. Answers the watch as it was where that could not be stored, since the
   * phone locked itself: it may go on on the locked pad, and stands in its note as it was.
   */
  readonly leave: () => Promise<OwnMeans | null>;
}

/**
 * Opens what a phone held when it was last alive: a watch that was running ended at its last touch. `going`: one that goes on, from before
 * the phone locked itself.
 */
export async function openOwnMeans(
  parts: OwnMeansParts,
  going: OwnMeans | null = null,
): Promise<OwnMeansKeeper> {
  const text = await parts.note(OWN_MEANS_NOTE);
  const stored = noteToOwnMeans(text);
  // What this app cannot read may be somebody's count: put aside, never thrown away.
  if (stored === null && text !== null) await parts.note(`${OWN_MEANS_NOTE}-unread`, text);
  const left = stored ? endedOf(stored) : [];
  const keeper = createKeeper(parts);
  if (going) await keeper.goOn({ ...going, ended: [...left, ...going.ended] }, 'clock');
  else if (left.length > 0) await keeper.goOn({ ...noOwnMeans, ended: left }, 'left');
  return keeper;
}

function createKeeper(parts: OwnMeansParts): OwnMeansKeeper & {
  readonly goOn: (watch: OwnMeans, tap: 'clock' | 'left') => Promise<void>;
} {
  const { note, write, isWritten, counter, now, draw, feel } = parts;
  const state = createStore<OwnMeansKept>({ watch: noOwnMeans, isUnsafe: false });
  const notes = createNoteKeeper((text) =>
    note(OWN_MEANS_NOTE, text === ownMeansToNote(noOwnMeans) ? null : text),
  );

  const keep = (watch: OwnMeans, isTouch: boolean): Promise<boolean> => {
    state.set({ ...state.get(), watch });
    return notes.save(ownMeansToNote(watch)).then(
      () => {
        if (state.get().isUnsafe) state.set({ ...state.get(), isUnsafe: false });
        return true;
      },
      () => {
        state.set({ ...state.get(), isUnsafe: true });
        if (isTouch) feel('trouble');
        return false;
      },
    );
  };

  let writing: Promise<void> = Promise.resolve();
  /** Writes what ended, oldest first; what cannot be written stays and is tried at the next touch. */
  const flush = (): Promise<void> => {
    writing = writing.then(async () => {
      for (;;) {
        const [span] = state.get().watch.ended;
        if (!span) return;
        if (!isWritten(span) && !(await write(span).catch(() => false))) return;
        const { watch } = state.get();
        await keep({ ...watch, ended: watch.ended.filter((each) => each !== span) }, false);
      }
    });
    return writing;
  };

  const tap = async (each: OwnTap): Promise<boolean> => {
    const before = state.get().watch;
    const next = afterOwn(before, each, { ...counter(), now: now(), draw: draw() });
    const isTouch = each.tap !== 'clock' && each.tap !== 'left';
    const isSafe = next === before || (await keep(next, isTouch));
    if (isSafe && next !== before && isTouch) feel('tap');
    if (isSafe) await flush();
    return isSafe;
  };

  return {
    state,
    tap,
    settled: () => writing,
    leave: async () => {
      const { watch } = state.get();
      return (await tap({ tap: 'left' })) || watch.span === null ? null : watch;
    },
    goOn: async (watch, each) => {
      await keep(watch, false);
      await tap({ tap: each });
    },
  };
}
