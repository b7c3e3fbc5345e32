import type { LineId, LineStore, OperationId } from '../types.ts';
import type { Row } from './rows.ts';

const maxCached = 16 * 1024 * 1024;

/** Stored text by row, the recently used ones from memory. */
export interface Texts {
  /** Text of each row asked; a row that another tab has rewritten meanwhile is missing. */
  readonly read: (rows: readonly Row[]) => Promise<ReadonlyMap<LineId, string>>;
  readonly put: (lastId: LineId, text: string) => void;
  readonly drop: (lastId: LineId) => void;
  readonly clear: () => void;
}

export function createTexts(store: LineStore, op: OperationId): Texts {
  // In order of use, the least recent first.
  const cache = new Map<LineId, string>();
  let cached = 0;

  const drop = (lastId: LineId) => {
    cached -= cache.get(lastId)?.length ?? 0;
    cache.delete(lastId);
  };
  const put = (lastId: LineId, text: string) => {
    drop(lastId);
    cache.set(lastId, text);
    cached += text.length;
    for (const oldest of cache.keys()) {
      if (cached <= maxCached) break;
      drop(oldest);
    }
  };

  return {
    read: async (rows) => {
      const found = new Map<LineId, string>();
      const missing: LineId[] = [];
      for (const { lastId } of rows) {
        const text = cache.get(lastId);
        if (text === undefined) missing.push(lastId);
        else {
          found.set(lastId, text);
          put(lastId, text);
        }
      }
      if (missing.length > 0) {
        for (const { lastId, text } of await store.read(op, missing)) {
          found.set(lastId, text);
          put(lastId, text);
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
