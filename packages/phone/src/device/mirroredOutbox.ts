import type { OutboxStore, SealedRecord } from '@corridor/log';
import { openIndexedDbOutbox } from '@corridor/log/browser';

/** A second place, under another part of the browser: databases refuse to open more often than one thinks. */
const MIRROR = 'corridor-outbox';

const addressOf = (lastId: string) => new URL(`./outbox-mirror/${lastId}`, location.href).href;

const mirror = async (): Promise<Cache | null> => {
  try {
    return await caches.open(MIRROR);
  } catch {
    return null;
  }
};

/** Sealed records kept twice. The mirror is a help in need; that it fails never stops a count. */
export async function openMirroredOutbox(): Promise<OutboxStore> {
  const store = await openIndexedDbOutbox();
  return {
    put: async (record) => {
      await store.put(record);
      const cache = await mirror();
      await cache?.put(addressOf(record.lastId), Response.json(record)).catch(() => {});
    },
    all: store.all,
    lastIds: store.lastIds,
    remove: async (lastIds) => {
      await store.remove(lastIds);
      const cache = await mirror();
      for (const id of lastIds) await cache?.delete(addressOf(id)).catch(() => false);
    },
  };
}

/** What the mirror holds, for the rescue screen. */
export async function mirroredRecords(): Promise<readonly SealedRecord[]> {
  const cache = await mirror();
  const found: SealedRecord[] = [];
  for (const request of (await cache?.keys().catch(() => [])) ?? []) {
    const response = await cache?.match(request);
    if (response) found.push((await response.json()) as SealedRecord);
  }
  return found;
}
