import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OperationId, SegmentInfo } from '../../types.ts';

/** ids and text of a segment as a box sealed them; the rest lies open beside it. */
export type Sealed = Uint8Array | string;

interface Schema extends DBSchema {
  // Sorted as `LineStore.segments` answers; keyed apart from the texts, so listing reads no text.
  infos: {
    key: [op: string, lastId: string];
    value: SegmentInfo;
    indexes: {
      inOrder: [op: string, dev: string, firstSeq: number, lastId: string];
      byLastSeq: [op: string, dev: string, lastSeq: number];
    };
  };
  texts: { key: [op: string, lastId: string]; value: Sealed };
  notes: { key: [op: string, key: string]; value: Sealed };
}
export type Database = IDBPDatabase<Schema>;

export const strict = { durability: 'strict' } as const;

export async function openDatabase(name: string): Promise<Database> {
  const db: Database = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => {
      const infos = fresh.createObjectStore('infos', { keyPath: ['op', 'lastId'] });
      infos.createIndex('inOrder', ['op', 'dev', 'firstSeq', 'lastId']);
      infos.createIndex('byLastSeq', ['op', 'dev', 'lastSeq']);
      fresh.createObjectStore('texts');
      fresh.createObjectStore('notes');
    },
    // A newer version of the app in another tab must not wait for this one for ever.
    blocking: () => db.close(),
  });
  return db;
}

export const inOrder = (db: Database, op: OperationId): Promise<SegmentInfo[]> =>
  db.getAllFromIndex('infos', 'inOrder', IDBKeyRange.bound([op], [op, []]));
