import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { argon } from './argon.ts';
import { deriverOf } from './derive.ts';
import type { Cost } from './types.ts';

/** As cheap as the floor allows to be told apart; for tests that try a PIN many times. */
export const cheapCost: Cost = { memoryKiB: 64, passes: 1, lanes: 1 };

export const pageDeriver = deriverOf(argon);

/** A phone fresh from the shop. */
export const newPhone = (): void => {
  globalThis.indexedDB = new IDBFactory();
};

/** Two clocks that a test moves by hand. */
export function handClock(wall = Date.UTC(2016, 11, 15, 6)) {
  let mono = 1000;
  let set = wall;
  return {
    time: { wall: () => set, mono: () => mono },
    /** Time passes. */
    pass: (ms: number) => {
      set += ms;
      mono += ms;
    },
    /** Somebody sets the clock of the phone. */
    setWall: (ms: number) => {
      set = ms;
    },
    /** The phone slept: the page's own clock stood still. */
    sleep: (ms: number) => {
      set += ms;
    },
  };
}

/** In letters only, or any six digits would be found in it sooner or later. */
const toHex = (buffer: Buffer): string =>
  buffer.toString('hex').replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));

const plain = (value: unknown): string => {
  if (value instanceof Uint8Array) {
    // Bytes as text, as base64url and as hexadecimal: whoever looks finds them in any of these.
    const buffer = Buffer.from(value);
    return [buffer.toString('latin1'), buffer.toString('base64url'), toHex(buffer)].join(' ');
  }
  if (value instanceof CryptoKey) return `key ${value.extractable ? 'READABLE' : 'unreadable'}`;
  if (Array.isArray(value)) return value.map(plain).join(' ');
  if (value && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => `${name}=${plain(inner)}`)
      .join(' ');
  }
  return String(value);
};

/** Everything in every object store of every database, keys and indexes' values included, as one text. */
export async function dump(): Promise<string> {
  const parts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    parts.push(name);
    for (const store of Array.from(db.objectStoreNames)) {
      const transaction = db.transaction(store);
      for (const what of ['getAll', 'getAllKeys'] as const) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const asked = transaction.objectStore(store)[what]();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
        parts.push(`${name}/${store}: ${rows.map(plain).join('\n')}`);
      }
    }
    db.close();
  }
  return parts.join('\n');
}

/** The forms in which a secret's bytes could be found. */
export const formsOf = (secret: string | Uint8Array): readonly string[] => {
  const buffer = Buffer.from(secret);
  const forms = [buffer.toString('base64url'), buffer.toString('base64'), toHex(buffer)];
  return [buffer.toString('latin1'), ...forms];
};

/** The battery falls out before the nth time a database is opened, written or deleted: neither that nor anything after it happens. */
export function killBefore(
  nth: number,
  restarted: () => void,
): { readonly isDead: () => boolean; readonly restart: () => void } {
  let changes = 0;
  const die = () => {
    if (changes++ >= nth) throw new Error('killed');
  };
  const { transaction } = IDBDatabase.prototype;
  const { deleteDatabase, open: openDatabase } = indexedDB;
  indexedDB.open = (...args) => {
    die();
    return openDatabase.apply(indexedDB, args);
  };
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    if (args[1] === 'readwrite') die();
    return transaction.apply(this, args);
  };
  indexedDB.deleteDatabase = (name) => {
    die();
    return deleteDatabase.call(indexedDB, name);
  };
  return {
    isDead: () => changes > nth,
    restart: () => {
      IDBDatabase.prototype.transaction = transaction;
      indexedDB.deleteDatabase = deleteDatabase;
      indexedDB.open = openDatabase;
      restarted();
    },
  };
}
