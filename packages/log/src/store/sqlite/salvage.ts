import { DatabaseSync } from 'node:sqlite';
import type { Segment } from '../../types.ts';
import { isDamagedStore, openSqliteStore } from './store.ts';

export interface Salvaged {
  readonly kept: number;
  /** Segments that could not be read. */
  readonly lost: number;
}

const segmentsAtOnce = 100;
/** Numbers without a readable segment, one after another: merged ones leave gaps, but none so long. */
const mostMissing = 200_000;
/** The same of those that fail: each costs a hundred times as much as one that is not there. */
const mostFailing = 10_000;

/**
 * Reads out of a damaged file every segment that can still be read, into a new one. What is read is compared with its
 * hashes when the log is opened. null where not even the list of segments is left. The damaged file stays as it is.
 */
export async function salvageSqliteStore(damaged: string, fresh: string): Promise<Salvaged | null> {
  const opened = openSqliteStore(fresh);
  if (!opened.ok) return null;
  const { store } = opened;
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(damaged);
    const last = lastNumber(db);
    let missing = 0;
    let failed = 0;
    const read = db.prepare(
      `SELECT op, dev, first_seq AS firstSeq, last_seq AS lastSeq, prev, last_id AS lastId,
         received_at AS receivedAt, ids, text FROM segments WHERE number = ?`,
    );
    let kept = 0;
    let lost = 0;
    const byOperation = new Map<string, Segment[]>();
    const flush = async () => {
      for (const [op, put] of byOperation) await store.write(op, { put, remove: [] });
      byOperation.clear();
    };
    for (
      let number = 1;
      number <= last && missing < mostMissing && failed < mostFailing;
      number++
    ) {
      missing++;
      try {
        const segment = read.get(number) as unknown as Segment | undefined;
        if (segment === undefined) continue;
        byOperation.set(segment.op, [...(byOperation.get(segment.op) ?? []), { ...segment }]);
        kept++;
        missing = 0;
        lost += failed;
        failed = 0;
      } catch {
        failed++;
      }
      if (number % segmentsAtOnce === 0) await flush();
    }
    await flush();
    // Behind the last one that can be read nobody knows how many there were.
    return kept === 0 ? null : { kept, lost: lost + Math.min(failed, 1) };
  } catch (error) {
    if (isDamagedStore(error) || isNotAStore(error)) return null;
    throw error;
  } finally {
    if (db?.isOpen) db.close();
    await store.close();
  }
}

/** Its tables are gone, or it is no database at all. */
const isNotAStore = (error: unknown): boolean =>
  [1, 26].includes((error as { errcode?: number } | null)?.errcode ?? 0);

/** Where the end of the list is damaged, it is looked for by trying. */
function lastNumber(db: DatabaseSync): number {
  try {
    return Number(db.prepare('SELECT max(number) AS n FROM segments').get()?.n ?? 0);
  } catch (error) {
    if (isDamagedStore(error)) return Number.MAX_SAFE_INTEGER;
    throw error;
  }
}
