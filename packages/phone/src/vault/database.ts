import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from 'idb';
import type { Enrolment } from '../device/enrolment.ts';
import type { HolderRecord, PadRecord } from './types.ts';

export const PHONE = 'corridor-phone';

/** A row from before there were PINs: its seed lies open, as base64url. */
export type OpenEnrolment = Omit<Enrolment, 'seed' | 'holder' | 'pads'> & {
  readonly seed: Uint8Array | string;
};

/** What must be done before anything else, should the app have been killed in it. */
export interface Chore {
  readonly do: 'destroy';
  /** Databases that are not part of it: those of a holder made since. */
  readonly keep: readonly string[];
  readonly keepSettings: readonly string[];
}

export interface PhoneTables extends DBSchema {
  readonly holders: { readonly key: string; readonly value: HolderRecord };
  readonly enrolments: {
    readonly key: string;
    readonly value: Enrolment;
    readonly indexes: { readonly byHolder: string };
  };
  readonly pads: { readonly key: string; readonly value: PadRecord };
  readonly open: { readonly key: string; readonly value: OpenEnrolment };
  readonly chores: { readonly key: string; readonly value: Chore };
}
export type PhoneDatabase = IDBPDatabase<PhoneTables>;

/** Rows of version 1 stay where they lie, under the name `open`, until a holder takes them over. */
const open = (onClosed: () => void): Promise<PhoneDatabase> =>
  openDB<PhoneTables>(PHONE, 2, {
    upgrade: (db, from, _to, transaction) => {
      if (from === 1) {
        (transaction.objectStore('enrolments') as unknown as { name: string }).name = 'open';
      } else db.createObjectStore('open', { keyPath: 'op' });
      db.createObjectStore('enrolments', { keyPath: 'device' }).createIndex('byHolder', 'holder');
      db.createObjectStore('holders', { keyPath: 'id' });
      db.createObjectStore('pads', { keyPath: 'device' });
      db.createObjectStore('chores', { keyPath: 'do' });
    },
    // A newer app in another tab, or the renewing of the database, must not wait for this one.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });

/** The phone's database, opened when first needed and again when it was closed underneath. */
export interface PhoneStorage {
  readonly use: <T>(work: (db: PhoneDatabase) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

export function createPhoneStorage(): PhoneStorage {
  let opening: Promise<PhoneDatabase> | null = null;
  const forget = () => {
    opening = null;
  };
  const connect = async () => {
    opening ??= open(forget).then(withSpareRows);
    opening.catch(forget);
    return opening;
  };
  return {
    use: async (work) => {
      const db = await connect();
      try {
        return await work(db);
      } catch (problem) {
        // Closed before its transaction began: nothing of it has happened.
        if (!(problem instanceof DOMException) || problem.name !== 'InvalidStateError')
          throw problem;
        if (opening !== null && (await opening) === db) forget();
        return work(await connect());
      }
    },
    close: () => {
      void opening?.then((db) => db.close()).catch(() => {});
      forget();
    },
  };
}

/** Where the rows are while their database is made anew. */
export const SPARE = 'corridor-spare';
const tables = ['holders', 'enrolments', 'pads', 'open', 'chores'] as const;
export type Rows = {
  readonly [name in (typeof tables)[number]]: readonly PhoneTables[name]['value'][];
};

/** Killed while the database was made anew: the rows are in the spare one. */
async function withSpareRows(db: PhoneDatabase): Promise<PhoneDatabase> {
  const { done, objectStore } = reading(db);
  const counts = await Promise.all([
    objectStore('holders').count(),
    objectStore('enrolments').count(),
    objectStore('open').count(),
    done,
  ]);
  if (counts.some((count) => count) || !(await isThere(SPARE))) return db;
  const spare = await openSpare();
  const rows = await spare.get('rows', 1).finally(() => spare.close());
  if (rows) await putRows(db, rows);
  await deleteDatabase(SPARE);
  return db;
}

const reading = (db: PhoneDatabase) => {
  const transaction = db.transaction(tables);
  return {
    done: transaction.done,
    objectStore: (name: (typeof tables)[number]) => transaction.objectStore(name),
  };
};

export const openSpare = () =>
  openDB<{ readonly rows: { readonly key: number; readonly value: Rows } }>(SPARE, 1, {
    upgrade: (db) => void db.createObjectStore('rows'),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

export async function readRows(db: PhoneDatabase): Promise<Rows> {
  const { done, objectStore } = reading(db);
  const all = await Promise.all(tables.map((name) => objectStore(name).getAll()));
  await done;
  return Object.fromEntries(tables.map((name, at) => [name, all[at] ?? []])) as unknown as Rows;
}

export async function putRows(db: PhoneDatabase, rows: Rows): Promise<void> {
  const transaction = writing(db, tables);
  const puts = tables.flatMap((name) =>
    rows[name].map((row) => transaction.objectStore(name).put(row as never)),
  );
  await Promise.all([...puts, transaction.done]);
}

/** Synced to the disk when `done` resolves. */
export const writing = <Names extends readonly StoreNames<PhoneTables>[]>(
  db: PhoneDatabase,
  names: Names,
) => db.transaction(names, 'readwrite', { durability: 'strict' });

/** The lines of version 1, open; there is no other database of this name. */
export const OPEN_LINES = 'corridor-lines';

/** Without making it. A browser that cannot list its databases is asked by opening. */
export async function isThere(name: string): Promise<boolean> {
  if ('databases' in indexedDB) {
    return (await indexedDB.databases()).some((database) => database.name === name);
  }
  return new Promise((resolve) => {
    const asked = (indexedDB as IDBFactory).open(name);
    let isNew = false;
    asked.onupgradeneeded = () => {
      isNew = true;
      asked.transaction?.abort();
    };
    asked.onerror = () => resolve(!isNew);
    asked.onsuccess = () => {
      asked.result.close();
      resolve(true);
    };
  });
}

/** Another tab closes it when it hears of this; nobody waits longer than this for one that does not. */
const PATIENCE = 1500;

/** False where somebody still has it open: it goes when they let go. */
export const deleteDatabase = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    const timer = setTimeout(() => resolve(false), PATIENCE);
    const end = (isGone: boolean) => () => {
      clearTimeout(timer);
      resolve(isGone);
    };
    asked.onsuccess = end(true);
    asked.onerror = end(false);
  });
