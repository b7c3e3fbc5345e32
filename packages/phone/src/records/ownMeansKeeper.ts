import type { Feeling } from '../desk/desk.ts';
import { createNoteKeeper } from '../desk/notes.ts';
import type { Counter } from '../pad/tally.ts';
import { createStore, type Store } from '../store.ts';
import { afterOwn, noOwnMeans, type OwnMeans, type OwnTap, type Span } from './ownMeans.ts';
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
  /** Gives the watch away to go on elsewhere (a locked pad). The note stays until `forget`: first it must be durable there. */
  readonly giveAway: () => OwnMeans;
  readonly forget: () => Promise<void>;
}

/** Opens what a phone held when it was last alive. A watch that was running ended at its last touch. */
export async function openOwnMeans(parts: OwnMeansParts): Promise<OwnMeansKeeper> {
  const text = await parts.note(OWN_MEANS_NOTE);
  const stored = noteToOwnMeans(text);
  // What this app cannot read may be somebody's count: put aside, never thrown away.
  if (stored === null && text !== null) await parts.note(`${OWN_MEANS_NOTE}-unread`, text);
  const keeper = createKeeper(parts, stored ?? noOwnMeans);
  if (stored && (stored.span || stored.ended.length > 0)) await keeper.tap({ tap: 'left' });
  return keeper;
}

function createKeeper(parts: OwnMeansParts, first: OwnMeans): OwnMeansKeeper {
  const { note, write, isWritten, counter, now, draw, feel } = parts;
  const state = createStore<OwnMeansKept>({ watch: first, isUnsafe: false });
  const notes = createNoteKeeper((text) =>
    note(OWN_MEANS_NOTE, text === ownMeansToNote(noOwnMeans) ? null : text),
  );

  const keep = (watch: OwnMeans): Promise<boolean> => {
    state.set({ ...state.get(), watch });
    return notes.save(ownMeansToNote(watch)).then(
      () => {
        if (state.get().isUnsafe) state.set({ ...state.get(), isUnsafe: false });
        return true;
      },
      () => {
        state.set({ ...state.get(), isUnsafe: true });
        feel('trouble');
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
        await keep({ ...watch, ended: watch.ended.filter((each) => each !== span) });
      }
    });
    return writing;
  };

  return {
    state,
    tap: async (tap) => {
      const before = state.get().watch;
      const next = afterOwn(before, tap, { ...counter(), now: now(), draw: draw() });
      const isSame = next === before;
      const isSafe = isSame || (await keep(next));
      const isTouch = tap.tap !== 'clock' && tap.tap !== 'left';
      if (isSafe && !isSame && isTouch) feel('tap');
      if (isSafe) await flush();
      return isSafe;
    },
    settled: () => writing,
    giveAway: () => {
      const { watch } = state.get();
      state.set({ ...state.get(), watch: noOwnMeans });
      return watch;
    },
    forget: async () => {
      await notes.save(ownMeansToNote(state.get().watch));
    },
  };
}
