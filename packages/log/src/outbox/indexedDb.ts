import { type DBSchema, openDB } from 'idb';
import { byPlace } from './memory.ts';
import type { OutboxStore, SealedRecord } from './outbox.ts';

interface Tables extends DBSchema {
  readonly records: { readonly key: string; readonly value: SealedRecord };
}

/** A database of its own: it is read while the phone's records are locked. */
export const openIndexedDbOutbox = async (
  name = 'corridor-outbox',
): Promise<OutboxStore & { readonly close: () => void }> => {
  const database = await openDB<Tables>(name, 1, {
    upgrade: (db) => {
      db.createObjectStore('records', { keyPath: 'lastId' });
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  const write = () => database.transaction('records', 'readwrite', { durability: 'strict' });
  return {
    put: async (record) => {
      const { store, done } = write();
      await Promise.all([store.put(record), done]);
    },
    all: async () => (await database.getAll('records')).sort(byPlace),
    lastIds: () => database.getAllKeys('records'),
    remove: async (lastIds) => {
      const { store, done } = write();
      await Promise.all([...lastIds.map((id) => store.delete(id)), done]);
    },
    close: () => database.close(),
  };
};
