import { base64urlToBytes, type LineStore } from '@corridor/log';
import { openBox, openIndexedDbStore } from '@corridor/log/browser';
import { openDB } from 'idb';
import type { Enrolment } from '../device/enrolment.ts';
import {
  deleteDatabase,
  isThere,
  OPEN_LINES,
  type OpenEnrolment,
  openPhoneDatabase,
  type PhoneDatabase,
  writing,
} from './database.ts';
import { linesOf, type MigrateParts, type VaultKeys } from './types.ts';

/** Rows of about 500 lines each. */
const AT_ONCE = 20;

/** See `MigrateParts`. Rejects, with everything still there, where a copy does not read back as it was. */
export async function migrate({ keys, boxFor }: MigrateParts): Promise<void> {
  const db = await openPhoneDatabase();
  try {
    for (const row of await db.getAll('open')) await takeOver(db, keys, row);
    if (await isThere(OPEN_LINES)) {
      const source = await openIndexedDbStore(OPEN_LINES, openBox);
      const target = await openIndexedDbStore(linesOf(keys.holder), await boxFor());
      try {
        for (const op of await source.operations()) await copySegments(source, target, op);
        await copyNotes(source, target);
      } finally {
        await Promise.all([source.close(), target.close()]);
      }
      if (!(await deleteDatabase(OPEN_LINES))) {
        throw new Error('another tab has the old records open: close it');
      }
    }
    const last = writing(db, ['holders'] as const);
    const holders = last.objectStore('holders');
    const holder = await holders.get(keys.holder);
    await Promise.all([holder && holders.put({ ...holder, takesOver: false }), last.done]);
  } finally {
    db.close();
  }
}

/** In one step, so that the key is never without a place, nor in two. */
async function takeOver(db: PhoneDatabase, keys: VaultKeys, row: OpenEnrolment): Promise<void> {
  const text = await openBox.open(row.seed);
  const bytes = base64urlToBytes(text);
  const enrolment: Enrolment = {
    ...row,
    holder: keys.holder,
    // A damaged seed signs nothing any more; what is left of it is kept all the same.
    seed:
      bytes?.length === 32
        ? await keys.wrapSeed(row.device, bytes)
        : ((await keys.box.seal(text)) as Uint8Array),
    pads: [],
  };
  const moving = writing(db, ['enrolments', 'open'] as const);
  await Promise.all([
    moving.objectStore('enrolments').put(enrolment),
    moving.objectStore('open').delete(row.op),
    moving.done,
  ]);
}

async function copySegments(source: LineStore, target: LineStore, op: string): Promise<void> {
  const all = (await source.segments(op)).map(({ lastId }) => lastId);
  const copied = new Set((await target.segments(op)).map(({ lastId }) => lastId));
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const lastIds = all.slice(from, from + AT_ONCE);
    const segments = await source.read(op, lastIds);
    const put = segments.filter(({ lastId }) => !copied.has(lastId));
    if (put.length > 0) await target.write(op, { put, remove: [] });
    const back = new Map((await target.read(op, lastIds)).map((copy) => [copy.lastId, copy]));
    for (const { lastId, text, ids } of segments) {
      const copy = back.get(lastId);
      if (copy?.text !== text || copy.ids !== ids) {
        throw new Error('a copy of the old records does not read back as they were');
      }
    }
  }
}

async function copyNotes(source: LineStore, target: LineStore): Promise<void> {
  const raw = await openDB(OPEN_LINES);
  const names = (await raw.getAllKeys('notes')) as [op: string, key: string][];
  raw.close();
  for (const [op, key] of names) {
    const value = await source.note(op, key);
    if (value === null || (await target.note(op, key)) !== null) continue;
    await target.note(op, key, value);
    if ((await target.note(op, key)) !== value) throw new Error('a note does not read back');
  }
}
