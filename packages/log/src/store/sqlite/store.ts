import { DatabaseSync } from 'node:sqlite';
import type { LineStore, OperationId, Segment, SegmentInfo, StoreChange } from '../../types.ts';

const schemaVersion = 1;

// The texts stand last, so that listing segments reads only the first page of each row.
const schema = `
  CREATE TABLE segments (
    number INTEGER PRIMARY KEY,
    last_id TEXT NOT NULL UNIQUE,
    op TEXT NOT NULL,
    dev TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    prev TEXT,
    received_at INTEGER NOT NULL,
    ids TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE TABLE notes (
    op TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (op, key)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
`;

const infoColumns = `op, dev, first_seq AS firstSeq, last_seq AS lastSeq, prev,
  last_id AS lastId, received_at AS receivedAt`;

export type OpenedStore =
  | { readonly ok: true; readonly store: LineStore }
  | {
      readonly ok: false;
      /**
       * `in-use`: another process has the file open. `not-a-store`: another kind of file. `newer`: written by a
       * later version of Corridor.
       */
      readonly why: 'in-use' | 'not-a-store' | 'newer';
    };

/**
 * Lines in one SQLite file: write-ahead log, every write synced to the disk before its promise resolves. The
 * file is locked by the operating system for as long as it is open, so two hubs never write one file, and a
 * hub that was killed leaves no lock behind.
 */
export function openSqliteStore(path: string): OpenedStore {
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(path);
  } catch (error) {
    const why = whyNot(error);
    if (why === null) throw error;
    return { ok: false, why };
  }
  try {
    // Pages of 8 KiB write long texts a third faster than those of 4, and a short line no slower.
    db.exec('PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE');
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
    const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n);
    const isNew = version === 0 && tables === 0;
    if (!isNew && version !== schemaVersion) {
      db.close();
      return { ok: false, why: version > schemaVersion ? 'newer' : 'not-a-store' };
    }
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec('PRAGMA wal_autocheckpoint = 2000; BEGIN IMMEDIATE');
    if (isNew) db.exec(schema);
    db.exec('COMMIT');
    return { ok: true, store: createStore(db) };
  } catch (error) {
    db.close();
    const why = whyNot(error);
    if (why === null) throw error;
    return { ok: false, why };
  }
}

function whyNot(error: unknown): 'in-use' | 'not-a-store' | null {
  const code = (error as { errcode?: number }).errcode ?? 0;
  const primary = code & 0xff;
  if (primary === 5 || primary === 6) return 'in-use';
  return primary === 26 ? 'not-a-store' : null;
}

function createStore(db: DatabaseSync): LineStore {
  const listOperations = db.prepare('SELECT DISTINCT op FROM segments ORDER BY op');
  const listSegments = db.prepare(
    `SELECT ${infoColumns} FROM segments WHERE op = ? ORDER BY dev, first_seq, last_id`,
  );
  const readSegment = db.prepare(
    `SELECT ${infoColumns}, ids, text FROM segments WHERE last_id = ? AND op = ?`,
  );
  const removeSegment = db.prepare('DELETE FROM segments WHERE last_id = ? AND op = ?');
  const putSegment = db.prepare(
    `INSERT OR REPLACE INTO segments
       (op, dev, first_seq, last_seq, prev, last_id, received_at, ids, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lastSeq = db.prepare(
    'SELECT coalesce(max(last_seq), 0) AS last FROM segments WHERE op = ? AND dev = ?',
  );
  const readNote = db.prepare('SELECT value FROM notes WHERE op = ? AND key = ?');
  const dropNote = db.prepare('DELETE FROM notes WHERE op = ? AND key = ?');
  const putNote = db.prepare('INSERT OR REPLACE INTO notes (op, key, value) VALUES (?, ?, ?)');

  // Nobody else writes this file, so what was read once stays true: no scan for every append.
  const tips = new Map<string, number>();
  const tipOf = (op: OperationId, dev: string): number => {
    const key = `${op} ${dev}`;
    let tip = tips.get(key);
    if (tip === undefined) {
      tip = Number(lastSeq.get(op, dev)?.last);
      tips.set(key, tip);
    }
    return tip;
  };

  const write = (op: OperationId, { put, remove, expect }: StoreChange) => {
    if (expect !== undefined && tipOf(op, expect.dev) !== expect.lastSeq) return 'stale';
    db.exec('BEGIN IMMEDIATE');
    try {
      for (const lastId of remove) {
        if (removeSegment.run(lastId, op).changes === 0) {
          db.exec('ROLLBACK');
          return 'stale';
        }
      }
      for (const { dev, firstSeq, lastSeq, prev, lastId, receivedAt, ids, text } of put) {
        putSegment.run(op, dev, firstSeq, lastSeq, prev, lastId, receivedAt, ids, text);
      }
      db.exec('COMMIT');
    } catch (error) {
      tips.clear();
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
    for (const { dev } of put) tips.delete(`${op} ${dev}`);
    if (expect !== undefined) {
      const own = put.filter(({ dev }) => dev === expect.dev).map(({ lastSeq }) => lastSeq);
      if (own.length > 0) tips.set(`${op} ${expect.dev}`, Math.max(expect.lastSeq, ...own));
    }
    return 'written';
  };

  return {
    operations: async () => listOperations.all().map(({ op }) => op as OperationId),
    segments: async (op) => listSegments.all(op) as unknown as SegmentInfo[],
    read: async (op, lastIds) =>
      lastIds.flatMap((lastId) => {
        const segment = readSegment.get(lastId, op);
        return segment === undefined ? [] : [segment as unknown as Segment];
      }),
    write: async (op, change) => write(op, change),
    note: async (op, key, value) => {
      if (value === undefined) return (readNote.get(op, key)?.value as string) ?? null;
      if (value === null) dropNote.run(op, key);
      else putNote.run(op, key, value);
      return value;
    },
    close: async () => {
      if (db.isOpen) db.close();
    },
  };
}
