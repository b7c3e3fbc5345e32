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
export const openPhoneDatabase = (): Promise<PhoneDatabase> =>
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
    // A newer app in another tab must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

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
