import { type DBSchema, openDB } from 'idb';
import { isLaterHlc } from '../admission/plan.ts';
import { commitNow } from '../store/indexeddb/commitNow.ts';
import { connect } from '../store/indexeddb/connection.ts';
import type { SealedChainStore, SealedHead, SealedLine } from './types.ts';

interface Tables extends DBSchema {
  readonly heads: {
    readonly key: string;
    readonly value: SealedHead & { readonly device: string };
  };
  readonly lines: { readonly key: [device: string, seq: number]; readonly value: SealedLine };
  readonly notes: { readonly key: string; readonly value: Uint8Array };
}

const strict = { durability: 'strict' } as const;

/** A database of its own: it is written while the phone's records are locked. Every write is on the disk when it resolves. */
export const openIndexedDbSealedStore = async (
  name = 'corridor-locked',
): Promise<SealedChainStore> => {
  const { use, close } = await connect<Tables>((watching) =>
    openDB<Tables>(name, 1, {
      ...watching,
      upgrade: (fresh) => {
        fresh.createObjectStore('heads', { keyPath: 'device' });
        fresh.createObjectStore('lines', { keyPath: ['device', 'seq'] });
        fresh.createObjectStore('notes');
      },
    }),
  );
  const rangeOf = (device: string, fromSeq = 0) =>
    IDBKeyRange.bound([device, fromSeq], [device, []]);
  const toHead = ({ seq, id, hlc, seen }: SealedHead): SealedHead => ({ seq, id, hlc, seen });

  const change = (
    device: string,
    ids: readonly string[],
    fromSeq: number,
    to: (line: SealedLine) => SealedLine | null,
  ) =>
    use(async (db) => {
      const { store, done } = db.transaction('lines', 'readwrite', strict);
      const found = await store.getAll(rangeOf(device, fromSeq));
      const named = new Set(ids);
      const requests = found
        .filter(({ id }) => named.has(id))
        .map((line) => {
          const next = to(line);
          return next ? store.put(next) : store.delete([device, line.seq]);
        });
      await Promise.all([...requests, done]);
    });

  return {
    begin: (device, seen) =>
      use(async (db) => {
        const { store, done } = db.transaction('heads', 'readwrite', strict);
        const before = await store.get(device);
        const head: SealedHead = before
          ? { ...toHead(before), seen: isLaterHlc(seen, before.seen) ? seen : before.seen }
          : { seq: 0, id: null, hlc: null, seen };
        await Promise.all([store.put({ ...head, device }), done]);
        return head;
      }),
    head: async (device) => {
      const found = await use((db) => db.get('heads', device));
      return found ? toHead(found) : null;
    },
    write: ({ device, onSeq, head, lines, note }) =>
      use(async (db) => {
        const transaction = db.transaction(['heads', 'lines', 'notes'], 'readwrite', strict);
        const heads = transaction.objectStore('heads');
        const before = await heads.get(device);
        if (before?.seq !== onSeq) {
          transaction.abort();
          await transaction.done.catch(() => {});
          return 'stale';
        }
        // `add`, not `put`: a place that is taken is never written over, whatever the head says.
        const requests: Promise<unknown>[] = lines.map((line) =>
          transaction.objectStore('lines').add(line),
        );
        requests.push(heads.put({ ...head, device }));
        const notes = transaction.objectStore('notes');
        if (note)
          requests.push(note.value ? notes.put(note.value, note.key) : notes.delete(note.key));
        commitNow(transaction);
        await Promise.all([...requests, transaction.done]);
        return 'written';
      }),
    lines: (device, fromSeq) => use((db) => db.getAll('lines', rangeOf(device, fromSeq))),
    markHandedOver: (device, ids, fromSeq = 0) =>
      change(device, ids, fromSeq, (line) => ({ ...line, forHub: null, isHandedOver: true })),
    remove: (device, ids) => change(device, ids, 0, () => null),
    forget: (device) =>
      use(async (db) => {
        const transaction = db.transaction(['heads', 'lines'], 'readwrite', strict);
        await Promise.all([
          transaction.objectStore('heads').delete(device),
          transaction.objectStore('lines').delete(rangeOf(device)),
          transaction.done,
        ]);
      }),
    devices: () => use((db) => db.getAllKeys('heads')),
    note: (key, value) =>
      use(async (db) => {
        if (value === undefined) return (await db.get('notes', key)) ?? null;
        const transaction = db.transaction('notes', 'readwrite', strict);
        const { store, done } = transaction;
        const request = value === null ? store.delete(key) : store.put(value, key);
        commitNow(transaction);
        await Promise.all([request, done]);
        return value;
      }),
    noteKeys: () => use((db) => db.getAllKeys('notes')),
    close,
  };
};
