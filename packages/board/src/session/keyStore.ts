import type { DeviceId, OperationId } from '@corridor/log';

/** What this browser is in one operation. The private key cannot be read out by any script. */
export interface OwnDevice {
  readonly op: OperationId;
  readonly device: DeviceId;
  readonly privateKey: CryptoKey;
  /** Operation's name as last seen, for the first screen without a hub. */
  readonly name: string;
  readonly role: string;
  readonly label: string;
  readonly hub: { readonly device: DeviceId; readonly sealTo: string };
  readonly joinedAt: number;
}

export interface KeyStore {
  readonly all: () => Promise<readonly OwnDevice[]>;
  readonly get: (op: OperationId) => Promise<OwnDevice | null>;
  /** Durable when it resolves: only then may the hub hear of the key. */
  readonly put: (device: OwnDevice) => Promise<void>;
  readonly remove: (op: OperationId) => Promise<void>;
}

const DATABASE = 'corridor-board-keys';

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Keys of this browser profile, one per operation, in IndexedDB. */
export async function openKeyStore(factory: IDBFactory): Promise<KeyStore> {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('devices', { keyPath: 'op' });
  const database = await asked(opening);
  const write = (change: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const all = database.transaction('devices', 'readwrite', { durability: 'strict' });
      change(all.objectStore('devices'));
      all.oncomplete = () => resolve();
      all.onabort = () => reject(all.error);
    });
  const read = () => database.transaction('devices').objectStore('devices');
  return {
    all: async () => {
      const devices = (await asked(read().getAll())) as OwnDevice[];
      return devices.sort((a, b) => a.joinedAt - b.joinedAt || (a.op < b.op ? -1 : 1));
    },
    get: async (op) => ((await asked(read().get(op))) as OwnDevice | undefined) ?? null,
    put: (device) => write((store) => store.put(device)),
    remove: (op) => write((store) => store.delete(op)),
  };
}
