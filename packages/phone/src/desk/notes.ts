/**
 * Writes the newest version of one small note, one write at a time: taps come faster than a cheap phone's storage. A promise
 * answers when its version, or a newer one that holds it, is durable; it rejects when that write failed.
 */
export interface NoteKeeper {
  readonly save: (text: string) => Promise<void>;
}

export function createNoteKeeper(write: (text: string) => Promise<unknown>): NoteKeeper {
  let running: Promise<void> | null = null;
  let waiting: { text: string; readonly done: Promise<void>; readonly go: () => void } | null =
    null;

  const run = (text: string): Promise<void> => {
    const writing = Promise.resolve(write(text)).then(() => {});
    const settled = writing.then(
      () => {},
      () => {},
    );
    running = settled;
    void settled.then(() => {
      if (running === settled) running = null;
      const next = waiting;
      waiting = null;
      next?.go();
    });
    return writing;
  };

  return {
    save: (text) => {
      if (running === null) return run(text);
      if (waiting !== null) {
        waiting.text = text;
        return waiting.done;
      }
      let go = () => {};
      const done = new Promise<void>((resolve, reject) => {
        go = () => run(mine.text).then(resolve, reject);
      });
      const mine = { text, done, go: () => go() };
      waiting = mine;
      return done;
    },
  };
}
