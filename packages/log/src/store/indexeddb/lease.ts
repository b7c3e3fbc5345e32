import type { Box, DeviceId, OperationId } from '../../types.ts';
import { type Database, inOrder, openDatabase, type Sealed, strict } from './database.ts';

type IsOwn = (device: DeviceId) => boolean;

/**
 * Removes the segments of all devices but the own ones, in one transaction and without opening any: for a phone whose
 * lease has run out, before its log is opened. Answers how many there were.
 */
export async function dropOthers(name: string, op: OperationId, isOwn: IsOwn): Promise<number> {
  const db = await openDatabase(name);
  try {
    const others = (await inOrder(db, op)).filter(({ dev }) => !isOwn(dev));
    if (others.length === 0) return 0;
    const transaction = db.transaction(['infos', 'texts'], 'readwrite', strict);
    const requests: Promise<unknown>[] = [];
    for (const { lastId } of others) {
      const key: [string, string] = [op, lastId];
      requests.push(transaction.objectStore('infos').delete(key));
      requests.push(transaction.objectStore('texts').delete(key));
    }
    await Promise.all([...requests, transaction.done]);
    return others.length;
  } finally {
    db.close();
  }
}

export interface Resealing {
  readonly op: OperationId;
  readonly isOwn: IsOwn;
  /** Sealed by the box that goes, as far as its bytes tell. */
  readonly isOld: (sealed: Sealed) => boolean;
  readonly from: Box;
  readonly to: Box;
}

/** A slice is in memory at once, sealed and open; a tap waits for the write of one at most. */
const atOnce = 8;

/**
 * Seals the segments of others again, slice by slice, beside a log that reads and writes. Each slice is one transaction,
 * so a phone that is killed in between has segments under the one box and under the other, and going on later is calling it
 * again. When it resolves, none is under `from`, provided that writers seal by `to` since before it was called.
 */
export async function resealSegments(name: string, what: Resealing): Promise<number> {
  const { op, isOwn } = what;
  const db = await openDatabase(name);
  let count = 0;
  try {
    const lastIds = (await inOrder(db, op)).flatMap(({ dev, lastId }) =>
      isOwn(dev) ? [] : lastId,
    );
    for (let at = 0; at < lastIds.length; at += atOnce) {
      count += await resealSlice(db, lastIds.slice(at, at + atOnce), what);
    }
    return count;
  } finally {
    db.close();
  }
}

async function resealSlice(
  db: Database,
  lastIds: readonly string[],
  { op, isOld, from, to }: Resealing,
): Promise<number> {
  const reading = db.transaction('texts');
  const found = await Promise.all(lastIds.map((lastId) => reading.store.get([op, lastId])));
  const sealedAnew = await Promise.all(
    lastIds.map(async (lastId, at) => {
      const before = found[at];
      if (before === undefined || !isOld(before)) return [];
      return [{ lastId, before, after: await to.seal(await from.open(before)) }];
    }),
  );
  const changes = sealedAnew.flat();
  if (changes.length === 0) return 0;
  const writing = db.transaction('texts', 'readwrite', strict);
  let count = 0;
  await Promise.all([
    ...changes.map(async ({ lastId, before, after }) => {
      const key: [string, string] = [op, lastId];
      const now = await writing.store.get(key);
      // Rewritten or merged meanwhile: then by the new box.
      if (now === undefined || !isSame(now, before)) return;
      count++;
      await writing.store.put(after, key);
    }),
    writing.done,
  ]);
  return count;
}

const isSame = (a: Sealed, b: Sealed): boolean =>
  a.length === b.length &&
  (typeof a === 'string' ? a === b : a.every((byte, at) => byte === b[at]));
