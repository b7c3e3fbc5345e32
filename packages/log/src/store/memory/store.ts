import { byBytes } from '../../text/utf8.ts';
import type { LineId, LineStore, OperationId, Segment, StoreChange } from '../../types.ts';

/** Keeps lines as long as the process lives: for tests, and for a screen that must leave no trace. */
export function createMemoryStore(): LineStore {
  const segments = new Map<OperationId, Map<LineId, Segment>>();
  const notes = new Map<string, string>();

  const write = (op: OperationId, { put, remove, expect }: StoreChange) => {
    const of = segments.get(op) ?? new Map<LineId, Segment>();
    if (expect !== undefined) {
      let last = 0;
      for (const { dev, lastSeq } of of.values()) {
        if (dev === expect.dev) last = Math.max(last, lastSeq);
      }
      if (last !== expect.lastSeq) return 'stale';
    }
    if (!remove.every((lastId) => of.has(lastId))) return 'stale';
    for (const lastId of remove) of.delete(lastId);
    for (const segment of put) of.set(segment.lastId, segment);
    segments.set(op, of);
    return 'written';
  };

  return {
    operations: async () => [...segments.keys()].sort(byBytes),
    segments: async (op) =>
      [...(segments.get(op)?.values() ?? [])]
        .map(({ ids: _, text: __, ...info }) => info)
        .sort(
          (a, b) => byBytes(a.dev, b.dev) || a.firstSeq - b.firstSeq || byBytes(a.lastId, b.lastId),
        ),
    read: async (op, lastIds) =>
      lastIds.flatMap((lastId) => {
        const segment = segments.get(op)?.get(lastId);
        return segment === undefined ? [] : [segment];
      }),
    write: async (op, change) => write(op, change),
    note: async (op, key, value) => {
      const name = `${op}\n${key}`;
      const before = notes.get(name) ?? null;
      if (value === undefined) return before;
      if (value === null) notes.delete(name);
      else notes.set(name, value);
      return value;
    },
    close: async () => {},
  };
}
