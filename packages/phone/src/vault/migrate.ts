import { base64urlToBytes, type LineStore } from '@corridor/log';
import { type BoxFor, openIndexedDbStore, unsealedBox } from '@corridor/log/browser';
import { openDB } from 'idb';
import type { Enrolment } from '../device/enrolment.ts';
import {
  createPhoneStorage,
  isThere,
  OPEN_LINES,
  type OpenEnrolment,
  type PhoneStorage,
  writing,
} from './database.ts';
import { renewPhone, scrubDatabase } from './renew.ts';
import { linesOf, type MigrateParts, type VaultKeys } from './types.ts';

/** Rows of about 500 lines each. */
const AT_ONCE = 20;

/** See `MigrateParts`. Rejects, with everything still there, where a copy does not read back as it was. */
export async function migrate({ keys, boxFor }: MigrateParts): Promise<void> {
  const storage = createPhoneStorage();
  try {
    const rows = await storage.use((db) => db.getAll('open'));
    for (const row of rows) await takeOver(storage, keys, row);
    if (await isThere(OPEN_LINES)) {
      if (await hasLines()) await copyLines(keys, await boxFor());
      if (!(await scrubDatabase(OPEN_LINES))) {
        throw new Error('another tab has the old records open: close it');
      }
    }
    await renewPhone(storage);
    await storage.use(async (db) => {
      const { store, done } = writing(db, ['holders'] as const);
      const holder = await store.get(keys.holder);
      await Promise.all([holder && store.put({ ...holder, takesOver: false }), done]);
    });
  } finally {
    storage.close();
  }
}

/** In one step, so that the key is never without a place, nor in two. */
async function takeOver(storage: PhoneStorage, keys: VaultKeys, row: OpenEnrolment): Promise<void> {
  const text = await unsealedBox.open(row.seed);
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
  await storage.use(async (db) => {
    const moving = writing(db, ['enrolments', 'open'] as const);
    await Promise.all([
      moving.objectStore('enrolments').put(enrolment),
      moving.objectStore('open').delete(row.op),
      moving.done,
    ]);
  });
}

/** Not so where it was killed while scrubbing: what is there then is nothing. */
async function hasLines(): Promise<boolean> {
  const raw = await openDB(OPEN_LINES);
  raw.close();
  return raw.objectStoreNames.contains('infos');
}

async function copyLines(keys: VaultKeys, boxFor: BoxFor): Promise<void> {
  const source = await openIndexedDbStore(OPEN_LINES, unsealedBox);
  const target = await openIndexedDbStore(linesOf(keys.holder), boxFor);
  try {
    for (const op of await source.operations()) await copySegments(source, target, op);
    await copyNotes(source, target);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
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
