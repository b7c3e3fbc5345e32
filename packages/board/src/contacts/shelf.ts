import type { DeviceId, OperationId, ReaderKey } from '@corridor/log';

/** Sealed bytes as this board keeps them. */
export interface Shelved {
  readonly op: OperationId;
  /** base64url SHA-256 of the bytes. */
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** The hub that holds them as well; another one (a restored hub is a new device) is brought them again. */
  readonly heldBy: DeviceId | null;
}

/** What only coordinators' boards hold: the key that opens calls, and the sealed bytes of the calls. */
export interface Shelf {
  readonly key: (op: OperationId) => Promise<ReaderKey | null>;
  /** Keeps this key unless one is here already; answers the one that is kept. Two tabs of a board have one key. */
  readonly keepKey: (op: OperationId, key: ReaderKey) => Promise<ReaderKey>;
  readonly all: (op: OperationId) => Promise<readonly Shelved[]>;
  /** Durable when it resolves: only then may a line name the hash. */
  readonly put: (shelved: Shelved) => Promise<void>;
  readonly remove: (op: OperationId, hash: string) => Promise<void>;
  /** Throws away the key and all bytes of an operation. */
  readonly destroy: (op: OperationId) => Promise<void>;
  readonly close: () => void;
}

const DATABASE = 'corridor-board-sealed';

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Of this browser profile, in IndexedDB; the key as the board's other keys are kept: no script can read it out. */
export async function openShelf(factory: IDBFactory): Promise<Shelf> {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('keys', { keyPath: 'op' });
    opening.result.createObjectStore('bytes', { keyPath: ['op', 'hash'] });
  };
  const database = await asked(opening);
  // A later version in another tab must not wait for this one.
  database.onversionchange = () => database.close();
  const write = <T>(
    stores: readonly string[],
    change: (store: (name: string) => IDBObjectStore) => Promise<T> | undefined,
  ): Promise<T | undefined> =>
    new Promise((resolve, reject) => {
      const all = database.transaction([...stores], 'readwrite', { durability: 'strict' });
      let result: T | undefined;
      change((name) => all.objectStore(name))?.then((value) => {
        result = value;
      }, reject);
      all.oncomplete = () => resolve(result);
      all.onabort = () => reject(all.error);
    });
  const ofOperation = (op: OperationId) => IDBKeyRange.bound([op], [op, []]);
  return {
    key: async (op) => {
      const found = await asked(database.transaction('keys').objectStore('keys').get(op));
      return (found as ReaderKey | undefined) ?? null;
    },
    keepKey: async (op, { privateKey, recipient }) => {
      const kept = await write(['keys'], async (store) => {
        const known = (await asked(store('keys').get(op))) as ReaderKey | undefined;
        if (!known) store('keys').put({ op, privateKey, recipient });
        return known;
      });
      return kept ?? { privateKey, recipient };
    },
    all: (op) =>
      asked(database.transaction('bytes').objectStore('bytes').getAll(ofOperation(op))) as Promise<
        readonly Shelved[]
      >,
    put: async (shelved) => {
      await write(['bytes'], (store) => {
        store('bytes').put(shelved);
        return undefined;
      });
    },
    remove: async (op, hash) => {
      await write(['bytes'], (store) => {
        store('bytes').delete([op, hash]);
        return undefined;
      });
    },
    destroy: async (op) => {
      await write(['keys', 'bytes'], (store) => {
        store('keys').delete(op);
        store('bytes').delete(ofOperation(op));
        return undefined;
      });
    },
    close: () => database.close(),
  };
}
