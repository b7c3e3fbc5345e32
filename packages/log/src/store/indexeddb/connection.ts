import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';

/**
 * An open database that a browser may close underneath, as iPhones do to a page in the background: the next use opens it again, so that
 * nobody has to start the app anew with a bus at the door. Closed on purpose it stays closed, or what was destroyed would be made again.
 */
export interface Connection<Tables extends DBSchema> {
  readonly use: <T>(work: (db: IDBPDatabase<Tables>) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

type Watching<Tables extends DBSchema> = Required<
  Pick<OpenDBCallbacks<Tables>, 'blocking' | 'terminated'>
>;

/** Rejects where it does not open at first. */
export async function connect<Tables extends DBSchema>(
  open: (watching: Watching<Tables>) => Promise<IDBPDatabase<Tables>>,
): Promise<Connection<Tables>> {
  let isEnded = false;
  let opening: Promise<IDBPDatabase<Tables>> | null = null;
  const forget = () => {
    opening = null;
  };
  const current = () => {
    opening ??= open({
      terminated: forget,
      // A newer app, or whoever destroys it, must not wait for this one.
      blocking: (_current, _blocked, event) => {
        isEnded = true;
        (event.target as IDBDatabase).close();
      },
    });
    opening.catch(forget);
    return opening;
  };
  await current();
  return {
    use: async (work) => {
      const db = await current();
      try {
        return await work(db);
      } catch (problem) {
        const isClosed = problem instanceof DOMException && problem.name === 'InvalidStateError';
        // Closed before its transaction began: nothing of it has happened.
        if (isEnded || !isClosed) throw problem;
        if (opening !== null && (await opening) === db) forget();
        return work(await current());
      }
    },
    close: () => {
      isEnded = true;
      void opening?.then((db) => db.close()).catch(() => {});
    },
  };
}
