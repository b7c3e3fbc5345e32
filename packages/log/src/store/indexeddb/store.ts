import type { Box, DeviceId, LineStore, Segment, SegmentInfo, StoreChange } from '../../types.ts';
import { commitNow } from './commitNow.ts';
import { inOrder, openDatabase, type Sealed, strict } from './database.ts';

/** The box of a device's segments, or, for null, of the notes. */
export type BoxFor = (device: DeviceId | null) => Box;

/**
 * Lines in IndexedDB, synced to the disk before a write resolves. Texts, ids and notes pass through the box;
 * devices, line numbers, head ids and times of receipt do not: who takes the phone sees how many lines there are,
 * not what they say. Two tabs may have it open: IndexedDB runs their writes one after another, and `expect` and
 * `remove` are checked inside the write.
 *
 * One box for all, or a box for each device: what others wrote may lie under a key that does not last as long. Where
 * `boxFor` throws, reading or writing that device's segments rejects, and nothing is changed.
 */
export async function openIndexedDbStore(name: string, boxes: Box | BoxFor): Promise<LineStore> {
  const db = await openDatabase(name);
  const boxFor = typeof boxes === 'function' ? boxes : () => boxes;

  const sealSegment = async ({ ids, text, ...info }: Segment) => ({
    info,
    sealed: await boxFor(info.dev).seal(`${ids}\n${text}`),
  });
  /** `null`: damaged. One worn byte must not keep a phone from opening what else it holds. */
  const openOrNull = (box: Box, sealed: Sealed): Promise<string | null> =>
    box.open(sealed).catch((problem) => {
      if (problem instanceof Error && problem.name === 'Damaged') return null;
      throw problem;
    });
  const openSegment = async (info: SegmentInfo, sealed: Sealed): Promise<Segment | null> => {
    const opened = await openOrNull(boxFor(info.dev), sealed);
    if (opened === null) return null;
    const end = opened.indexOf('\n');
    return { ...info, ids: opened.slice(0, end), text: opened.slice(end + 1) };
  };

  return {
    operations: async () => {
      const found: string[] = [];
      const { store } = db.transaction('infos');
      for (let at = await store.openKeyCursor(); at; ) {
        const [op] = at.key as [string, string];
        found.push(op);
        // An array sorts after every text: the next operation's first segment.
        at = await at.continue([op, [] as unknown as string]);
      }
      return found;
    },
    segments: (op) => inOrder(db, op),
    read: async (op, lastIds) => {
      const transaction = db.transaction(['infos', 'texts']);
      const found = await Promise.all(
        lastIds.map(async (lastId) => {
          const info = transaction.objectStore('infos').get([op, lastId]);
          const sealed = transaction.objectStore('texts').get([op, lastId]);
          return [await info, await sealed] as const;
        }),
      );
      const opened = await Promise.all(
        found.map(async ([info, sealed]) =>
          info && sealed !== undefined ? openSegment(info, sealed) : null,
        ),
      );
      return opened.filter((segment) => segment !== null);
    },
    write: async (op, { put, remove, expect }: StoreChange) => {
      // A transaction ends by itself while something else is awaited: sealing comes before it.
      const sealed = await Promise.all(put.map(sealSegment));
      const transaction = db.transaction(['infos', 'texts'], 'readwrite', strict);
      const infos = transaction.objectStore('infos');
      const texts = transaction.objectStore('texts');
      const isStale = async () => {
        if (expect !== undefined) {
          const { dev, lastSeq } = expect;
          const range = IDBKeyRange.bound([op, dev], [op, dev, []]);
          const last = await infos.index('byLastSeq').openKeyCursor(range, 'prev');
          const found = last === null ? 0 : (last.key as [string, string, number])[2];
          if (found !== lastSeq) return true;
        }
        const found = await Promise.all(remove.map((lastId) => infos.getKey([op, lastId])));
        return found.includes(undefined);
      };
      if (await isStale()) {
        transaction.abort();
        await transaction.done.catch(() => {});
        return 'stale';
      }
      const requests: Promise<unknown>[] = [];
      for (const lastId of remove) {
        requests.push(infos.delete([op, lastId]), texts.delete([op, lastId]));
      }
      for (const { info, sealed: text } of sealed) {
        requests.push(infos.put(info), texts.put(text, [op, info.lastId]));
      }
      commitNow(transaction);
      await Promise.all([...requests, transaction.done]);
      return 'written';
    },
    note: async (op, key, value) => {
      if (value === undefined) {
        const kept = await db.get('notes', [op, key]);
        return kept === undefined ? null : openOrNull(boxFor(null), kept);
      }
      const sealed = value === null ? null : await boxFor(null).seal(value);
      const transaction = db.transaction('notes', 'readwrite', strict);
      const request =
        sealed === null
          ? transaction.store.delete([op, key])
          : transaction.store.put(sealed, [op, key]);
      commitNow(transaction);
      await Promise.all([request, transaction.done]);
      return value;
    },
    close: async () => db.close(),
  };
}

/** For a board on a laptop that is not carried through checkpoints: everything lies open. */
export const unsealedBox: Box = {
  seal: async (text) => text,
  open: async (sealed) => (typeof sealed === 'string' ? sealed : new TextDecoder().decode(sealed)),
};
