import { DatabaseSync } from 'node:sqlite';
import type {
  DeviceId,
  LineId,
  LineStore,
  OperationId,
  Segment,
  SegmentInfo,
  StoreChange,
} from '../../types.ts';

const schemaVersion = 1;

// The texts stand last, so that listing segments reads only the first page of each row.
const schema = `
  CREATE TABLE segments (
    number INTEGER PRIMARY KEY,
    op TEXT NOT NULL,
    dev TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    prev TEXT,
    last_id TEXT NOT NULL,
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
       * later version of Corridor. `damaged`: the disk lost a part of it.
       */
      readonly why: 'in-use' | 'not-a-store' | 'newer' | 'damaged';
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
    // 32 MB of log before it is copied into the file: fewer waits for the disk, read again in a blink after a crash.
    db.exec('PRAGMA wal_autocheckpoint = 4000; BEGIN IMMEDIATE');
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

function whyNot(error: unknown): 'in-use' | 'not-a-store' | 'damaged' | null {
  if (isDamagedStore(error)) return 'damaged';
  const primary = codeOf(error) & 0xff;
  if (primary === 5 || primary === 6) return 'in-use';
  return primary === 26 ? 'not-a-store' : null;
}

const codeOf = (error: unknown) => (error as { errcode?: number } | null)?.errcode ?? 0;
const shortRead = 522;

/** Whether SQLite rejected because a page of the file is not what it was: cut off, or overwritten. */
export const isDamagedStore = (error: unknown): boolean =>
  (codeOf(error) & 0xff) === 11 || codeOf(error) === shortRead;

function createStore(db: DatabaseSync): LineStore {
  const listOperations = db.prepare('SELECT DISTINCT op FROM segments ORDER BY op');
  const listSegments = db.prepare(
    `SELECT ${infoColumns} FROM segments WHERE op = ? ORDER BY dev, first_seq, last_id`,
  );
  const readSegment = db.prepare(`SELECT ${infoColumns}, ids, text FROM segments WHERE number = ?`);
  const removeSegment = db.prepare('DELETE FROM segments WHERE number = ?');
  const putSegment = db.prepare(
    `INSERT INTO segments (op, dev, first_seq, last_seq, prev, last_id, received_at, ids, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const readNote = db.prepare('SELECT value FROM notes WHERE op = ? AND key = ?');
  const dropNote = db.prepare('DELETE FROM notes WHERE op = ? AND key = ?');
  const putNote = db.prepare('INSERT OR REPLACE INTO notes (op, key, value) VALUES (?, ?, ?)');

  // Nobody else writes this file, so where a segment stands and how far a chain reaches is known here: no index
  // to keep on the disk, no search before an append.
  const places = createPlaces();
  for (const row of db.prepare(`SELECT number, ${infoColumns} FROM segments`).all()) {
    const segment = row as unknown as SegmentInfo & { readonly number: number };
    places.put(segment.op, segment, segment.number);
  }

  const write = (op: OperationId, { put, remove, expect }: StoreChange) => {
    if (expect !== undefined && places.lastSeq(op, expect.dev) !== expect.lastSeq) return 'stale';
    if (remove.some((lastId) => places.numberOf(op, lastId) === undefined)) return 'stale';
    const replaced = put.filter(({ lastId }) => !remove.includes(lastId));
    const dropped = [...remove, ...replaced.map(({ lastId }) => lastId)];
    begin.run();
    const numbers: number[] = [];
    try {
      for (const lastId of dropped) {
        const number = places.numberOf(op, lastId);
        if (number !== undefined) removeSegment.run(number);
      }
      for (const { dev, firstSeq, lastSeq, prev, lastId, receivedAt, ids, text } of put) {
        const values = [op, dev, firstSeq, lastSeq, prev, lastId, receivedAt, ids, text];
        numbers.push(Number(putSegment.run(...values).lastInsertRowid));
      }
      commit.run();
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
    for (const lastId of dropped) places.remove(op, lastId);
    put.forEach((segment, i) => {
      places.put(op, segment, numbers[i] as number);
    });
    return 'written';
  };

  return {
    operations: async () => listOperations.all().map(({ op }) => op as OperationId),
    segments: async (op) => listSegments.all(op) as unknown as SegmentInfo[],
    read: async (op, lastIds) =>
      lastIds.flatMap((lastId) => {
        const number = places.numberOf(op, lastId);
        return number === undefined ? [] : [readSegment.get(number) as unknown as Segment];
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

type Placed = Pick<SegmentInfo, 'dev' | 'lastSeq' | 'lastId'>;

/** Which row holds which segment. */
function createPlaces() {
  const numbers = new Map<string, number>();
  const tips = new Map<string, number>();
  return {
    numberOf: (op: OperationId, lastId: LineId) => numbers.get(`${op} ${lastId}`),
    /** Segments are only ever replaced by longer ones, so a chain never gets shorter. */
    lastSeq: (op: OperationId, dev: DeviceId) => tips.get(`${op} ${dev}`) ?? 0,
    put: (op: OperationId, { dev, lastSeq, lastId }: Placed, number: number) => {
      numbers.set(`${op} ${lastId}`, number);
      tips.set(`${op} ${dev}`, Math.max(lastSeq, tips.get(`${op} ${dev}`) ?? 0));
    },
    remove: (op: OperationId, lastId: LineId) => numbers.delete(`${op} ${lastId}`),
  };
}
