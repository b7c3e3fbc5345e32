import type { LineId, LineStore, OperationId } from '../types.ts';
import type { Row } from './rows.ts';

const maxCached = 16 * 1024 * 1024;

/** Stored lines by row, the recently used ones from memory. */
export interface Texts {
  /** Lines of each row asked; a row that another tab has rewritten meanwhile is missing. */
  readonly read: (rows: readonly Row[]) => Promise<ReadonlyMap<LineId, readonly string[]>>;
  readonly put: (lastId: LineId, lines: readonly string[], size: number) => void;
  readonly drop: (lastId: LineId) => void;
  readonly clear: () => void;
}

export function createTexts(store: LineStore, op: OperationId): Texts {
  // In order of use, the least recent first.
  const cache = new Map<LineId, { readonly lines: readonly string[]; readonly size: number }>();
  let cached = 0;

  const drop = (lastId: LineId) => {
    cached -= cache.get(lastId)?.size ?? 0;
    cache.delete(lastId);
  };
  const put = (lastId: LineId, lines: readonly string[], size: number) => {
    drop(lastId);
    cache.set(lastId, { lines, size });
    cached += size;
    for (const oldest of cache.keys()) {
      if (cached <= maxCached) break;
      drop(oldest);
    }
  };

  return {
    read: async (rows) => {
      const found = new Map<LineId, readonly string[]>();
      const missing: LineId[] = [];
      for (const { lastId } of rows) {
        const entry = cache.get(lastId);
        if (entry === undefined) missing.push(lastId);
        else {
          found.set(lastId, entry.lines);
          put(lastId, entry.lines, entry.size);
        }
      }
      if (missing.length > 0) {
        for (const { lastId, text } of await store.read(op, missing)) {
          const lines = text.split('\n');
          found.set(lastId, lines);
          put(lastId, lines, text.length);
        }
      }
      return found;
    },
    put,
    drop,
    clear: () => {
      cache.clear();
      cached = 0;
    },
  };
}
