import { type DBSchema, type IDBPObjectStore, openDB } from 'idb';
import { connect } from '../store/indexeddb/connection.ts';
import { byPlace } from './memory.ts';
import type { OutboxStore, SealedRecord } from './outbox.ts';

interface Tables extends DBSchema {
  readonly records: { readonly key: string; readonly value: SealedRecord };
}

type Writable = IDBPObjectStore<Tables, ['records'], 'records', 'readwrite'>;

/** A database of its own: it is read while the phone's records are locked. */
export const openIndexedDbOutbox = async (
  name = 'corridor-outbox',
): Promise<OutboxStore & { readonly close: () => void }> => {
  const { use, close } = await connect<Tables>((watching) =>
    openDB<Tables>(name, 1, {
      ...watching,
      upgrade: (db) => {
        db.createObjectStore('records', { keyPath: 'lastId' });
      },
    }),
  );
  const write = (work: (store: Writable) => readonly Promise<unknown>[]) =>
    use(async (db) => {
      const { store, done } = db.transaction('records', 'readwrite', { durability: 'strict' });
      await Promise.all([...work(store), done]);
    });
  return {
    put: (record) => write((store) => [store.put(record)]),
    all: () => use(async (db) => (await db.getAll('records')).sort(byPlace)),
    lastIds: () => use((db) => db.getAllKeys('records')),
    remove: (lastIds) => write((store) => lastIds.map((id) => store.delete(id))),
    close,
  };
};
