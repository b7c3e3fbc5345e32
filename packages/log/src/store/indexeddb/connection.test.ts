import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { openIndexedDbOutbox } from '../../outbox/indexedDb.ts';
import { openIndexedDbSealedStore } from '../../sealedchain/indexedDb.ts';

const opened: IDBDatabase[] = [];
const { open } = IDBFactory.prototype;
beforeEach(() => {
  opened.length = 0;
  IDBFactory.prototype.open = function (...asked) {
    const request = open.apply(this, asked);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
});
/** What an iPhone does to a page that was in the background. */
const closeUnderneath = () => {
  for (const db of opened.splice(0)) {
    forceCloseDatabase(db as unknown as Parameters<typeof forceCloseDatabase>[0]);
  }
};
const place = { op: 'op', dev: 'dev', firstSeq: 1, lastSeq: 1, prev: null };
const record = (lastId: string) => ({
  ...place,
  lastId,
  hub: 'hub',
  hubUrl: 'http://hub',
  sealed: 'AAAA',
});

test('[storage-closed] closed by the browser underneath, the locked pad’s store opens again and goes on', async () => {
  const store = await openIndexedDbSealedStore('closed-underneath');
  await store.begin('pad', [0, 0]);
  closeUnderneath();
  await store.note('note', new Uint8Array([1, 2]));
  closeUnderneath();
  const line = { op: 'op', device: 'pad', seq: 1, prev: null, id: 'a', forMe: new Uint8Array([3]) };
  const head = { seq: 1, id: 'a', hlc: [1, 0], seen: [0, 0] } as const;
  const lines = [{ ...line, forHub: null, isHandedOver: false }];
  expect(await store.write({ device: 'pad', onSeq: 0, head, lines })).toBe('written');
  closeUnderneath();
  expect(await store.lines('pad')).toHaveLength(1);
  expect(await store.note('note')).toEqual(new Uint8Array([1, 2]));
  store.close();
});

test('[storage-closed] the outbox too', async () => {
  const outbox = await openIndexedDbOutbox('outbox-closed-underneath');
  await outbox.put(record('a'));
  closeUnderneath();
  await outbox.put(record('b'));
  closeUnderneath();
  expect((await outbox.all()).map(({ lastId }) => lastId)).toEqual(['a', 'b']);
  outbox.close();
});

test('closed on purpose, or destroyed, it is never made again by a late write', async () => {
  const store = await openIndexedDbSealedStore('destroyed');
  await store.begin('pad', [0, 0]);
  await deleteDB('destroyed');
  await expect(store.note('note', new Uint8Array([1]))).rejects.toThrow();
  const outbox = await openIndexedDbOutbox('let-go');
  outbox.close();
  await expect(outbox.put(record('a'))).rejects.toThrow();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('destroyed');
});
