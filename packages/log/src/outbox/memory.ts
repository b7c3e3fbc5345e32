import { byBytes } from '../text/utf8.ts';
import type { OutboxStore, SealedRecord } from './outbox.ts';

export const byPlace = (a: SealedRecord, b: SealedRecord): number =>
  byBytes(a.op, b.op) ||
  byBytes(a.dev, b.dev) ||
  a.lastSeq - b.lastSeq ||
  byBytes(a.lastId, b.lastId);

/** For tests, and for a browser that refuses to keep anything: then it lasts as long as the page. */
export const createMemoryOutbox = (): OutboxStore => {
  const records = new Map<string, SealedRecord>();
  return {
    put: async (record) => {
      records.set(record.lastId, record);
    },
    all: async () => [...records.values()].sort(byPlace),
    lastIds: async () => [...records.keys()],
    remove: async (lastIds) => {
      for (const id of lastIds) records.delete(id);
    },
  };
};
